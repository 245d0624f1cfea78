/**
 * What an execution has begun to call, noted in n8n's own store before it is sent. When a person stops an execution, n8n
 * writes it back as it was before it ran, and with it goes the memory of the node; a process that is killed loses it too.
 * What is noted here is still known when the same execution is run again.
 */

import { randomUUID } from 'node:crypto';

import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import { type Effect, leavesOpen } from '../http/effect';
import { inTurn, type MarkStore } from '../markStore';
import { digestOf } from '../values/digest';
import { isRecord, textOf } from '../values/text';
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
	store: MarkStore,
	memory: CallMemory,
	keyOf: (call: Call) => string,
): ExecutionMarks<Reading, Call> {
	const execution = executionName(context);
	const kept = context.getContext('node');
	const freed = freedIn(context);
	const begun = `${execution} begun`;
	const noted: Noted[] = [];
	const markOf = ({ name, time }: Attempt) => `${execution} ${name} ${time}`;
	const usedMarkOf = (attempt: Attempt) => `${markOf(attempt)} used`;
	const attemptsFor = (entries: Array<Entry<Reading, Call>>): Attempt[] =>
		numbered(
			entries.map(({ call }) => keyOf(call)),
			memory,
		).map((name) => ({ name, time: freed[name] ?? 0 }));
	// Where n8n cannot note them, the memory of the execution has to do.
	const add = async (marks: string[]) =>
		new Set(await inTurn(store, async () => await store.add(marks)).catch(() => marks));
	const remove = async (marks: string[]) =>
		await inTurn(store, async () => await store.remove(marks)).catch(() => undefined);
	/** Those whose mark is there. */
	const having = async (attempts: Attempt[], mark: typeof markOf) => {
		if (attempts.length === 0) return [];
		const found = await inTurn(store, async () => await store.find(attempts.map(mark))).catch(() => []);
		const marks = new Set(found);
		return attempts.filter((attempt) => marks.has(mark(attempt)));
	};
	/** Those whose try was taken back; they move on to the next one. */
	const movedOn = async (attempts: Attempt[]) => {
		const used = await having(attempts, usedMarkOf);
		for (const attempt of used) attempt.time += 1;
		return used;
	};
	const isAgain = async () => {
		if (!again.has(kept)) again.set(kept, !(await add([begun])).has(begun));
		return again.get(kept);
	};
	/** @returns those that an earlier try has called, or may have */
	const look = async (attempts: Attempt[]) => {
		const standing = new Set<Attempt>();
		for (let asked = attempts; asked.length > 0; ) {
			for (const attempt of await having(asked, markOf)) standing.add(attempt);
			asked = await movedOn(asked.filter((attempt) => !standing.has(attempt)));
		}
		return standing;
	};
	/** The same, and leaves the marks of all others. */
	const take = async (attempts: Attempt[]) => {
		const standing = new Set<Attempt>();
		for (let asked = attempts; asked.length > 0; ) {
			const marks = [begun, ...asked.map(markOf)];
			const added = await add(marks);
			if (!again.has(kept)) again.set(kept, !added.has(begun));
			const isTaken = (attempt: Attempt) => added.has(markOf(attempt));
			for (const attempt of asked) if (!isTaken(attempt)) standing.add(attempt);
			// In the first try, nobody has taken any back but this one, which knows it.
			if (!again.get(kept)) break;
			const taken = asked.filter(isTaken);
			const left = new Map(taken.map((attempt) => [attempt, markOf(attempt)]));
			asked = await movedOn(taken);
			if (asked.length > 0) await remove(asked.map((attempt) => left.get(attempt) ?? ''));
		}
		return standing;
	};
	return {
		async recall(entries) {
			if (entries.length === 0 || !(await isAgain())) return [];
			const attempts = attemptsFor(entries);
			const standing = await look(attempts);
			return entries.filter((_, at) => standing.has(attempts[at]));
		},
		async note(entries) {
			if (entries.length === 0) return [];
			const attempts = attemptsFor(entries);
			const standing = await take(attempts);
			entries.forEach(({ call }, at) => {
				if (!standing.has(attempts[at])) noted.push({ key: keyOf(call), attempt: attempts[at] });
			});
			return entries.filter((_, at) => standing.has(attempts[at]));
		},
		async forgetUncalled(entries) {
			const uncalled = entries.filter(({ outcome }) => !wasCalled(outcome));
			if (uncalled.length === 0) return;
			const byPhone = attemptsByPhone(noted);
			const attempts = uncalled.flatMap(({ call }) => byPhone.get(keyOf(call))?.pop() ?? []);
			if (attempts.length === 0) return;
			for (const { name, time } of attempts) freed[name] = time + 1;
			kept[FREED] = freed;
			// In this order: a try that seems to stand is not repeated.
			await add(attempts.map(usedMarkOf));
			await remove(attempts.map(markOf));
		},
	};
}

/** Whether what is run has begun to call in an earlier try; not stored, because a later try would take it for its own. */
const again = new WeakMap<IContextObject, boolean>();

/**
 * One try of a call. Each has a number of its own, which is marked as used when nobody was called and its mark goes: no try
 * overlooks the mark of another one, in whichever order an execution and its retries are retried. A mark that only a
 * look-up has left, because the process died within it, can hold a call back and never place one.
 */
interface Attempt {
	name: string;
	/** How many were taken back before it. */
	time: number;
}

/** A call that was noted. */
interface Noted {
	key: string;
	attempt: Attempt;
}

/** The last of a phone are taken back, however many were not placed. */
function attemptsByPhone(noted: Noted[]): Map<string, Attempt[]> {
	const attempts = new Map<string, Attempt[]>();
	for (const { key, attempt } of noted) attempts.set(key, [...(attempts.get(key) ?? []), attempt]);
	return attempts;
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
function freedIn(context: RunContext): Record<string, number> {
	const freed: unknown = context.getContext('node')[FREED];
	return isRecord(freed) ? (freed as Record<string, number>) : {};
}

/** What is said of a call that an earlier try may have placed. */
export const triedBefore = (effect: Effect): ErrorRow =>
	leavesOpen(
		'An earlier try of this execution has begun this call or was about to, and its result is not known here',
		effect,
	);

const FIRST = 'firstExecution';
const TOKEN_LENGTH = 16;

/**
 * What all tries of an execution have in common: n8n 2 gives each a token that its retries keep. In n8n 1 a retry is an
 * execution of its own, and has in common with others what the node has kept of the one that failed.
 */
function executionName(context: RunContext): string {
	const kept = context.getContext('node');
	// MCP Server Trigger runs a tool outside of an execution: nobody can run that again.
	const first = textOf(kept[FIRST]) ?? textOf(context.getExecutionId()) ?? randomUUID();
	kept[FIRST] = first;
	const token = tokenOf(context);
	// Anyone who has the token can bring the execution back from a wait.
	return token === undefined ? first : digestOf(token, TOKEN_LENGTH);
}

function tokenOf(context: RunContext): string | undefined {
	try {
		const { $execution } = (context as IExecuteFunctions).getWorkflowDataProxy(0) as {
			$execution?: { resumeUrl?: string };
		};
		return new URL($execution?.resumeUrl ?? '').searchParams.get('signature') ?? undefined;
	} catch {
		return undefined;
	}
}
