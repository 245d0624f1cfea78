/** One free request of a declarative operation: read, sent by n8n's engine, and what went wrong linked to the item. */

import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { asNodeError, failedItem, outcomeOf, serviceError } from '../errors';
import type { Item } from '../item';
import { itemOf } from '../item';
import type { Effect } from './effect';
import { networkError } from './networkErrors';

/** Reads the item and builds its request; nothing is sent where it throws. */
type Build = (item: Item) => IHttpRequestOptions | Promise<IHttpRequestOptions>;

/**
 * The routing of an operation that makes one request for each item.
 *
 * @param effect what a request may have done whose answer is lost
 * @param requests usually one; each of the others is tried where the one before it was refused
 */
export function linkedRequest(
	effect: Effect,
	...requests: [Build, ...Build[]]
): Pick<INodePropertyRouting, 'send' | 'operations'> {
	return {
		send: { paginate: true },
		operations: {
			async pagination(this: IExecutePaginationFunctions, { options, ...rest }) {
				const item = itemOf(this);
				const ask = async (build: Build) => {
					const built = { ...options, ...(await build(item)) };
					return await sendThrough(
						this,
						{ ...rest, options: built } as typeof rest & { options: typeof options },
						item,
						effect,
					);
				};
				try {
					const results = await firstTaken(ask, requests);
					return results.map((result) => ({ ...result, pairedItem: { item: item.index } }));
				} catch (error) {
					const failure = asNodeError(item, error);
					if (!this.continueOnFail()) throw failure;
					return [failedItem(failure, item.index)];
				}
			},
		},
	};
}

async function firstTaken<T>(ask: (build: Build) => Promise<T>, [request, ...others]: Build[]): Promise<T> {
	if (others.length === 0) return await ask(request);
	const asked = ask(request);
	const refused = await asked.then(
		() => false,
		(error: unknown) => outcomeOf(error) === 'refused',
	);
	return refused ? await firstTaken(ask, others) : await asked;
}

/** The error guard's own errors pass; all others come from the way to the service. */
async function sendThrough(
	context: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
	item: Item,
	effect: Effect,
): Promise<INodeExecutionData[]> {
	return await context.makeRoutingRequest(request).catch((error: unknown) => {
		const isOwn = error instanceof NodeApiError && outcomeOf(error) !== undefined;
		throw isOwn ? error : serviceError(item, { failure: networkError(error, effect) });
	});
}
