/** One item in, its result or its refusal out, always linked. */

import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData, PreSendAction } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ErrorPlace } from './errors';
import { outcomeOf } from './errors';

export type NodeError = NodeApiError | NodeOperationError;

const refusals = new WeakMap<object, NodeError>();

/**
 * Wraps a preSend step so that a refused item reaches the gate instead of the engine.
 *
 * The engine would report the item without its link to the input; the gate reports it like every other outcome.
 */
export function checked(step: PreSendAction): PreSendAction {
	return async function (this: IExecuteSingleFunctions, request) {
		try {
			return await step.call(this, request);
		} catch (error) {
			refusals.set(request, asNodeError(this, error));
			return request;
		}
	};
}

/** @throws what a checked step refused this request for, if it did */
export function throwRefusal(request: object): void {
	const refusal = refusals.get(request);
	if (refusal) throw refusal;
}

/**
 * Runs the work of one item and links what comes out to it. A failed item becomes a result of its own where the
 * user chose to continue; with its single `error` key the engine sends it to the error output.
 */
export async function forItem(
	context: IExecuteSingleFunctions,
	work: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const pairedItem = { item: context.getItemIndex() };
	try {
		return (await work()).map((item) => ({ ...item, pairedItem }));
	} catch (error) {
		const failure = asNodeError(context, error);
		if (!context.continueOnFail()) throw failure;
		return [failedItem(failure, pairedItem.item)];
	}
}

/** The result that stands for a failed item where the user chose to continue. */
export function failedItem(error: NodeError, item: number): INodeExecutionData {
	return { json: { error: describe(error) }, pairedItem: { item } };
}

/** An error that n8n can show, whatever was thrown. */
export function asNodeError(place: ErrorPlace, error: unknown): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(place.getNode(), error as Error, { itemIndex: place.getItemIndex() });
}

function describe(error: NodeError): IDataObject {
	return {
		message: error.message,
		description: error.description ?? null,
		outcome: outcomeOf(error) ?? null,
		itemIndex: error.context.itemIndex as number,
		httpCode: error instanceof NodeApiError ? error.httpCode : null,
	};
}
