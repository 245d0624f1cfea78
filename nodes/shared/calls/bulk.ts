/** The gate for requests that carry many recipients: items with equal settings travel together. */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { serviceError } from '../errors';
import type { NodeError } from '../items';
import { asNodeError, failedItem } from '../items';
import type { CallMemory } from './memory';
import { callMemory } from './memory';
import type { CallResult, ServiceName } from './outcome';
import { unclearPart } from './placeOnce';
import type { BulkOperation, RecipientResult } from './sendMany';
import { isFailure, sendMany } from './sendMany';

interface Ticket<Recipient> {
	itemIndex: number;
	recipient: Recipient;
	key: string;
	result?: INodeExecutionData;
	error?: NodeError;
}

interface Group<Settings, Recipient> {
	settings: Settings;
	tickets: Array<Ticket<Recipient>>;
}

/**
 * Places the calls of all items in as few requests as the service's limit allows, one result for each recipient, linked
 * to its item. An unclear request makes all its recipients unclear; none is sent again.
 *
 * @throws NodeApiError or NodeOperationError of the first failed item, when the user chose to stop; all other items have
 * been placed by then and are remembered
 */
export async function placeMany<Settings, Recipient extends { phone: string }>(
	context: IExecuteFunctions,
	operation: BulkOperation<Settings, Recipient>,
): Promise<INodeExecutionData[][]> {
	const memory = callMemory(context);
	const { groups, tickets } = await collect(context, operation, memory);
	const dryRun = context.getNodeParameter('safety.dryRun', 0, false) === true;
	for (const { settings, tickets: wanted } of groups) {
		const open = skipRepeated(wanted, operation.service).filter((ticket) => !recall(context, memory, ticket));
		for (let start = 0; start < open.length; start += operation.limit) {
			const chunk = open.slice(start, start + operation.limit);
			if (dryRun) chunk.forEach((ticket) => (ticket.result = skipped(ticket, operation.service, 'dryRun')));
			else await placeChunk(context, operation, settings, chunk, memory);
		}
	}
	return [report(context, memory, tickets)];
}

async function collect<Settings, Recipient extends { phone: string }>(
	context: IExecuteFunctions,
	operation: BulkOperation<Settings, Recipient>,
	memory: CallMemory,
) {
	const groups = new Map<string, Group<Settings, Recipient>>();
	const tickets: Array<Pick<Ticket<Recipient>, 'itemIndex' | 'error' | 'result'>> = [];
	const shared = !hasExpression(context.getNode().parameters);
	let first: Promise<Settings> | undefined;
	const settingsOf = async (itemIndex: number) => {
		if (!shared) return await operation.readSettings(context, itemIndex);
		first ??= Promise.resolve(operation.readSettings(context, 0));
		return await first;
	};
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex += 1) {
		try {
			const settings = await settingsOf(itemIndex);
			const group = groupOf(groups, settings, shared ? '' : JSON.stringify(settings));
			for (const recipient of operation.readRecipients(context, itemIndex)) {
				const ticket = { itemIndex, recipient, key: memory.key(itemIndex, recipient.phone) };
				group.tickets.push(ticket);
				tickets.push(ticket);
			}
		} catch (error) {
			tickets.push({ itemIndex, error: asNodeError(placeOf(context, itemIndex), error) });
		}
	}
	return { groups: [...groups.values()], tickets };
}

function groupOf<Settings, Recipient>(
	groups: Map<string, Group<Settings, Recipient>>,
	settings: Settings,
	name: string,
): Group<Settings, Recipient> {
	const known = groups.get(name);
	if (known) return known;
	const group = { settings, tickets: [] };
	groups.set(name, group);
	return group;
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/** A number is dialled once in a run, however many items name it. */
function skipRepeated<Recipient extends { phone: string }>(
	tickets: Array<Ticket<Recipient>>,
	service: ServiceName,
): Array<Ticket<Recipient>> {
	const seen = new Set<string>();
	return tickets.filter((ticket) => {
		const repeated = seen.has(ticket.recipient.phone);
		seen.add(ticket.recipient.phone);
		if (repeated) ticket.result = skipped(ticket, service, 'duplicate');
		return !repeated;
	});
}

function recall<Recipient>(
	context: IExecuteFunctions,
	memory: CallMemory,
	ticket: Ticket<Recipient>,
): boolean {
	const earlier = memory.recall(ticket.key);
	if (!earlier) return false;
	if ('items' in earlier) [ticket.result] = earlier.items;
	else {
		const place = placeOf(context, ticket.itemIndex);
		ticket.error = serviceError(place, { ...earlier.unclear, outcome: 'unclear' });
	}
	return true;
}

async function placeChunk<Settings, Recipient extends { phone: string }>(
	context: IExecuteFunctions,
	operation: BulkOperation<Settings, Recipient>,
	settings: Settings,
	chunk: Array<Ticket<Recipient>>,
	memory: CallMemory,
): Promise<void> {
	const recipients = chunk.map(({ recipient }) => recipient);
	const results = await sendMany(context, operation, settings, recipients);
	chunk.forEach((ticket, place) => settle(context, ticket, results[place], memory));
}

function settle<Recipient>(
	context: IExecuteFunctions,
	ticket: Ticket<Recipient>,
	result: RecipientResult | NodeError,
	memory: CallMemory,
): void {
	const place = placeOf(context, ticket.itemIndex);
	if (result instanceof Error) {
		ticket.error = result;
	} else if (isFailure(result)) {
		ticket.error = serviceError(place, result.failure, result);
	} else {
		ticket.result = { json: result, pairedItem: { item: ticket.itemIndex } };
		memory.remember(ticket.key, { items: [ticket.result] });
	}
}

function skipped<Recipient extends { phone: string }>(
	{ itemIndex, recipient }: Ticket<Recipient>,
	service: ServiceName,
	reason: CallResult['reason'],
): INodeExecutionData {
	const json = { outcome: 'skipped', reason, phone: recipient.phone, service } satisfies CallResult;
	return { json, pairedItem: { item: itemIndex } };
}

function report<Recipient>(
	context: IExecuteFunctions,
	memory: CallMemory,
	tickets: Array<Partial<Ticket<Recipient>> & { itemIndex: number }>,
): INodeExecutionData[] {
	const failed = tickets.filter(({ error }) => error);
	if (failed.length > 0) memory.storeAll();
	for (const { key, error } of failed) {
		const unclear = unclearPart(error);
		if (key && unclear) memory.remember(key, { unclear });
	}
	const [first] = failed;
	if (first?.error && !context.continueOnFail()) throw first.error;
	return tickets.flatMap(({ itemIndex, result, error }) => {
		if (error) return [failedItem(error, itemIndex)];
		return result ? [result] : [];
	});
}

function placeOf(context: IExecuteFunctions, itemIndex: number): ErrorPlace {
	return { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
}
