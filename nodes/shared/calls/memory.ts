/** Remembers which items of a node's run have been dialled, so that no retry dials them again. */

import { createHash } from 'node:crypto';

import type { IContextObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import { outcomeOf, serviceError } from '../errors';
import { isRecord } from '../values/text';

type Remembered = { items: INodeExecutionData[] } | { unclear: Pick<ErrorRow, 'message' | 'advice'> };

interface RunMemory {
	calls: Map<string, Promise<INodeExecutionData[]>>;
	settled: Map<string, Remembered>;
	/** Whether what is settled also goes into the execution's stored data. */
	stored: boolean;
}

const STORE = 'paidCalls';
const memories = new WeakMap<IContextObject, RunMemory>();

/**
 * Places the call of this item unless this run of the node has already placed it, or may have.
 *
 * The engine retries by running the node again with all items, in the same process and execution. What is stored with
 * the execution also covers a person who retries a stopped execution from n8n's list: it is written when Retry On Fail
 * is on, or once an item has failed.
 *
 * @param recipient the number(s) dialled; codes and texts may differ between tries, the person called may not
 * @throws what `place` threw; for an unclear call the same again, without placing it
 */
export async function placeOnce(
	context: IExecuteSingleFunctions,
	recipient: string,
	place: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const data = context.getContext('node');
	const memory = memoryFor(data, context.getNode().retryOnFail === true);
	const key = keyOf(context, recipient);

	const earlier = isRecord(data[STORE]) ? (data[STORE][key] as Remembered | undefined) : undefined;
	if (earlier) return recall(context, earlier);
	const pending = memory.calls.get(key);
	if (pending) return await pending;

	const call = place();
	memory.calls.set(key, call);
	void call.then(
		(items) => settle(data, memory, key, { items }),
		(error: unknown) => settleFailure(data, memory, key, error),
	);
	return await call;
}

/** An unclear call stays remembered; one that nobody got may be placed again. */
function settleFailure(data: IContextObject, memory: RunMemory, key: string, error: unknown): void {
	startStoring(data, memory);
	const unclear = unclearPart(error);
	if (unclear) settle(data, memory, key, { unclear });
	else memory.calls.delete(key);
}

function memoryFor(data: IContextObject, stored: boolean): RunMemory {
	const known = memories.get(data);
	if (known) return known;
	const memory: RunMemory = { calls: new Map(), settled: new Map(), stored };
	memories.set(data, memory);
	return memory;
}

function startStoring(data: IContextObject, memory: RunMemory): void {
	if (memory.stored) return;
	memory.stored = true;
	for (const [key, value] of memory.settled) storedCalls(data)[key] = value;
}

function settle(data: IContextObject, memory: RunMemory, key: string, value: Remembered): void {
	memory.settled.set(key, value);
	if (memory.stored) storedCalls(data)[key] = value;
}

function storedCalls(data: IContextObject): Record<string, Remembered> {
	if (!isRecord(data[STORE])) data[STORE] = {};
	return data[STORE] as Record<string, Remembered>;
}

function recall(context: IExecuteSingleFunctions, remembered: Remembered): INodeExecutionData[] {
	if ('items' in remembered) return remembered.items;
	throw serviceError(context, { ...remembered.unclear, outcome: 'unclear' });
}

function unclearPart(error: unknown): Pick<ErrorRow, 'message' | 'advice'> | undefined {
	if (outcomeOf(error) !== 'unclear') return undefined;
	const { message, description } = error as { message: string; description?: string };
	return { message, advice: description ?? '' };
}

/** Run and item tell loops apart; the number is hashed so that the key names nobody. */
function keyOf(context: IExecuteSingleFunctions, recipient: string): string {
	const itemIndex = context.getItemIndex();
	const { $runIndex: runIndex } = context.getWorkflowDataProxy(itemIndex);
	const hash = createHash('sha256').update(recipient).digest('base64url').slice(0, 16);
	return `${String(runIndex)}:${itemIndex}:${hash}`;
}
