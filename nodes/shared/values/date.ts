/** Times as the services write them, turned into ISO 8601 in UTC. */

const MILLISECONDS = 1000;
const DOTTED = /^(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const DASHED = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** The zone in which the services write local times (none of the documents names one). */
export const SERVICE_ZONE = 'Europe/Moscow';

/**
 * Reads Unix seconds (number or digits), `dd.mm.yyyy hh:mm:ss`, `yyyy-mm-dd hh:mm:ss` or ISO 8601 with a zone.
 *
 * @param zone IANA zone of local times
 * @returns ISO 8601 in UTC; undefined for 0, null and whatever is no time
 */
export function toIsoTime(value: unknown, zone = SERVICE_ZONE): string | undefined {
	if (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) {
		return fromUnixSeconds(Number(value));
	}
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	const dotted = DOTTED.exec(text);
	if (dotted) {
		const [, day, month, year, ...time] = dotted;
		return fromLocal([year, month, day, ...time], zone);
	}
	const dashed = DASHED.exec(text);
	if (dashed) return fromLocal(dashed.slice(1), zone);
	return /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? toIso(Date.parse(text)) : undefined;
}

function fromUnixSeconds(seconds: number): string | undefined {
	return seconds > 0 ? toIso(seconds * MILLISECONDS) : undefined;
}

function fromLocal(parts: Array<string | undefined>, zone: string): string | undefined {
	const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0));
	const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
	const real = new Date(asUtc);
	const exists = real.getUTCDate() === day && real.getUTCMonth() === month - 1 && hour < 24 && minute < 60;
	if (!exists) return undefined;
	// Twice, because the offset has to be the one in force at the moment itself, not at the first guess.
	const guess = asUtc - zoneOffset(asUtc, zone);
	return toIso(asUtc - zoneOffset(guess, zone));
}

/** Milliseconds by which the zone is ahead of UTC at that moment. */
function zoneOffset(moment: number, zone: string): number {
	const { year, month, day, hour, minute, second } = localParts(moment, zone);
	const local = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
	return local - Math.floor(moment / MILLISECONDS) * MILLISECONDS;
}

type LocalPart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/**
 * What a clock and a calendar in the zone show at a moment.
 *
 * @param moment milliseconds since 1970
 * @param zone IANA zone; RangeError for any other text
 * @returns digits with leading zeros: `2026`, `01`, …
 */
export function localParts(moment: number, zone: string): Record<LocalPart, string> {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	}).formatToParts(moment);
	return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<LocalPart, string>;
}

function toIso(moment: number): string | undefined {
	return Math.abs(moment) <= 8.64e15 ? new Date(moment).toISOString() : undefined;
}
