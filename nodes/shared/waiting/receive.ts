/** What a waiting node does with a delivery: trust, the call that is waited for, and whether it says how that ended. */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { CallbackBody } from '../callbacks/body';
import { readCallbackBody } from '../callbacks/body';
import { hideTokens } from '../callbacks/hideTokens';
import type { CallEvent } from '../callbacks/receive';
import { ignoreCallback, refuseCallback } from '../callbacks/respond';
import { TriggerReader } from '../callbacks/triggerReader';
import type { ServiceName } from '../result';
import { textOf } from '../values/text';
import { claim } from './claim';
import type { Stamp } from './stamp';
import { readStamp, waiterIn } from './stamp';
import type { Awaited } from './wait';
import { awaited } from './wait';

/** What differs from service to service. */
export interface AnswerReader<Event extends CallEvent> {
	service: ServiceName;
	/** Name of the credential type; its `apiKey` makes the stamps. */
	credential: string;
	/** Reads what was delivered; the JSON body if nothing else is said. */
	readBody?(context: IWebhookFunctions): Promise<CallbackBody>;
	/** What of a delivery carries the stamp. */
	stampIn(context: IWebhookFunctions, body: unknown): unknown;
	/** @returns the calls that a delivery tells of */
	readEvents(body: unknown): Event[];
	/** @returns what comes out of the node; undefined as long as the call goes on */
	resultOf(event: Event, known: Awaited, stamp: Stamp): IDataObject | undefined;
}

const OVER = 'This call is not waited for any more';

/** Answers one delivery, and brings the execution back if it says how the call went. */
export async function receiveAnswer<Event extends CallEvent>(
	context: IWebhookFunctions,
	reader: AnswerReader<Event>,
): Promise<IWebhookResponseData> {
	const body = (await reader.readBody?.(context)) ?? (await readCallbackBody(context.getRequestObject()));
	if ('status' in body) return refuseCallback(context, body.status, body.reason);

	const { apiKey } = await new TriggerReader(context).credential(reader.credential);
	const carried = reader.stampIn(context, body.value);
	const waiter = waiterIn(context);
	const stamp = readStamp(waiter, reader.service, textOf(apiKey), carried);
	if (!stamp) return refuseCallback(context, 401, 'The token is missing, wrong or expired');

	const known = awaited(context);
	if (known?.askedAt !== stamp.asked) return ignoreCallback(context, OVER);

	const results = reader
		.readEvents(body.value)
		.filter((event) => isOfCall(event, known))
		.map((event) => reader.resultOf(event, known, stamp));
	const result = results.find((found) => found !== undefined);
	if (!result) return ignoreCallback(context, 'The call goes on');
	if (!claim([waiter.executionId, waiter.nodeId, stamp.asked].join(' ')))
		return ignoreCallback(context, OVER);
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [[{ json: hideTokens(result), pairedItem: { item: 0 } }]],
	};
}

/** Where the service names no call, its phone tells; the stamp has told already that it is this execution's. */
function isOfCall({ callId, phone }: CallEvent & { phone?: unknown }, known: Awaited): boolean {
	if (callId !== null && known.callId !== null) return callId === known.callId;
	return !isWhole(phone) || !isWhole(known.phone) || phone === known.phone;
}

const isWhole = (phone: unknown): phone is string => typeof phone === 'string' && /^\d{10,}$/.test(phone);
