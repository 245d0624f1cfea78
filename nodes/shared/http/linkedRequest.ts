/** One free request of a declarative operation: read, sent by n8n's engine, and what went wrong linked to the item. */

import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';

import { hideTokens } from '../callbacks/hideTokens';
import { asNodeError, failedItem, outcomeOf, serviceError } from '../errors';
import { isSimplified, readLimit } from '../fields';
import { type Item, itemOf } from '../item';
import type { Effect } from './effect';
import { networkError } from './networkErrors';
import { readRequestOptions } from './requestOptions';

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
					const built = { ...options, ...readSettings(item), ...(await build(item)) };
					return await sendThrough(
						this,
						{ ...rest, options: built } as typeof rest & { options: typeof options },
						item,
						effect,
					);
				};
				try {
					const results = await firstTaken(ask, requests);
					return results.map((result) => ({
						...result,
						json: hideTokens(result.json),
						pairedItem: { item: item.index },
					}));
				} catch (error) {
					const failure = asNodeError(item, error);
					if (!this.continueOnFail()) throw failure;
					return [failedItem(failure, item.index)];
				}
			},
		},
	};
}

/** Reads what n8n's engine makes of any type, and what shapes the rows later, while nothing has been sent. */
function readSettings(item: Item): Partial<IHttpRequestOptions> {
	isSimplified(item);
	readLimit(item);
	return readRequestOptions(item).http;
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

/** Errors that say whether the request had an effect pass; all others come from the way to the service. */
async function sendThrough(
	context: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
	item: Item,
	effect: Effect,
): Promise<INodeExecutionData[]> {
	return await context.makeRoutingRequest(request).catch((error: unknown) => {
		throw outcomeOf(error) !== undefined
			? error
			: serviceError(item, { failure: networkError(error, effect) });
	});
}
