/** The gate: the only way in which a paid request leaves the package. */

import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { inputError } from '../errors';
import { forItem, throwRefusal } from '../items';
import type { Effect } from './effect';
import { placesCall } from './effect';
import type { CallMemory } from './memory';
import { callMemory } from './memory';
import type { CallResult, ServiceName, SkipReason } from './outcome';
import { placeOnce } from './placeOnce';
import { send } from './request';
import { outsideHours, readSafety, skipReason } from './safety';

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
 * Refuses what the input checks found; returns the remembered result where this run of the node has dialled the item
 * already; asks the user's guards; otherwise sends once. Never repeats a request whose outcome is unclear.
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
			const phone = operation.recipient(request.options);
			const memory = callMemory(this);
			const key = memory.key(this.getItemIndex(), phone);
			// What has been placed already is past the guards, whatever the clock says by now.
			const reason = memory.recall(key) ? undefined : guard(this, memory, { key, phone });
			if (reason) return [{ json: skipped(operation.service, phone, reason) }];
			return await placeOnce(this, memory, key, async () => await send(this, request, effect));
		});
	};
}

function guard(
	context: IExecutePaginationFunctions,
	memory: CallMemory,
	call: { key: string; phone: string },
): SkipReason | undefined {
	const safety = readSafety(context.getNodeParameter('safety', {}));
	if ('rule' in safety) throw inputError(context, safety.field, safety.rule);
	const candidate = { ...call, json: context.getInputData().json };
	const reason = skipReason(safety, candidate, memory.admitted, Date.now());
	if (reason === 'outsideAllowedHours' && safety.hours?.outside === 'fail') throw outsideHours(context);
	return reason;
}

function skipped(service: ServiceName, phone: string, reason: SkipReason): IDataObject {
	return { outcome: 'skipped', reason, phone, service } satisfies CallResult;
}
