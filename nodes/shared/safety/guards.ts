/** The guards that a user sets for paid calls: who may be called, when, how many. */

import type { IDataObject } from 'n8n-workflow';

import type { SkipReason } from '../result';
import { fieldOf } from '../values/path';
import type { AllowedHours } from './hours';

/** How fast requests may go out. */
export interface RateLimit {
	/** Most requests under way; Infinity for all at once. */
	atATime: number;
	/** Most requests started in a second; Infinity for no limit. */
	perSecond: number;
	/** How often a request is repeated that was not sent, or that the service had no time for (429). */
	repeats: number;
	/** 'Batching' of n8n's request options: a pause after each batch of requests. */
	batch?: { size: number; intervalMs: number };
}

/** Which of the results the user wants to see, and whether a summary follows. */
export interface Reporting {
	dropSkipped: boolean;
	summary: boolean;
}

export interface Guards {
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
	rateLimit: RateLimit;
	reporting: Reporting;
}

/** For requests that call nobody. */
export const noGuards: Guards = {
	dryRun: false,
	skipRepeated: false,
	allowedPrefixes: [],
	mostCalls: Infinity,
	rememberHours: 0,
	doNotCall: new Set(),
	rateLimit: { atATime: Infinity, perSecond: Infinity, repeats: 0 },
	reporting: { dropSkipped: false, summary: false },
};

/**
 * Whether a number may be called at all, at any time.
 *
 * @param json of the input item, for the field that says not to call
 */
export function whyForbidden(guards: Guards, phone: string, json: IDataObject): SkipReason | undefined {
	const { allowedPrefixes, doNotCall, doNotCallField } = guards;
	if (allowedPrefixes.length > 0 && !allowedPrefixes.some((prefix) => phone.startsWith(prefix))) {
		return 'prefixNotAllowed';
	}
	if (doNotCall.has(phone)) return 'doNotCall';
	return doNotCallField && isTrue(fieldOf(json, doNotCallField)) ? 'doNotCall' : undefined;
}

/** Lists and sheets write true in many ways; what is not clearly false means: do not call. */
function isTrue(value: unknown): boolean {
	if (typeof value === 'string') return !/^(|0|no|n|false|нет)$/i.test(value.trim());
	return Boolean(value);
}
