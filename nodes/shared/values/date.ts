/** Times as the services write them, turned into ISO 8601 in UTC. */

const MILLISECONDS = 1000;
const SIXTY = 60;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const DASHED = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?$/;
/** A time of ISO 8601 with its zone. */
const OFFSET = /^(.*:\d{2}(?:\.\d+)?) ?(?:Z|([+-])([01]\d)(?::?([0-5]\d))?)$/;

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
	return fromIso(text.replace(',', '.'), zone);
}

function fromIso(text: string, zone: string): string | undefined {
	const [, local = text, sign, hours, minutes] = OFFSET.exec(text) ?? [];
	const dashed = DASHED.exec(local);
	if (!dashed) return undefined;
	if (local === text) return fromLocal(dashed.slice(1), zone);
	const inUtc = fromLocal(dashed.slice(1), 'UTC');
	const offset = Number(`${sign ?? '+'}1`) * (Number(hours ?? 0) * SIXTY + Number(minutes ?? 0));
	return inUtc && toIso(Date.parse(inUtc) - offset * SIXTY * MILLISECONDS);
}

function fromUnixSeconds(seconds: number): string | undefined {
	return seconds > 0 ? toIso(seconds * MILLISECONDS) : undefined;
}

function fromLocal(parts: Array<string | undefined>, zone: string): string | undefined {
	const [year, month, day, hour, minute, second, fraction = 0] = parts.map((part) => Number(part ?? 0));
	const milliseconds = Math.floor(fraction * MILLISECONDS);
	const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
	const real = new Date(asUtc);
	const isDate = real.getUTCDate() === day && real.getUTCMonth() === month - 1;
	if (!isDate || hour >= 24 || minute >= SIXTY || second >= SIXTY) return undefined;
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
	const parts = formatterFor(zone).formatToParts(moment);
	return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<LocalPart, string>;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether the text names a time zone, such as `Europe/Moscow`. */
export function isTimeZone(zone: unknown): zone is string {
	if (typeof zone !== 'string' || zone === '') return false;
	try {
		return formatterFor(zone) !== undefined;
	} catch {
		return false;
	}
}

/** Making a formatter takes longer than using it thousands of times. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
	const known = formatters.get(timeZone);
	if (known) return known;
	const formatter = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	});
	formatters.set(timeZone, formatter);
	return formatter;
}

/** @returns day of the week (1 is Monday) and minutes since midnight in the zone */
export function zoneTime(moment: number, zone: string): { weekday: number; minutes: number } {
	const { year, month, day, hour, minute } = localParts(moment, zone);
	const weekday = new Date(Date.UTC(+year, +month - 1, +day)).getUTCDay();
	return { weekday: weekday || 7, minutes: Number(hour) * SIXTY + Number(minute) };
}

function toIso(moment: number): string | undefined {
	return Math.abs(moment) <= 8.64e15 ? new Date(moment).toISOString() : undefined;
}
