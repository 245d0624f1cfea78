/** The gate for requests that carry many entries: items with equal settings travel together. */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { serviceError } from '../errors';
import type { NodeError } from '../items';
import { failedItem } from '../items';
import { stopped } from '../http/effect';
import { callMemory } from './memory';
import type { SkipReason } from '../result';
import { waitBefore } from './rateLimiter';
import { unclearPart } from './placeOnce';
import { ringsAt, within } from './scheduling';
import { readSafety } from '../safety/readGuards';
import { isWithinHours, outsideHours, skipReason } from '../safety/guards';
import type { BulkOperation, EntryResult, Failure } from './sendMany';
import { sendMany } from './sendMany';
import { shownResults, summarize } from './runSummary';
import type { Outcome, Run, Ticket } from './tickets';
import { collect, placeOf } from './tickets';

/** One is prepared while the service works on another; more would only take memory. */
const MOST_AT_ONCE = 2;

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
	const run = { context, operation, memory: callMemory(context), startedAt: Date.now() };
	const { groups, outcomes } = await collect(run);
	for (const { settings, tickets } of groups) {
		const moment = ringsAt(operation.planning, settings);
		const open = tickets.filter((ticket) => isOpen(run, ticket, moment));
		const chunks = chunksOf(open, operation.limit);
		await Promise.all(chunks.map(async (chunk) => await sendChunk(run, settings, chunk)));
	}
	return [report(run, outcomes)];
}

function chunksOf<Part>(parts: Part[], size: number): Part[][] {
	const count = Math.ceil(parts.length / size);
	return Array.from({ length: count }, (_, place) => parts.slice(place * size, (place + 1) * size));
}

/** Settles what need not be sent: what an earlier try has sent, and what the guards hold back. */
function isOpen<Settings, Entry>(run: Run<Settings, Entry>, ticket: Ticket<Entry>, moment: number): boolean {
	const { context, memory, operation } = run;
	const earlier = memory.recall(ticket.key);
	if (earlier) {
		if ('items' in earlier) [ticket.result] = earlier.items;
		else fail(run, ticket, { failure: { ...earlier.unclear, outcome: 'unclear' } });
		return false;
	}
	const { entry, itemIndex, key, safety, recent } = ticket;
	const phone = operation.keyOf(entry);
	const calledRecently = recent?.has(phone, Date.now());
	const candidate = { key, phone, calledRecently, json: context.getInputData()[itemIndex].json };
	const reason = skipReason(safety, candidate, memory.admitted, moment);
	if (reason) holdBack(run, ticket, reason);
	return reason === undefined;
}

function holdBack<Settings, Entry>(
	run: Run<Settings, Entry>,
	ticket: Ticket<Entry>,
	reason: SkipReason,
): void {
	const fails = reason === 'outsideAllowedHours' && ticket.safety.hours?.outside === 'fail';
	if (fails) ticket.error = outsideHours(placeOf(run.context, ticket.itemIndex));
	else ticket.result = skipped(run, ticket, reason);
}

async function sendChunk<Settings, Entry>(
	run: Run<Settings, Entry>,
	settings: Settings,
	chunk: Array<Ticket<Entry>>,
): Promise<void> {
	const { context, memory, operation } = run;
	const { planning } = operation;
	const entries = chunk.map(({ entry }) => entry);
	const [{ safety }] = chunk;
	const pace = { ...safety.pace, atATime: Math.min(safety.pace.atATime, MOST_AT_ONCE) };
	let scheduledFor: string | undefined;
	const place = async () => {
		if (context.getExecutionCancelSignal()?.aborted) return entries.map(() => ({ failure: stopped }));
		if (!isWithinHours(safety, ringsAt(planning, settings))) return 'closed';
		const planned = within(safety.hours, planning, settings);
		({ scheduledFor } = planned);
		return await sendMany(context, operation, planned.settings, entries);
	};
	const results = await memory.turnstile.run(pace, place, whenRepeated);
	chunk.forEach((ticket, at) => {
		if (results === 'closed') holdBack(run, ticket, 'outsideAllowedHours');
		else settle(run, ticket, results[at], scheduledFor);
	});
}

/** A request is repeated where it failed as a whole. */
function whenRepeated(
	settled: PromiseSettledResult<EntryResult[] | 'closed'>,
	repetition: number,
): number | undefined {
	if (settled.status === 'rejected' || settled.value === 'closed') return undefined;
	const [first] = settled.value;
	if (!('failure' in first)) return undefined;
	const whole = settled.value.every((result) => 'failure' in result && result.failure === first.failure);
	return whole ? waitBefore({ ...first, outcome: first.failure.outcome }, repetition) : undefined;
}

function settle<Settings, Entry>(
	run: Run<Settings, Entry>,
	ticket: Ticket<Entry>,
	result: EntryResult,
	scheduledFor: string | undefined,
): void {
	if ('failure' in result) {
		const unclear = unclearPart(fail(run, ticket, result));
		if (unclear) run.memory.remember(ticket.key, { unclear });
		if (unclear) ticket.recent?.add(run.operation.keyOf(ticket.entry), Date.now());
	} else {
		const json = scheduledFor ? { ...result.json, scheduledFor } : result.json;
		const item = { json, pairedItem: { item: ticket.itemIndex } };
		ticket.result = item;
		run.memory.remember(ticket.key, { items: [item] });
		ticket.recent?.add(run.operation.keyOf(ticket.entry), Date.now());
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
	reason: SkipReason,
): INodeExecutionData {
	const json = { outcome: 'skipped', reason, ...operation.shown(entry), service: operation.service };
	return { json, pairedItem: { item: itemIndex } };
}

function report<Settings, Entry>(
	{ context, memory, operation, startedAt }: Run<Settings, Entry>,
	outcomes: Array<Outcome<Entry>>,
): INodeExecutionData[] {
	const failed = outcomes.find(({ error }) => error);
	if (failed) memory.storeAll();
	if (failed?.error && !context.continueOnFail()) throw failed.error;
	const results = outcomes.flatMap(({ itemIndex, result, error }) => {
		if (error) return [failedItem(error, itemIndex)];
		return result ? [result] : [];
	});
	const safety = readSafety(context.getNodeParameter('safety', 0, {}));
	if ('rule' in safety) return results;
	const shown = shownResults(results, safety.reporting);
	if (!safety.reporting.summary) return shown;
	return [...shown, summarize(operation.service, results, context.getInputData().length, startedAt)];
}
