/** The gate: the only way in which a paid request leaves the package. */

import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { forItem, throwRefusal } from '../items';
import type { Effect } from './effect';
import { placesCall } from './effect';
import type { CallResult, ServiceName } from './outcome';
import { placeOnce } from './placeOnce';
import { send } from './request';

/** What the gate has to know of an operation. */
export interface PaidOperation {
	service: ServiceName;
	/** What a request may have done whose answer is lost; a call, if nothing else is said. */
	effect?: Effect;
	/** Reads the number that the finished request will dial. */
	recipient(request: DeclarativeRestApiSettings.HttpRequestOptions): string;
}

/**
 * Stands around one paid request, in the place of the engine's `pagination` function.
 *
 * Refuses what the input checks found; in a dry run calls nobody; returns the remembered result where this run of the
 * node has dialled the item already; otherwise sends once. Never repeats a request whose outcome is unclear.
 *
 * The function throws NodeApiError with `context.outcome` `notSent`, `refused` or `unclear`, linked to the item.
 */
export function paidCall(operation: PaidOperation) {
	const { effect = placesCall() } = operation;
	return async function placePaidCall(
		this: IExecutePaginationFunctions,
		request: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		return await forItem(this, async () => {
			throwRefusal(request.options);
			const recipient = operation.recipient(request.options);
			if (this.getNodeParameter('safety.dryRun', false) === true) {
				return [{ json: dryRunResult(operation.service, recipient) }];
			}
			return await placeOnce(this, recipient, async () => await send(this, request, effect));
		});
	};
}

function dryRunResult(service: ServiceName, phone: string): IDataObject {
	return { outcome: 'skipped', reason: 'dryRun', phone, service } satisfies CallResult;
}
