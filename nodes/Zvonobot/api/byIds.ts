/** Requests about many calls by their IDs: each asked for once, in chunks, and told for each item. */

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { EntryResult, ManyRequest } from '../../shared/calls/sendMany';
import { sendMany } from '../../shared/calls/sendMany';
import { sharedSettings } from '../../shared/calls/settings';
import { serviceError } from '../../shared/errors';
import type { NodeError } from '../../shared/items';
import { asNodeError, failedItem } from '../../shared/items';
import type { ZvonobotAccount } from './credentials';
import { CREDENTIAL } from './credentials';
import { findFault } from './envelope';
import { Item } from './item';

/** Most IDs in one request (document, "apiCallIdList"). */
const MOST_IDS = 5000;

interface WithAccount {
	account: ZvonobotAccount;
}

export interface IdOperation<Settings extends WithAccount, Entry>
	extends Omit<ManyRequest<Settings, Entry>, 'credential' | 'findError'> {
	/** @throws NodeOperationError naming the field */
	readSettings(item: Item): Promise<Settings>;
	/** @throws NodeOperationError naming the field */
	readEntries(context: IExecuteFunctions, itemIndex: number): Entry[];
	/** Turns what was found for one entry into the items that come out. */
	toItems(item: Item, json: IDataObject, settings: Settings): Promise<INodeExecutionData[]>;
}

/** One wish of one item. Items that wish the same share the request's entry. */
interface Ticket<Settings, Entry> {
	item: Item;
	key: string;
	entry: Entry;
	settings: Settings;
	result?: EntryResult;
}

type Outcome<Settings, Entry> = Ticket<Settings, Entry> | { item: Item; error: NodeError };

/**
 * Handles all items. Unlike a call, all of this can be repeated, so nothing is remembered.
 *
 * @throws NodeApiError or NodeOperationError of the first failed item, when the user chose to stop
 */
export async function forIds<Settings extends WithAccount, Entry>(
	context: IExecuteFunctions,
	operation: IdOperation<Settings, Entry>,
): Promise<INodeExecutionData[][]> {
	const { outcomes, groups } = await collect(context, operation);
	for (const tickets of groups.values()) await askFor(context, operation, tickets);
	const items: INodeExecutionData[] = [];
	for (const outcome of outcomes) items.push(...(await settle(context, operation, outcome)));
	return [items];
}

async function collect<Settings extends WithAccount, Entry>(
	context: IExecuteFunctions,
	operation: IdOperation<Settings, Entry>,
) {
	const outcomes: Array<Outcome<Settings, Entry>> = [];
	const groups = new Map<string, Array<Ticket<Settings, Entry>>>();
	const readSettings = sharedSettings(context, async (itemIndex) => ({
		settings: await operation.readSettings(new Item(context, itemIndex)),
	}));
	const count = context.getInputData().length;
	for (let itemIndex = 0; itemIndex < count; itemIndex += 1) {
		const item = new Item(context, itemIndex);
		try {
			const { name, settings } = await readSettings(itemIndex);
			const tickets = operation
				.readEntries(context, itemIndex)
				.map((entry) => ({ item, key: JSON.stringify(entry), entry, settings }));
			const group = groups.get(name) ?? [];
			group.push(...tickets);
			groups.set(name, group);
			outcomes.push(...tickets);
		} catch (error) {
			outcomes.push({ item, error: asNodeError(item, error) });
		}
	}
	return { outcomes, groups };
}

async function askFor<Settings extends WithAccount, Entry>(
	context: IExecuteFunctions,
	operation: IdOperation<Settings, Entry>,
	tickets: Array<Ticket<Settings, Entry>>,
): Promise<void> {
	const entries = new Map(tickets.map(({ key, entry }) => [key, entry]));
	const results = new Map<string, EntryResult>();
	const keys = [...entries.keys()];
	const [{ settings }] = tickets;
	const request: ManyRequest<Settings, Entry> = {
		...operation,
		credential: CREDENTIAL,
		findError: (_context, response) => findFault(response, operation.effect, [settings.account.apiKey]),
	};
	for (let start = 0; start < keys.length; start += MOST_IDS) {
		const chunk = keys.slice(start, start + MOST_IDS);
		const wanted = chunk.map((key) => entries.get(key) as Entry);
		const answered = await sendMany(context, request, settings, wanted);
		chunk.forEach((key, place) => results.set(key, answered[place]));
	}
	for (const ticket of tickets) ticket.result = results.get(ticket.key);
}

async function settle<Settings extends WithAccount, Entry>(
	context: IExecuteFunctions,
	operation: IdOperation<Settings, Entry>,
	outcome: Outcome<Settings, Entry>,
): Promise<INodeExecutionData[]> {
	const { item } = outcome;
	try {
		if ('error' in outcome) throw outcome.error;
		const found = foundFor(outcome);
		const items = await operation.toItems(item, found, outcome.settings);
		return items.map((one) => ({ ...one, pairedItem: { item: item.index } }));
	} catch (error) {
		const failure = asNodeError(item, error);
		if (!context.continueOnFail()) throw failure;
		return [failedItem(failure, item.index)];
	}
}

/** @throws NodeApiError where the service has refused, or has not told */
function foundFor<Settings, Entry>({ item, result }: Ticket<Settings, Entry>): IDataObject {
	if (!result) throw new Error('The request was not made');
	if ('json' in result) return result.json;
	const { failure, ...answer } = result;
	throw serviceError(item, failure, answer);
}
