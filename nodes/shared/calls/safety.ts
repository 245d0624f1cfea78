/** The guards that a user sets for paid calls: who may be called, when, how many. */

import type { IDataObject, NodeOperationError } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { inputError } from '../errors';
import { parsePhone } from '../values/phone';
import { isRecord, textOf } from '../values/text';
import type { AllowedHours } from './hours';
import { isAllowed, isZone, minutesOf } from './hours';
import type { SkipReason } from './outcome';
import type { Pace } from './pacing';
import { fieldOf } from './recipients';
import type { Reporting } from './tally';

export interface Safety {
	dryRun: boolean;
	skipRepeated: boolean;
	/** Digits; none allows any. */
	allowedPrefixes: string[];
	/** Infinity for no cap. */
	mostCalls: number;
	/** How long a number is remembered across executions; 0 for not at all. */
	rememberHours: number;
	hours?: AllowedHours;
	doNotCall: Set<string>;
	doNotCallField?: string;
	pace: Pace;
	reporting: Reporting;
}

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
	if (!(rememberHours >= 0)) return { field: 'Remember Numbers For', rule: 'must be 0 or more hours' };
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
	if (opens === undefined || closes === undefined) return { field, rule: "needs 'From' and 'To' as HH:mm" };
	if (typeof zone !== 'string' || !isZone(zone))
		return { field, rule: "needs a 'Time Zone' like Europe/Moscow" };
	if (!Array.isArray(days)) return { field, rule: "needs a list of 'Days'" };
	return {
		from: opens,
		to: closes,
		zone,
		days: days.map(Number),
		outside: outside === 'fail' ? 'fail' : 'skip',
	};
}

function listOf(value: unknown): string[] {
	return (textOf(value) ?? '')
		.split(SEPARATORS)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

/** One number that is about to be called. */
export interface Candidate {
	/** Run, item and number: what the gate remembers the call by. */
	key: string;
	phone: string;
	/** Whether an execution before this one has called the number. */
	calledRecently?: boolean;
	/** The input item, for the field that says not to call. */
	json: IDataObject;
}

/** What one run of a node has let pass; asking again for the same call gives the same answer, so retries change nothing. */
export interface Admitted {
	/** Who was first to name a number. */
	owners: Map<string, string>;
	keys: Set<string>;
}

/**
 * Decides whether a number may be called.
 *
 * @param now milliseconds since 1970
 * @returns why not; undefined when it may
 */
export function skipReason(
	safety: Safety,
	candidate: Candidate,
	admitted: Admitted,
	now: number,
): SkipReason | undefined {
	const { key, phone } = candidate;
	const owner = admitted.owners.get(phone);
	if (safety.skipRepeated && owner !== undefined && owner !== key) return 'duplicate';
	const reason = notAllowed(safety, candidate, now);
	if (reason) return reason;
	if (candidate.calledRecently) return 'calledRecently';
	if (!admitted.keys.has(key) && admitted.keys.size >= safety.mostCalls) return 'capReached';
	if (owner === undefined) admitted.owners.set(phone, key);
	admitted.keys.add(key);
	return safety.dryRun ? 'dryRun' : undefined;
}

/** For users who want an item outside the allowed hours to fail. */
export function outsideHours(place: ErrorPlace): NodeOperationError {
	const advice = 'Run it again within the hours. Nothing was sent.';
	return inputError(place, 'Allowed Hours', 'do not allow a call at this time', advice);
}

function notAllowed(safety: Safety, { phone, json }: Candidate, now: number): SkipReason | undefined {
	const { allowedPrefixes, doNotCall, doNotCallField, hours } = safety;
	if (allowedPrefixes.length > 0 && !allowedPrefixes.some((prefix) => phone.startsWith(prefix))) {
		return 'prefixNotAllowed';
	}
	if (doNotCall.has(phone)) return 'doNotCall';
	if (doNotCallField && isTrue(fieldOf(json, doNotCallField))) return 'doNotCall';
	return hours && !isAllowed(hours, now) ? 'outsideAllowedHours' : undefined;
}

/** Lists and sheets write true in many ways; what is not clearly false means: do not call. */
function isTrue(value: unknown): boolean {
	if (typeof value === 'string') return !/^(|0|no|n|false|нет)$/i.test(value.trim());
	return Boolean(value);
}
