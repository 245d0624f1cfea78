/** Reads the guards as the 'Safety' collection has them. */

import type { IDataObject } from 'n8n-workflow';

import { parsePhone } from '../values/phone';
import { isRecord, textOf } from '../values/text';
import type { AllowedHours } from './hours';
import { isZone, minutesOf, nextOpening } from './hours';
import type { Pace } from '../calls/rateLimiter';
import type { Safety } from './guards';
import type { Reporting } from '../calls/runSummary';

/** A guard that can't be used as it is set. */
export interface BadGuard {
	field: string;
	rule: string;
}

const SEPARATORS = /[,;\n\r]+/;

/**
 * Reads the 'Safety' collection.
 *
 * A guard that can't be read must never let a call pass, so it is an error and not left out.
 *
 * @param raw the node's parameter `safety`
 */
export function readSafety(raw: unknown): Safety | BadGuard {
	const set = isRecord(raw) ? (raw as IDataObject) : {};
	const allowedPrefixes = listOf(set.allowedPrefixes).map((prefix) => prefix.replace(/[\s()+-]/g, ''));
	const doNotCall = listOf(set.doNotCallList).map((number) => digitsOf(number));
	const mostCalls = Number(set.mostCalls ?? Infinity);
	const rememberHours = Number(set.rememberHours ?? 0);
	const pace = readPace(set);
	const hours = readHours(set.allowedHours);
	const wrong = findBadGuard({ allowedPrefixes, doNotCall, mostCalls, rememberHours });
	if (wrong) return wrong;
	if ('rule' in pace) return pace;
	if (hours && 'rule' in hours) return hours;
	return {
		dryRun: set.dryRun === true,
		skipRepeated: set.skipRepeated !== false,
		allowedPrefixes,
		mostCalls,
		rememberHours,
		hours,
		doNotCall: new Set(doNotCall),
		doNotCallField: textOf(set.doNotCallField),
		pace,
		reporting: readReporting(set),
	};
}

interface Lists {
	allowedPrefixes: string[];
	/** Empty where an entry is no number. */
	doNotCall: string[];
	mostCalls: number;
	rememberHours: number;
}

function findBadGuard({ allowedPrefixes, doNotCall, mostCalls, rememberHours }: Lists): BadGuard | undefined {
	if (!allowedPrefixes.every((prefix) => /^\d{1,15}$/.test(prefix))) {
		return { field: 'Allowed Prefixes', rule: 'may hold only digits, separated by commas' };
	}
	const unread = doNotCall.filter((number) => number === '').length;
	if (unread > 0) return { field: 'Do-Not-Call List', rule: `holds ${unread} entries that are no numbers` };
	if (!(mostCalls >= 1)) return { field: 'Most Calls per Run', rule: 'must be 1 or more' };
	if (!(rememberHours >= 0))
		return { field: 'Remember Numbers For (Hours)', rule: 'must be 0 or more hours' };
	return undefined;
}

function digitsOf(number: string): string {
	const parsed = parsePhone(number);
	return 'digits' in parsed ? parsed.digits : '';
}

function readReporting({ skippedItems, summary }: IDataObject): Reporting {
	const dropSkipped = skippedItems === 'drop';
	return { dropSkipped, summary: summary === true || dropSkipped };
}

function readPace({ atATime = Infinity, perSecond = Infinity, repeats = 0 }: IDataObject): Pace | BadGuard {
	if (!(Number(atATime) >= 1)) return { field: 'Calls at a Time', rule: 'must be 1 or more' };
	if (!(Number(perSecond) > 0)) return { field: 'Calls per Second', rule: 'must be more than 0' };
	if (!(Number(repeats) >= 0)) return { field: 'Repeat If Not Placed', rule: 'must be 0 or more' };
	return { atATime: Number(atATime), perSecond: Number(perSecond), repeats: Number(repeats) };
}

/** As the fields have them: n8n does not store what the user has left as it was. */
const USUAL_HOURS = {
	from: '09:00',
	to: '21:00',
	days: [1, 2, 3, 4, 5, 6, 7],
	zone: 'Europe/Moscow',
	outside: 'skip',
};

function readHours(raw: unknown): AllowedHours | BadGuard | undefined {
	if (!isRecord(raw) || !isRecord(raw.hours)) return undefined;
	const field = 'Allowed Hours';
	const { days, from, to, zone, outside }: Record<string, unknown> = { ...USUAL_HOURS, ...raw.hours };
	const [opens, closes] = [minutesOf(from), minutesOf(to)];
	if (opens === undefined || closes === undefined)
		return { field, rule: "needs 'Earliest Time' and 'Latest Time' as HH:mm" };
	if (typeof zone !== 'string' || !isZone(zone))
		return { field, rule: "needs a 'Time Zone' like Europe/Moscow" };
	if (!Array.isArray(days)) return { field, rule: "needs a list of 'On Days'" };
	const hours = { from: opens, to: closes, zone, days: days.map(Number), outside: choiceOf(outside) };
	const never = hours.outside === 'schedule' && nextOpening(hours, Date.now()) === undefined;
	return never ? { field, rule: 'never begin, so nothing can be scheduled for them' } : hours;
}

function choiceOf(outside: unknown): AllowedHours['outside'] {
	return outside === 'fail' || outside === 'schedule' ? outside : 'skip';
}

function listOf(value: unknown): string[] {
	return (textOf(value) ?? '')
		.split(SEPARATORS)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
