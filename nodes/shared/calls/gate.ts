/** The gate: the only way in which a paid request leaves the package. */

import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { inputError, outcomeOf, serviceError } from '../errors';
import { asNodeError, forItem, throwRefusal } from '../items';
import type { Effect } from '../http/effect';
import { placesCall, stopped } from '../http/effect';
import { waitBefore } from './rateLimiter';
import type { CallMemory } from './memory';
import { callMemory } from './memory';
import type { CallResult, ServiceName, SkipReason } from '../result';
import { placeOnce } from './placeOnce';
import { cantPlan } from './scheduling';
import { readSafety } from '../safety/readGuards';
import { send } from '../http/linkedRequest';
import type { Candidate, Safety } from '../safety/guards';
import { isOutsideHours, isWithinHours, outsideHours, skipReason } from '../safety/guards';
import type { Reporting } from './runSummary';
import { shownResults } from './runSummary';

/** What the gate has to know of an operation. */
export interface PaidOperation {
	service: ServiceName;
	/** Name of the credential type that signs the request. */
	credential: string;
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
	return async function placePaidCall(
		this: IExecutePaginationFunctions,
		request: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const memory = callMemory(this);
		const item = this.getItemIndex();
		let reporting: Reporting = { dropSkipped: false, summary: false };
		const place = async () => {
			const safety = readGuards(this);
			({ reporting } = safety);
			throwRefusal(request.options);
			const phone = operation.recipient(request.options);
			return await placeGuarded({ context: this, operation, request, memory, safety, phone });
		};
		const results = await memory.tally.count(item, async () => await forItem(this, place));
		const shown = shownResults(results, reporting);
		if (!reporting.summary) return shown;
		const items = itemCount(this);
		return item < items - 1 ? shown : [...shown, await memory.tally.summary(operation.service, items)];
	};
}

/** One call on its way through the gate. */
interface Call {
	context: IExecutePaginationFunctions;
	operation: PaidOperation;
	request: DeclarativeRestApiSettings.ResultOptions;
	memory: CallMemory;
	safety: Safety;
	phone: string;
}

async function placeGuarded(call: Call): Promise<INodeExecutionData[]> {
	const { context, operation, memory, safety, phone } = call;
	const key = memory.key(context.getItemIndex(), phone);
	const recent = await memory.recent(operation.credential, safety.rememberHours);
	const calledRecently = recent?.has(phone, Date.now());
	// What has been placed already is past the guards, whatever the clock says by now.
	const guarded = memory.recall(key)
		? undefined
		: guard(context, safety, memory, { key, phone, calledRecently });
	const skip = (reason: SkipReason) => [{ json: skipped(operation.service, phone, reason) }];
	if (guarded) return skip(guarded);
	try {
		return await placeOnce(context, memory, key, async () => {
			const placing = memory.turnstile.run(safety.pace, async () => await sendIfOpen(call), whenRepeated);
			return await remembered(placing, () => recent?.add(phone, Date.now()));
		});
	} catch (error) {
		if (safety.hours?.outside === 'skip' && isOutsideHours(error)) return skip('outsideAllowedHours');
		throw asNodeError(context, error);
	}
}

/** Looks at the clock and at the user once more: the call may have waited for its turn. */
async function sendIfOpen({
	context,
	operation,
	request,
	memory,
	safety,
}: Call): Promise<INodeExecutionData[]> {
	if (context.getExecutionCancelSignal()?.aborted) {
		// Nobody gets the output of a stopped node; what it has placed so far is stored with the execution.
		memory.storeAll();
		throw serviceError(context, stopped);
	}
	if (!isWithinHours(safety, Date.now())) throw outsideHours(context);
	return await send(context, request, operation.effect ?? placesCall());
}

/** How many items this run of the node works on. */
function itemCount(context: IExecutePaginationFunctions): number {
	const [items] = context.getExecuteData().data.main ?? [];
	return context.getNode().executeOnce ? 1 : (items?.length ?? 1);
}

function readGuards(context: IExecutePaginationFunctions): Safety {
	const safety = readSafety(context.getNodeParameter('safety', {}));
	if ('rule' in safety) throw inputError(context, safety.field, safety.rule);
	if (safety.hours?.outside === 'schedule') throw cantPlan(context);
	return safety;
}

function guard(
	context: IExecutePaginationFunctions,
	safety: Safety,
	memory: CallMemory,
	call: Omit<Candidate, 'json'>,
): SkipReason | undefined {
	const candidate = { ...call, json: context.getInputData().json };
	const reason = skipReason(safety, candidate, memory.admitted, Date.now());
	if (reason === 'outsideAllowedHours' && safety.hours?.outside === 'fail') throw outsideHours(context);
	return reason;
}

/** Remembers a number that was called, or may have been. */
async function remembered<T>(placing: Promise<T>, remember: () => void): Promise<T> {
	void placing.then(remember, (error: unknown) => outcomeOf(error) === 'unclear' && remember());
	return await placing;
}

function whenRepeated(
	settled: PromiseSettledResult<INodeExecutionData[]>,
	repetition: number,
): number | undefined {
	if (settled.status === 'fulfilled' || !(settled.reason instanceof NodeApiError)) return undefined;
	const { context, httpCode } = settled.reason;
	return waitBefore({ ...context, httpCode }, repetition);
}

function skipped(service: ServiceName, phone: string, reason: SkipReason): IDataObject {
	return { outcome: 'skipped', reason, phone, service } satisfies CallResult;
}
