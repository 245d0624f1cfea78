/** The guards that a user sets for paid calls: who may be called, when, how many. */

import type { IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { inputError } from '../errors';
import type { AllowedHours } from './hours';
import { isAllowed } from './hours';
import type { SkipReason } from '../result';
import type { Pace } from '../calls/rateLimiter';
import type { Reporting } from '../calls/runSummary';
import { fieldOf } from '../values/path';

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
 * @param ringsAt milliseconds since 1970 at which the phone will ring
 * @returns why not; undefined when it may
 */
export function skipReason(
	safety: Safety,
	candidate: Candidate,
	admitted: Admitted,
	ringsAt: number,
): SkipReason | undefined {
	const { key, phone } = candidate;
	const owner = admitted.owners.get(phone);
	if (safety.skipRepeated && owner !== undefined && owner !== key) return 'duplicate';
	const reason = notAllowed(safety, candidate, ringsAt);
	if (reason) return reason;
	if (candidate.calledRecently) return 'calledRecently';
	if (!admitted.keys.has(key) && admitted.keys.size >= safety.mostCalls) return 'capReached';
	if (owner === undefined) admitted.owners.set(phone, key);
	admitted.keys.add(key);
	return safety.dryRun ? 'dryRun' : undefined;
}

/**
 * Whether the allowed hours let a phone ring at the moment; asked again right before a request, as waiting for its turn
 * may have taken it out of them.
 *
 * @param ringsAt milliseconds since 1970 at which the phone will ring
 */
export function isWithinHours({ hours }: Pick<Safety, 'hours'>, ringsAt: number): boolean {
	// What is to be scheduled rings within the hours, whenever it is sent.
	return !hours || hours.outside === 'schedule' || isAllowed(hours, ringsAt);
}

/** For users who want an item outside the allowed hours to fail. */
export function outsideHours(place: ErrorPlace): NodeOperationError {
	const advice = 'Run it again within the hours. Nothing was sent.';
	const error = inputError(place, 'Allowed Hours', 'do not allow a call at this time', advice);
	error.context.reason = 'outsideAllowedHours' satisfies SkipReason;
	return error;
}

/** Whether `outsideHours` has made the error. */
export function isOutsideHours(error: unknown): boolean {
	return error instanceof NodeOperationError && error.context.reason === 'outsideAllowedHours';
}

function notAllowed(safety: Safety, { phone, json }: Candidate, ringsAt: number): SkipReason | undefined {
	const { allowedPrefixes, doNotCall, doNotCallField } = safety;
	if (allowedPrefixes.length > 0 && !allowedPrefixes.some((prefix) => phone.startsWith(prefix))) {
		return 'prefixNotAllowed';
	}
	if (doNotCall.has(phone)) return 'doNotCall';
	if (doNotCallField && isTrue(fieldOf(json, doNotCallField))) return 'doNotCall';
	return isWithinHours(safety, ringsAt) ? undefined : 'outsideAllowedHours';
}

/** Lists and sheets write true in many ways; what is not clearly false means: do not call. */
function isTrue(value: unknown): boolean {
	if (typeof value === 'string') return !/^(|0|no|n|false|нет)$/i.test(value.trim());
	return Boolean(value);
}
