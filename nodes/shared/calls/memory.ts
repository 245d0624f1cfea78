/** Remembers which items of a node's run have been dialled, so that no retry dials them again. */

import { createHash } from 'node:crypto';

import type { IContextObject, INode, INodeExecutionData, IWorkflowDataProxyData } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import { isRecord } from '../values/text';
import type { Turnstile } from './rateLimiter';
import { turnstile } from './rateLimiter';
import type { RecentNumbers, RecentPlace } from '../safety/recentNumbers';
import { recentNumbers } from '../safety/recentNumbers';
import type { Admitted } from '../safety/guards';
import type { Tally } from './runSummary';
import { createTally } from './runSummary';

/** What became of a call that must not be placed again. */
export type Remembered = { items: INodeExecutionData[] } | { unclear: Pick<ErrorRow, 'message' | 'advice'> };

/** What every execution context of n8n has. */
export interface MemoryPlace extends RecentPlace {
	getNode(): INode;
	getContext(type: 'node'): IContextObject;
	getExecutionCancelSignal(): AbortSignal | undefined;
	getWorkflowDataProxy(itemIndex: number): IWorkflowDataProxyData;
}

/**
 * The memory of one run of a node.
 *
 * The engine retries by running the node again with all items, in the same process and execution. What is stored with
 * the execution also covers a person who retries a stopped execution from n8n's list: it is written when Retry On Fail
 * is on, or once an item has failed.
 */
export interface CallMemory {
	/** The name of one call: run and item tell loops apart. */
	key(itemIndex: number, recipient: string): string;
	recall(key: string): Remembered | undefined;
	remember(key: string, what: Remembered): void;
	/** From now on everything is stored with the execution: an item has failed, so somebody may retry. */
	storeAll(): void;
	/** Calls under way in this process, by key. */
	pending: Map<string, Promise<INodeExecutionData[]>>;
	/** What the guards have let pass in this run. */
	admitted: Admitted;
	/** What has come of the items of this run. */
	tally: Tally;
	/** Where the requests of this run queue. */
	turnstile: Turnstile;
	/** The numbers called in earlier executions, where they are to be remembered. */
	recent(credential: string, hours: number): Promise<RecentNumbers | undefined>;
}

interface RunMemory {
	recent?: Promise<RecentNumbers>;
	tallies: Map<number, Tally>;
	turnstile: Turnstile;
	admitted: Map<number, Admitted>;
	pending: CallMemory['pending'];
	settled: Map<string, Remembered>;
	stored: boolean;
}

const STORE = 'paidCalls';
const memories = new WeakMap<IContextObject, RunMemory>();

export function callMemory(place: MemoryPlace): CallMemory {
	const data = place.getContext('node');
	const memory = memoryFor(place, data);
	const runIndex = Number(place.getWorkflowDataProxy(0).$runIndex);

	const admitted = memory.admitted.get(runIndex) ?? { owners: new Map(), keys: new Set() };
	memory.admitted.set(runIndex, admitted);

	const tally = memory.tallies.get(runIndex) ?? createTally();
	memory.tallies.set(runIndex, tally);

	return {
		admitted,
		tally,
		turnstile: memory.turnstile,
		async recent(credential, hours) {
			if (hours > 0) memory.recent ??= recentNumbers(place, credential, hours);
			return hours > 0 ? await memory.recent : undefined;
		},
		pending: memory.pending,
		key: (itemIndex, recipient) => `${runIndex}:${itemIndex}:${recipient}`,
		recall(key) {
			const known = memory.settled.get(key);
			if (known || !isRecord(data[STORE])) return known;
			return data[STORE][storedName(key)] as Remembered | undefined;
		},
		remember(key, what) {
			memory.settled.set(key, what);
			if (memory.stored) storedCalls(data)[storedName(key)] = what;
		},
		storeAll() {
			if (memory.stored) return;
			memory.stored = true;
			for (const [key, what] of memory.settled) storedCalls(data)[storedName(key)] = what;
		},
	};
}

/** What is stored names nobody. */
function storedName(key: string): string {
	return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}

function memoryFor(place: MemoryPlace, data: IContextObject): RunMemory {
	const known = memories.get(data);
	if (known) return known;
	const memory: RunMemory = {
		admitted: new Map(),
		tallies: new Map(),
		pending: new Map(),
		settled: new Map(),
		stored: place.getNode().retryOnFail === true,
		turnstile: turnstile(place.getExecutionCancelSignal()),
	};
	memories.set(data, memory);
	return memory;
}

function storedCalls(data: IContextObject): Record<string, Remembered> {
	if (!isRecord(data[STORE])) data[STORE] = {};
	return data[STORE] as Record<string, Remembered>;
}
