/**
 * What an execution has begun to call, noted in n8n's own store before it is sent. When a person stops an execution, n8n
 * writes it back as it was before it ran, and with it goes the memory of the node; a process that is killed loses it too.
 * What is noted here is still known when the same execution is run again.
 */

import type { IExecuteFunctions } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import { type Effect, leavesOpen } from '../http/effect';
import { inTurn, type MarkStore } from '../markStore';
import { isRecord, textOf } from '../values/text';
import type { Entry } from './gate';
import { wasCalled } from './outcomes';
import type { RunContext } from './owner';

export interface ExecutionMarks<Reading, Call> {
	/** Notes calls that are about to be placed. @returns those that an earlier try of the execution has noted */
	note(entries: Array<Entry<Reading, Call>>): Promise<Array<Entry<Reading, Call>>>;
	/** Takes back what was not placed after all. */
	forgetUncalled(entries: Array<Entry<Reading, Call>>): Promise<void>;
}

/** @param nameOf what stands for a call in the store, and names nobody */
export function executionMarks<Reading, Call>(
	context: RunContext,
	store: MarkStore,
	nameOf: (call: Call) => string,
): ExecutionMarks<Reading, Call> {
	const execution = executionName(context);
	const freed = freedIn(context);
	const ownNameOf = ({ owner, call }: Entry<Reading, Call>) => `${owner} ${nameOf(call)}`;
	const markOf = (entry: Entry<Reading, Call>) => {
		const name = ownNameOf(entry);
		return `${execution} ${name} ${freed[name] ?? 0}`;
	};
	return {
		async note(entries) {
			if (entries.length === 0) return [];
			const marks = entries.map(markOf);
			// Where n8n cannot note them, the memory of the execution has to do.
			const added = await inTurn(store, async () => await store.add(marks)).catch(() => marks);
			if (added.length === marks.length) return [];
			const fresh = new Set(added);
			return entries.filter((_, at) => !fresh.has(marks[at]));
		},
		async forgetUncalled(entries) {
			const uncalled = entries.filter(({ outcome }) => !wasCalled(outcome));
			const marks = uncalled.map(markOf);
			if (marks.length === 0) return;
			for (const name of uncalled.map(ownNameOf)) freed[name] = (freed[name] ?? 0) + 1;
			context.getContext('node')[FREED] = freed;
			await inTurn(store, async () => await store.remove(marks)).catch(() => undefined);
		},
	};
}

const FREED = 'freedCalls';

/**
 * How often each call was taken back, kept with the execution: the next try of it leaves a mark of its own, so that it does
 * not matter when another process, writing at the same moment, has brought the old mark back.
 */
function freedIn(context: RunContext): Record<string, number> {
	const freed: unknown = context.getContext('node')[FREED];
	return isRecord(freed) ? (freed as Record<string, number>) : {};
}

/** What is said of a call that an earlier try may have placed. */
export const triedBefore = (effect: Effect): ErrorRow =>
	leavesOpen(
		'An earlier try of this execution has begun this call, and its result is not known here',
		effect,
	);

const FIRST = 'firstExecution';

/**
 * What all tries of an execution have in common: n8n 2 gives each a token that its retries keep. In n8n 1 a retry is an
 * execution of its own, and has in common with others what the node has kept of the one that failed.
 */
function executionName(context: RunContext): string {
	const kept = context.getContext('node');
	const first = textOf(kept[FIRST]) ?? context.getExecutionId();
	kept[FIRST] = first;
	return tokenOf(context) ?? first;
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
