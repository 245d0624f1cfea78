/** The callback of a verification call: `id, number, duration, state, price, date`, all as text. */

import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { type CallbackBody, readCallbackBody } from '../../shared/callbacks/body';
import type { CallEvent } from '../../shared/callbacks/receive';
import { TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import { isRecord } from '../../shared/values/text';
import { type CallStatus, callStatus } from '../api/callInfo';

const DOCUMENTED_KEYS = ['id', 'number', 'duration', 'state', 'price', 'date'];

export interface MobilgroupCallEvent extends CallEvent, CallStatus {}

/** What Simplify leaves. */
export const shortOf = (): readonly string[] => [
	...['service', 'event', 'callId', 'phone', 'state', 'serviceState', 'at', 'durationSeconds', 'price'],
];

export const isGet = (context: IWebhookFunctions) => context.getRequestObject().method === 'GET';

/** The JSON body; of a GET, which the API documentation does not rule out, the query without the token. */
export async function readDelivery(context: IWebhookFunctions): Promise<CallbackBody> {
	if (!isGet(context)) return await readCallbackBody(context.getRequestObject());
	return { value: bodyOfQuery(context.getQueryData() as IDataObject) };
}

/** The parameters of the address without its token. */
export const bodyOfQuery = (query: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(query).filter(([name]) => name !== TOKEN_PARAMETER));

/** @returns the calls that a delivery reports; the API documentation has one, a list is taken too */
export function readCallEvents(body: unknown): MobilgroupCallEvent[] {
	const reports = (Array.isArray(body) ? body : [body]).filter(isRecord) as IDataObject[];
	return reports.filter((report) => DOCUMENTED_KEYS.some((key) => report[key] !== undefined)).map(toEvent);
}

function toEvent(raw: IDataObject): MobilgroupCallEvent {
	const status = callStatus(raw);
	// A report comes when a call has ended, so one without a state tells nothing of it.
	const state = status.state === 'queued' ? 'unknown' : status.state;
	return { service: 'mobilgroup', event: 'callStatus', ...status, state, raw };
}
