/** What the items of a run ask for: one ticket for each entry, grouped by the settings they share. */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { inputError } from '../errors';
import type { NodeError } from '../items';
import { asNodeError } from '../items';
import type { CallMemory } from './memory';
import { cantPlan } from './scheduling';
import { readSafety } from '../safety/readGuards';
import type { RecentNumbers } from '../safety/recentNumbers';
import type { Safety } from '../safety/guards';
import type { BulkOperation } from './sendMany';
import { sharedSettings } from './settings';

/** One entry on its way, and what became of it. */
export interface Ticket<Entry> {
	itemIndex: number;
	entry: Entry;
	key: string;
	safety: Safety;
	recent?: RecentNumbers;
	result?: INodeExecutionData;
	error?: NodeError;
}

/** An item that could not be read has an error and nothing else. */
export type Outcome<Entry> = Pick<Ticket<Entry>, 'itemIndex' | 'result' | 'error'>;

/** One run of a node that sends many entries. */
export interface Run<Settings, Entry> {
	context: IExecuteFunctions;
	operation: BulkOperation<Settings, Entry>;
	memory: CallMemory;
	/** Milliseconds since 1970. */
	startedAt: number;
}

/** Reads all items. One that can't be read has an error, and spoils no other. */
export async function collect<Settings, Entry>({ context, operation, memory }: Run<Settings, Entry>) {
	const groups = new Map<string, { settings: Settings; tickets: Array<Ticket<Entry>> }>();
	const outcomes: Array<Outcome<Entry>> = [];
	const safetyOf = safetyReader(context, operation.planning !== undefined);
	const readSettings = sharedSettings(context, async (itemIndex) => ({
		settings: await operation.readSettings(context, itemIndex),
		guards: context.getNodeParameter('safety', itemIndex, {}),
	}));
	const count = context.getInputData().length;
	for (let itemIndex = 0; itemIndex < count; itemIndex += 1) {
		try {
			const { name, settings, guards } = await readSettings(itemIndex);
			const safety = safetyOf(guards, itemIndex);
			const recent = await memory.recent(operation.credential, safety.rememberHours);
			const entries = operation.readEntries(context, itemIndex);
			const group = groups.get(name) ?? { settings, tickets: [] };
			groups.set(name, group);
			for (const entry of entries) {
				const key = memory.key(itemIndex, operation.keyOf(entry));
				const ticket = { itemIndex, entry, key, safety, recent };
				group.tickets.push(ticket);
				outcomes.push(ticket);
			}
		} catch (error) {
			outcomes.push({ itemIndex, error: asNodeError(placeOf(context, itemIndex), error) });
		}
	}
	return { groups: [...groups.values()], outcomes };
}

/** Reads the guards once for all items that have the same. */
function safetyReader(context: IExecuteFunctions, canPlan: boolean) {
	const known = new Map<unknown, Safety>();
	return (guards: unknown, itemIndex: number): Safety => {
		const earlier = known.get(guards);
		if (earlier) return earlier;
		const safety = readSafety(guards);
		const place = placeOf(context, itemIndex);
		if ('rule' in safety) throw inputError(place, safety.field, safety.rule);
		if (safety.hours?.outside === 'schedule' && !canPlan) throw cantPlan(place);
		known.set(guards, safety);
		return safety;
	};
}

export function placeOf(context: IExecuteFunctions, itemIndex: number): ErrorPlace {
	return { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
}
