/**
 * What an execution has begun to call, noted in n8n's own store before it is sent. When a person stops an execution, n8n
 * writes it back as it was before it ran, and with it goes the memory of the node; a process that is killed loses it too.
 * What is noted here is still known when the same execution is run again.
 */

import type { ErrorRow } from '../errors';
import { type Effect, leavesOpen } from '../http/effect';
import { isRecord } from '../values/text';
import type { CallTries, Try } from './callTries';
import type { Entry } from './gate';
import type { CallMemory } from './memory';
import { wasCalled } from './outcomes';
import type { RunContext } from './owner';

export interface ExecutionMarks<Reading, Call> {
	/**
	 * Asked before the guards that count calls: what was called before this try counts too.
	 *
	 * @returns the calls that an earlier try of the execution has noted
	 */
	recall(entries: Array<Entry<Reading, Call>>): Promise<Array<Entry<Reading, Call>>>;
	/** Notes calls that are about to be placed. @returns those that an earlier try of the execution has noted */
	note(entries: Array<Entry<Reading, Call>>): Promise<Array<Entry<Reading, Call>>>;
	/** Takes back what was not placed after all. */
	forgetUncalled(entries: Array<Entry<Reading, Call>>): Promise<void>;
}

/**
 * A call is known by its phone and by the how many-th call to that phone it is, not by its item: what is run again may read
 * its list anew, with other rows or in another order.
 */
export function executionMarks<Reading, Call>(
	context: RunContext,
	tries: CallTries,
	memory: CallMemory,
	keyOf: (call: Call) => string,
): ExecutionMarks<Reading, Call> {
	const kept = context.getContext('node');
	const freed = freedIn(context);
	const noted: Noted[] = [];
	const triesFor = (entries: Array<Entry<Reading, Call>>): Try[] =>
		numbered(
			entries.map(({ call }) => keyOf(call)),
			memory,
		).map((name) => ({ name, time: freed.get(name) ?? 0 }));
	return {
		async recall(entries) {
			if (entries.length === 0 || !(await tries.isAgain())) return [];
			const asked = triesFor(entries);
			const standing = await tries.look(asked);
			return entries.filter((_, at) => standing.has(asked[at]));
		},
		async note(entries) {
			if (entries.length === 0) return [];
			const asked = triesFor(entries);
			const standing = await tries.take(asked);
			entries.forEach(({ call }, at) => {
				if (!standing.has(asked[at])) noted.push({ key: keyOf(call), made: asked[at] });
			});
			return entries.filter((_, at) => standing.has(asked[at]));
		},
		async forgetUncalled(entries) {
			const uncalled = entries.filter(({ outcome }) => !wasCalled(outcome));
			if (uncalled.length === 0) return;
			const byPhone = triesByPhone(noted);
			const made = uncalled.flatMap(({ call }) => byPhone.get(keyOf(call))?.pop() ?? []);
			if (made.length === 0) return;
			for (const { name, time } of made) freed.set(name, time + 1);
			kept[FREED] = Object.fromEntries(freed);
			await tries.takeBack(made);
		},
	};
}

/** A call that was noted. */
interface Noted {
	key: string;
	made: Try;
}

/** The last of a phone are taken back, however many were not placed. */
function triesByPhone(noted: Noted[]): Map<string, Try[]> {
	const tries = new Map<string, Try[]>();
	for (const { key, made } of noted) tries.set(key, [...(tries.get(key) ?? []), made]);
	return tries;
}

/** What stands for each call: its phone's name, and how many calls to that phone the execution remembers before it. */
function numbered(keys: string[], memory: CallMemory): string[] {
	const counts = new Map<string, number>();
	return keys.map((key) => {
		const before = counts.get(key) ?? memory.admitted(key).filter(({ result }) => result).length;
		counts.set(key, before + 1);
		return `${memory.nameOf(key)} ${before}`;
	});
}

const FREED = 'freedCalls';

/** How often each call was taken back, kept with the execution: its next try begins behind that. */
function freedIn(context: RunContext): Map<string, number> {
	const freed: unknown = context.getContext('node')[FREED];
	return new Map(isRecord(freed) ? Object.entries(freed as Record<string, number>) : []);
}

/** What is said of a call that an earlier try may have placed. */
export const triedBefore = (effect: Effect): ErrorRow =>
	leavesOpen(
		'An earlier try of this execution has begun this call or was about to, and its result is not known here',
		effect,
	);
