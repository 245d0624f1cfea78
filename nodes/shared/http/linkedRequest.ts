/** One request of a declarative operation, with its failures told and linked to the item. */

import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { outcomeOf, serviceError } from '../errors';
import { forItem, throwRefusal } from '../items';
import type { Effect } from './effect';
import { readsOnly } from './effect';
import { wireFault } from './networkErrors';

/**
 * Stands around a request that the gate need not guard, in the place of the engine's `pagination` function: what went
 * wrong comes back linked to its item, like every other outcome.
 */
export function linkedRequest(effect: Effect) {
	return async function (
		this: IExecutePaginationFunctions,
		request: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		return await forItem(this, async () => {
			throwRefusal(request.options);
			return await send(this, request, effect);
		});
	};
}

/** For requests that only read. */
export const readRequest = linkedRequest(readsOnly);

/**
 * Sends the request of one item through the engine.
 *
 * @throws NodeApiError of the error guard, or one that says what the way to the service did to the request
 */
export async function send(
	context: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
	effect: Effect,
): Promise<INodeExecutionData[]> {
	try {
		return await context.makeRoutingRequest(request);
	} catch (error) {
		throw toServiceError(context, error, effect);
	}
}

/** The error guard's own errors pass; all others come from the way to the service. */
function toServiceError(context: IExecutePaginationFunctions, error: unknown, effect: Effect): NodeApiError {
	const known = error instanceof NodeApiError && outcomeOf(error) !== undefined;
	return known ? error : serviceError(context, wireFault(error, effect));
}
