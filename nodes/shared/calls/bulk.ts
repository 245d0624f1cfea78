/** The gate for requests that carry many entries: items with equal settings travel together. */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ErrorPlace, ErrorRow } from '../errors';
import { serviceError } from '../errors';
import type { NodeError } from '../items';
import { asNodeError, failedItem } from '../items';
import type { CallMemory } from './memory';
import { callMemory } from './memory';
import type { CallResult } from './outcome';
import { unclearPart } from './placeOnce';
import type { BulkOperation, EntryResult, Failure } from './sendMany';
import { sendMany } from './sendMany';
import { sharedSettings } from './settings';

/** One entry on its way, and what became of it. */
interface Ticket<Entry> {
	itemIndex: number;
	entry: Entry;
	key: string;
	dryRun: boolean;
	result?: INodeExecutionData;
	error?: NodeError;
}

/** An item that could not be read has an error and nothing else. */
type Outcome<Entry> = Pick<Ticket<Entry>, 'itemIndex' | 'result' | 'error'>;

interface Run<Settings, Entry> {
	context: IExecuteFunctions;
	operation: BulkOperation<Settings, Entry>;
	memory: CallMemory;
}

const STOPPED: ErrorRow = {
	message: 'The execution was stopped before this item was sent',
	advice: 'Run it again. Nothing was sent for this item.',
	outcome: 'notSent',
};

/**
 * Sends the entries of all items in as few requests as the service's limit allows. Every entry comes back as one result,
 * linked to its item. An unclear request makes all its entries unclear; none is sent again. An entry is sent once in a
 * run, however many items name it.
 *
 * @throws NodeApiError or NodeOperationError of the first failed item, when the user chose to stop; all other items have
 * been sent by then and are remembered
 */
export async function placeMany<Settings, Entry>(
	context: IExecuteFunctions,
	operation: BulkOperation<Settings, Entry>,
): Promise<INodeExecutionData[][]> {
	const run = { context, operation, memory: callMemory(context) };
	const { groups, outcomes } = await collect(run);
	const seen = new Set<string>();
	for (const { settings, tickets } of groups) {
		const open = tickets.filter((ticket) => isOpen(run, ticket, seen));
		for (let start = 0; start < open.length; start += operation.limit) {
			await sendChunk(run, settings, open.slice(start, start + operation.limit));
		}
	}
	return [report(run, outcomes)];
}

async function collect<Settings, Entry>({ context, operation, memory }: Run<Settings, Entry>) {
	const groups = new Map<string, { settings: Settings; tickets: Array<Ticket<Entry>> }>();
	const outcomes: Array<Outcome<Entry>> = [];
	const readSettings = sharedSettings(context, async (itemIndex) => ({
		settings: await operation.readSettings(context, itemIndex),
		dryRun: context.getNodeParameter('safety.dryRun', itemIndex, false) === true,
	}));
	const count = context.getInputData().length;
	for (let itemIndex = 0; itemIndex < count; itemIndex += 1) {
		try {
			const { name, settings, dryRun } = await readSettings(itemIndex);
			const entries = operation.readEntries(context, itemIndex);
			const group = groups.get(name) ?? { settings, tickets: [] };
			groups.set(name, group);
			for (const entry of entries) {
				const key = memory.key(itemIndex, operation.keyOf(entry));
				const ticket = { itemIndex, entry, key, dryRun };
				group.tickets.push(ticket);
				outcomes.push(ticket);
			}
		} catch (error) {
			outcomes.push({ itemIndex, error: asNodeError(placeOf(context, itemIndex), error) });
		}
	}
	return { groups: [...groups.values()], outcomes };
}

/** Settles what need not be sent: what is sent for another item, a dry run, and what an earlier try has sent. */
function isOpen<Settings, Entry>(
	run: Run<Settings, Entry>,
	ticket: Ticket<Entry>,
	seen: Set<string>,
): boolean {
	const name = run.operation.keyOf(ticket.entry);
	const reason = seen.has(name) ? 'duplicate' : ticket.dryRun ? 'dryRun' : undefined;
	seen.add(name);
	if (reason) {
		ticket.result = skipped(run, ticket, reason);
		return false;
	}
	const earlier = run.memory.recall(ticket.key);
	if (!earlier) return true;
	if ('items' in earlier) [ticket.result] = earlier.items;
	else fail(run, ticket, { failure: { ...earlier.unclear, outcome: 'unclear' } });
	return false;
}

async function sendChunk<Settings, Entry>(
	run: Run<Settings, Entry>,
	settings: Settings,
	chunk: Array<Ticket<Entry>>,
): Promise<void> {
	const { context, operation } = run;
	if (context.getExecutionCancelSignal()?.aborted) {
		chunk.forEach((ticket) => fail(run, ticket, { failure: STOPPED }));
		return;
	}
	const results = await sendMany(
		context,
		operation,
		settings,
		chunk.map(({ entry }) => entry),
	);
	chunk.forEach((ticket, place) => settle(run, ticket, results[place]));
}

function settle<Settings, Entry>(
	run: Run<Settings, Entry>,
	ticket: Ticket<Entry>,
	result: EntryResult,
): void {
	if ('failure' in result) {
		const unclear = unclearPart(fail(run, ticket, result));
		if (unclear) run.memory.remember(ticket.key, { unclear });
	} else {
		const item = { json: result.json, pairedItem: { item: ticket.itemIndex } };
		ticket.result = item;
		run.memory.remember(ticket.key, { items: [item] });
	}
}

function fail<Settings, Entry>(
	{ context }: Run<Settings, Entry>,
	ticket: Ticket<Entry>,
	{ failure, ...answer }: Failure,
): NodeError {
	const error = serviceError(placeOf(context, ticket.itemIndex), failure, answer);
	ticket.error = error;
	return error;
}

function skipped<Settings, Entry>(
	{ operation }: Run<Settings, Entry>,
	{ itemIndex, entry }: Ticket<Entry>,
	reason: CallResult['reason'],
): INodeExecutionData {
	const json = { outcome: 'skipped', reason, ...operation.shown(entry), service: operation.service };
	return { json, pairedItem: { item: itemIndex } };
}

function report<Settings, Entry>(
	{ context, memory }: Run<Settings, Entry>,
	outcomes: Array<Outcome<Entry>>,
): INodeExecutionData[] {
	const failed = outcomes.find(({ error }) => error);
	if (failed) memory.storeAll();
	if (failed?.error && !context.continueOnFail()) throw failed.error;
	return outcomes.flatMap(({ itemIndex, result, error }) => {
		if (error) return [failedItem(error, itemIndex)];
		return result ? [result] : [];
	});
}

function placeOf(context: IExecuteFunctions, itemIndex: number): ErrorPlace {
	return { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
}
