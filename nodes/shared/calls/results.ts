/** What comes out of a run: a result or an error for each call, in the order of the items. */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hideTokens } from '../callbacks/hideTokens';
import { asNodeError, failedItem, type NodeError, serviceError } from '../errors';
import { shorten } from '../fields';
import type { Item } from '../item';
import type { Entry } from './gate';
import { addHints } from './hints';
import { callMemory } from './memory';
import type { CallOutcome, Operation } from './operation';
import { summarize } from './runSummary';

/** An item with its calls; one that could not be read has an error and no calls. */
export interface ReadItem<Reading, Call> {
	item: Item;
	entries: Array<Entry<Reading, Call>>;
	/** Read before anything is placed, as all else: what breaks later would lose the results. */
	simplify?: boolean;
	error?: NodeError;
}

export type Result = INodeExecutionData | NodeError;

/** Results of the items in their order, and an error for each call that failed. */
export async function resultsOf<Reading, Call>(
	operation: Operation<Reading, Call>,
	read: Array<ReadItem<Reading, Call>>,
): Promise<Result[]> {
	// Waiting for each of thousands of calls takes longer than what most operations do.
	if (!operation.output)
		return read.flatMap((one) => itemResults(one, (outcome) => resultOf(operation, one, outcome)));
	const outputs = read.map(async (one) => {
		const results = itemResults(one, async (outcome, reading) => {
			if ('failure' in outcome) return [serviceError(one.item, outcome)];
			const output = async () => (await operation.output?.(one.item, outcome.json, reading)) ?? [];
			return await outputOf(one.item, output);
		});
		return (await Promise.all(results)).flat();
	});
	return (await Promise.all(outputs)).flat();
}

/** Errors as they are, and what a call that has an outcome makes of it. */
function itemResults<Reading, Call, Made>(
	{ entries, error }: ReadItem<Reading, Call>,
	make: (outcome: CallOutcome, reading: Reading) => Made,
): Array<Made | NodeError> {
	if (error) return [error];
	return entries.map((entry) => {
		const outcome = entry.error ?? entry.outcome;
		if (!outcome) throw new Error('A call was not handled');
		return outcome instanceof Error ? outcome : make(outcome, entry.reading);
	});
}

function resultOf<Reading, Call>(
	{ short }: Operation<Reading, Call>,
	{ item, simplify }: ReadItem<Reading, Call>,
	outcome: CallOutcome,
): Result {
	if ('failure' in outcome) return serviceError(item, outcome);
	// Why somebody was not called is short as it is.
	const isShort = short && simplify && outcome.json.outcome !== 'skipped';
	const json = isShort ? shorten(item.node, outcome.json, short) : outcome.json;
	return { json: hideTokens(json), pairedItem: { item: item.index } };
}

async function outputOf(item: Item, output: () => Promise<INodeExecutionData[]>): Promise<Result[]> {
	try {
		const pairedItem = { item: item.index };
		return (await output()).map((one) => ({ ...one, json: hideTokens(one.json), pairedItem }));
	} catch (error) {
		return [asNodeError(item, error)];
	}
}

/**
 * The output of the node.
 *
 * @param startedAt milliseconds since 1970
 * @throws NodeApiError or NodeOperationError of the first failed item, when the user chose to stop
 */
export function report<Reading, Call>(
	context: IExecuteFunctions,
	{ service, effect }: Operation<Reading, Call>,
	read: Array<ReadItem<Reading, Call>>,
	results: Result[],
	startedAt: number,
): INodeExecutionData[] {
	addHints(context, results, effect.where);
	const items = toItems(context, results);
	const reporting = read.flatMap(({ entries: [first] }) => (first ? [first.guards.reporting] : []));
	const dropsSkipped = reporting.some(({ dropSkipped }) => dropSkipped);
	const shown = items.filter(({ json }) => !dropsSkipped || json.outcome !== 'skipped');
	if (!reporting.some(({ summary }) => summary)) return shown;
	return [...shown, summarize(service, items, read.length, startedAt)];
}

/** @throws the first error, when the user chose to stop; what was placed is stored for a retry */
export function toItems(
	context: Pick<IExecuteFunctions, 'continueOnFail' | 'getContext'>,
	results: Result[],
): INodeExecutionData[] {
	const failed = results.find((result) => result instanceof Error);
	if (failed && !context.continueOnFail()) {
		callMemory(context.getContext('node')).storeResults();
		throw failed;
	}
	return results.map((result) =>
		result instanceof Error ? failedItem(result, Number(result.context.itemIndex)) : result,
	);
}
