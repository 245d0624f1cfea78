/** All items of a run in as few requests as the service takes: the door of every normal run. */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type Item, itemsOf } from '../item';
import { lasting, type MarkStore, markStore, workflowMarks } from '../markStore';
import { MOST_MARKS, recentNumbers } from '../safety/recentNumbers';
import { isRecord } from '../values/text';
import { saveNewest } from '../verification/newestCode';
import { sendBatch } from './batchRequest';
import { callTries } from './callTries';
import { chunksOf, groupsOf } from './chunks';
import { countRequests } from './dryRun';
import { executionMarks, triedBefore } from './executionMarks';
import { executionName } from './executionName';
import { CallGate, type Entry, type Gate } from './gate';
import { type CallMemory, callMemory } from './memory';
import { isPaid, type Operation, type PaidOperation } from './operation';
import { isTool, type RunContext } from './owner';
import { optionsOf, readItem } from './readItem';
import { type ReadItem, report, resultsOf } from './results';

interface Run<Reading, Call> {
	context: RunContext;
	operation: Operation<Reading, Call>;
	memory: CallMemory;
	gate: Gate<Reading, Call>;
}

/** Requests under way where nothing else is set: more of those with many calls would only take memory. */
const AT_A_TIME = { single: 50, many: 2 };

/** For `customOperations`: handles all items, each with a result or an error of its own. */
export function runAll<Reading, Call>(operation: Operation<Reading, Call>) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const startedAt = Date.now();
		const items = itemsOf(this);
		const read = await runItems(this, operation, items);
		return [report(this, operation, read, await resultsOf(operation, read), startedAt)];
	};
}

/** Where an operation that runs another one has a say. */
export interface Say<Reading, Call> {
	/** Looks at all that was read before anything is placed; what it gives back takes the place of that. */
	check?: (
		read: Array<ReadItem<Reading, Call>>,
	) => Array<ReadItem<Reading, Call>> | Promise<Array<ReadItem<Reading, Call>>>;
	/** A guard behind all others: it settles the calls that are not to be placed. */
	restrict?: (entries: Array<Entry<Reading, Call>>) => Promise<void>;
}

/**
 * Reads the items, places what may be placed, and waits until each call has its result. One item that fails spoils no
 * other, and what was placed is remembered whatever happens.
 */
export async function runItems<Reading, Call>(
	context: RunContext,
	operation: Operation<Reading, Call>,
	items: Item[],
	{ check, restrict }: Say<Reading, Call> = {},
): Promise<Array<ReadItem<Reading, Call>>> {
	const memory = callMemory(context.getContext('node'), context.getExecutionCancelSignal());
	const store = markStore(context, mostMarks(context));
	const gate = gateFor(context, operation, memory, store, restrict);
	const run: Run<Reading, Call> = { context, operation, memory, gate };
	const tries = isPaid(operation) ? await earlierTries(run, operation, store) : undefined;
	const all: Array<ReadItem<Reading, Call>> = [];
	for (const item of items) all.push(await readItem(context, operation, item));
	const read = (await check?.(all)) ?? all;
	const entries = read.flatMap((one) => one.entries);
	await tries?.recall(entries, restrict !== undefined);
	const open = await gate.admit(entries);
	countRequests(entries, (dry) => requestsOf(operation, dry));
	const fresh = (await tries?.note(open)) ?? open;
	await dispatchAll(run, fresh);
	await tries?.forgetUncalled(fresh);
	await saveNewest(context.getWorkflow().id, workflowMarks(context));
	return read;
}

async function dispatchAll<Reading, Call>(
	run: Run<Reading, Call>,
	entries: Array<Entry<Reading, Call>>,
): Promise<void> {
	const requests = requestsOf(run.operation, entries);
	await Promise.all(requests.map(async (chunk) => await dispatch(run, chunk)));
}

/** What earlier tries of this execution have called, and what this one is about to call. */
async function earlierTries<Reading, Call>(
	{ context, memory }: Run<Reading, Call>,
	operation: PaidOperation<Reading, Call>,
	store: MarkStore,
) {
	const tries = callTries(store, await executionName(context), context.getContext('node'));
	const marks = executionMarks<Reading, Call>(context, tries, memory, (call) => operation.keyOf(call));
	const failure = triedBefore(operation.effect);
	const settle = (tried: Array<Entry<Reading, Call>>) => {
		for (const { call, owner } of tried) memory.remember(operation.keyOf(call), owner, { unclear: failure });
	};
	return {
		/** Only where a guard counts what was called. */
		async recall(entries: Array<Entry<Reading, Call>>, isRestricted: boolean): Promise<void> {
			const counted = entries.filter(
				({ guards }) =>
					!guards.dryRun && (isRestricted || guards.rememberHours > 0 || guards.mostCalls < Infinity),
			);
			settle(await marks.recall(counted));
		},
		/** @returns those that no earlier try has noted */
		async note(entries: Array<Entry<Reading, Call>>): Promise<Array<Entry<Reading, Call>>> {
			const tried = new Set(await marks.note(entries));
			settle([...tried]);
			for (const entry of tried) entry.outcome = { failure };
			return entries.filter((entry) => !tried.has(entry));
		},
		forgetUncalled: async (entries: Array<Entry<Reading, Call>>) => await marks.forgetUncalled(entries),
	};
}

/** Numbers that are to be remembered take room; the calls of one execution need less. */
function mostMarks(context: RunContext): number {
	const { safety } = context.getNode().parameters;
	const remembers = typeof safety === 'string' || (isRecord(safety) && 'rememberHours' in safety);
	if (remembers) return MOST_MARKS;
	return isTool(context) ? MOST_MARKS_OF_TOOLS : MOST_MARKS_OF_EXECUTIONS;
}

const MOST_MARKS_OF_EXECUTIONS = 10_000;
/** They may lie in the static data of the workflow, which n8n loads for every execution. */
const MOST_MARKS_OF_TOOLS = 500;

function gateFor<Reading, Call>(
	context: RunContext,
	operation: Operation<Reading, Call>,
	memory: CallMemory,
	store: MarkStore,
	restrict: Say<Reading, Call>['restrict'],
): Gate<Reading, Call> {
	if (!isPaid(operation)) return noGate(memory);
	const signal = context.getExecutionCancelSignal();
	return new CallGate(operation, memory, recentNumbers(lasting(context, store)), signal, restrict);
}

/** For requests that can be repeated without calling anybody. */
function noGate<Reading, Call>(memory: CallMemory): Gate<Reading, Call> {
	return {
		admit: async (entries) => entries,
		async dispatch(entries, limit, send) {
			const outcomes = await memory.limiter.run(
				limit,
				async () => await send(entries[0].reading, entries),
				() => undefined,
			);
			entries.forEach((entry, at) => (entry.outcome = outcomes[at]));
		},
	};
}

function requestsOf<Reading, Call>(
	operation: Operation<Reading, Call>,
	entries: Array<Entry<Reading, Call>>,
): Array<Array<Entry<Reading, Call>>> {
	const keyOf = isPaid(operation) ? (call: Call) => operation.keyOf(call) : undefined;
	return groupsOf(entries, optionsOf).flatMap((group) => {
		const { batch } = optionsOf(group[0].item);
		return chunksOf(group, Math.min(operation.limit, batch?.size ?? Infinity), keyOf);
	});
}

async function dispatch<Reading, Call>(
	run: Run<Reading, Call>,
	chunk: Array<Entry<Reading, Call>>,
): Promise<void> {
	const { context, gate, operation } = run;
	const [{ guards, item, signature }] = chunk;
	const { http, batch } = optionsOf(item);
	const most = operation.limit === 1 ? AT_A_TIME.single : AT_A_TIME.many;
	// A pause after each batch of items is one after each request, if a request takes that many.
	const pause = batch && { ...batch, size: operation.limit === 1 ? batch.size : 1 };
	const limit = { ...guards.rateLimit, atATime: Math.min(guards.rateLimit.atATime, most), batch: pause };
	await gate.dispatch(
		chunk,
		limit,
		async (reading, sent) =>
			await sendBatch(
				context,
				operation,
				{ reading, signature, http },
				sent.map(({ call }) => call),
			),
	);
}
