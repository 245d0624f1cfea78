/** Operations that make no request: they have both doors all the same. */

import type {
	IDataObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { asNodeError } from '../errors';
import { type Item, itemOf, itemsOf } from '../item';
import { type MarkStore, workflowMarks } from '../markStore';
import { callMemory } from './memory';
import { isTool, ownerOf, type RunContext } from './owner';
import { type Result, toItems } from './results';
import { hooked } from './single';

export type LocalOperation =
	| {
			/** What the nodes of the workflow keep from one execution to the next. */
			keeps: 'marks';
			work(item: Item, store: MarkStore): Promise<IDataObject>;
	  }
	/** Nothing is kept: working again comes to the same. */
	| { work(item: Item): Promise<IDataObject[]> };

/** For `customOperations`: one result or error for each item. */
export function workAll(operation: LocalOperation) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const results: Result[] = [];
		for (const item of itemsOf(this)) results.push(...(await workOnce(this, operation, item)));
		return [toItems(this, results)];
	};
}

/** The same for n8n's tool path. */
export function workAsTool(operation: LocalOperation) {
	return hooked(async function (this: IExecutePaginationFunctions) {
		return toItems(this, await workOnce(this, operation, itemOf(this)));
	});
}

async function workOnce(context: RunContext, operation: LocalOperation, item: Item): Promise<Result[]> {
	const pairedItem = { item: item.index };
	try {
		const results =
			'keeps' in operation ? [await remembered(context, operation, item)] : await operation.work(item);
		return results.map((json) => ({ json, pairedItem }));
	} catch (error) {
		return [asNodeError(item, error)];
	}
}

/** When n8n tries the node again because another item has failed, this one keeps the result that it had. */
async function remembered(
	context: RunContext,
	operation: Extract<LocalOperation, { keeps: 'marks' }>,
	item: Item,
): Promise<IDataObject> {
	const memory = callMemory(context.getContext('node'));
	const owner = ownerOf(context, item, item.json);
	// A tool that is called again is to check again.
	const [known] = isTool(context) ? [] : memory.admitted(owner);
	const json = known?.result && 'json' in known.result ? known.result.json : {};
	if (Object.keys(json).length > 0) return json;
	const result = await operation.work(item, workflowMarks(context));
	memory.remember(owner, owner, { json: result });
	return result;
}
