/** Holds back the calls that a limit does not let pass, and those that would take the place of a code that has ended. */

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { runOf } from '../../shared/calls/owner';
import { type MarkStore, workflowMarks } from '../../shared/markStore';
import { isRecord } from '../../shared/values/text';
import { voidCode } from '../../shared/verification/attempts';
import type { SealedCode } from '../../shared/verification/sealedCode';
import type { Attempt } from '../attempt';
import type { HeldCall } from '../channels';
import { endPassed, type Exceeded, isExceeded, type Passed, passLimits, renewPassed } from './counts';
import type { LimitName } from './read';

/** The last guard of one run. A person counts once, however many channels are tried. */
export interface Restriction {
	restrict: (calls: HeldCall[]) => Promise<void>;
	/** All channels were tried that are to be. @param mayHaveRung whether the phone of an attempt may have rung */
	end: (mayHaveRung: (attempt: Attempt) => boolean) => Promise<void>;
}

/** @param attempts of the run, by the index of their item */
export function restriction(context: IExecuteFunctions, attempts: ReadonlyMap<number, Attempt>): Restriction {
	const store = workflowMarks(context);
	const passed = new Map<number, Passed<LimitName>>();
	return {
		async restrict(calls) {
			const asking = calls.flatMap((call) => {
				const attempt = attempts.get(call.item.index);
				return attempt && !passed.has(call.item.index) ? [{ call, attempt }] : [];
			});
			const again = calls.flatMap((call) => passed.get(call.item.index) ?? []);
			// Where n8n cannot keep it, this process still knows.
			if (again.length > 0) await renewPassed(store, again).catch(() => undefined);
			if (asking.length === 0) return;
			try {
				const wanted = asking.map(({ attempt: { limits, phone } }) => limits.of(phone));
				const results = await passLimits(store, wanted);
				for (const [at, result] of results.entries()) {
					if (!isExceeded(result)) passed.set(asking[at].call.item.index, result);
				}
				for (const [at, { call, attempt }] of asking.entries()) {
					await settle(context, store, call, attempt, results[at]);
				}
			} catch {
				for (const { call } of asking) call.error ??= call.item.refuse(...NOT_COUNTED);
			}
		},
		async end(mayHaveRung) {
			const ended = [...passed].flatMap(([index, one]) => {
				const attempt = attempts.get(index);
				if (!attempt) return [];
				// Otherwise a visitor could find out without end which phones the services refuse.
				const isTold = attempt.failed.some(({ outcome }) => outcome === 'refused');
				const kept: LimitName[] = isTold ? ['perVisitorPerHour'] : [];
				return [{ passed: one, rang: mayHaveRung(attempt), kept }];
			});
			for (const [index] of passed) {
				const attempt = attempts.get(index);
				if (attempt?.before && mayHaveRung(attempt)) delete voidedIn(context)[attempt.before.id];
			}
			// Where n8n cannot keep it, this process still knows.
			if (ended.length > 0) await endPassed(store, ended).catch(() => undefined);
		},
	};
}

async function settle(
	context: IExecuteFunctions,
	store: MarkStore,
	call: HeldCall,
	attempt: Attempt,
	result: Passed<LimitName> | Exceeded<LimitName>,
): Promise<void> {
	if (isExceeded(result)) return holdOver(call, attempt, result);
	const ended = attempt.before && (await voidOnce(context, store, attempt.before, call.owner));
	if (ended) call.outcome = { json: skipped(attempt, { reason: ended }) };
	return undefined;
}

const VOIDED = 'voidedCodes';

/** Who has voided a code in this execution, by the code's ID, until a phone may have rung for it. */
function voidedIn(context: IExecuteFunctions): Record<string, string> {
	const data = context.getContext('node');
	if (!isRecord(data[VOIDED])) data[VOIDED] = {};
	return data[VOIDED] as Record<string, string>;
}

/** A try of the node that comes after one that has called nobody finds the code that it has voided itself. */
async function voidOnce(
	context: IExecuteFunctions,
	store: MarkStore,
	code: SealedCode,
	owner: string,
): Promise<'used' | 'replaced' | undefined> {
	const voided = voidedIn(context);
	const ended = await voidCode(store, code);
	const by = voided[code.id];
	const isOwn = by !== undefined && (by === owner || runOf(by) !== runOf(owner));
	if (ended === 'replaced' && isOwn) return undefined;
	if (!ended) voided[code.id] = owner;
	return ended;
}

function holdOver(call: HeldCall, attempt: Attempt, { limit, until }: Exceeded<LimitName>): void {
	const retryAfterSeconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
	if (attempt.limits.fails) {
		const advice = `Try again in ${retryAfterSeconds} seconds. Nobody was called. [${limit}]`;
		call.error = call.item.refuse('Limits', 'do not allow another call now', advice);
	} else {
		call.outcome = { json: skipped(attempt, { reason: 'limitReached', limit, retryAfterSeconds }) };
	}
}

/** What comes out for a person who is not called. */
export const skipped = ({ phone }: { phone: string | null }, why: IDataObject): IDataObject => ({
	outcome: 'skipped',
	...why,
	phone,
});

const NOT_COUNTED = [
	'Limits',
	'cannot be counted by n8n, so nobody was called',
	'Save the workflow and check whether n8n reaches its database. Then run again.',
] as const;
