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

/** Results of one item, and an error for each call that failed. */
export async function resultsOf<Reading, Call>(
	operation: Operation<Reading, Call>,
	read: ReadItem<Reading, Call>,
): Promise<Result[]> {
	if (read.error) return [read.error];
	const results: Result[] = [];
	for (const entry of read.entries) {
		const outcome = entry.error ?? entry.outcome;
		if (!outcome) throw new Error('A call was not handled');
		if (outcome instanceof Error) results.push(outcome);
		else results.push(...(await resultOf(operation, read, entry.reading, outcome)));
	}
	return results;
}

async function resultOf<Reading, Call>(
	operation: Operation<Reading, Call>,
	{ item, simplify }: ReadItem<Reading, Call>,
	reading: Reading,
	outcome: CallOutcome,
): Promise<Result[]> {
	if ('failure' in outcome) return [serviceError(item, outcome)];
	const pairedItem = { item: item.index };
	if (!operation.output) {
		// Why somebody was not called is short as it is.
		const { short } = outcome.json.outcome === 'skipped' || !simplify ? {} : operation;
		return [{ json: hideTokens(short ? shorten(item.node, outcome.json, short) : outcome.json), pairedItem }];
	}
	try {
		const output = await operation.output(item, outcome.json, reading);
		return output.map((one) => ({ ...one, json: hideTokens(one.json), pairedItem }));
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
