/** What a trigger does with a delivery: trust, body, states, replays, in this order. */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { ServiceName } from '../calls/outcome';
import type { CallState } from '../values/callState';
import type { CallbackBody } from './body';
import { readJsonBody } from './body';
import { seenBefore } from './replay';
import { ignoreCallback, refuseCallback } from './respond';

/** What every trigger tells of a call, beside what is its service's own. */
export interface CallEvent {
	service: ServiceName;
	event: 'callStatus';
	/** The same id that the action node returned. */
	callId: string | null;
	state: CallState;
	/** The delivery as it came; shown when Simplify is off. */
	raw: IDataObject;
}

/** What differs from service to service. */
export interface CallbackReader<Event extends CallEvent> {
	/** @returns why the delivery is not trusted; undefined when it is */
	distrust(context: IWebhookFunctions): Promise<string | undefined>;
	/** Reads what was delivered; the JSON body if nothing else is said. */
	readBody?(context: IWebhookFunctions): Promise<CallbackBody>;
	/** @returns the calls that a delivery tells of; none for a body without any documented name */
	readEvents(body: unknown): Event[];
	/** What makes two deliveries the same event. */
	idOf(event: Event): string;
}

/** Answers one delivery and starts the workflow with the calls whose state the user wants. */
export async function receiveCallback<Event extends CallEvent>(
	context: IWebhookFunctions,
	reader: CallbackReader<Event>,
): Promise<IWebhookResponseData> {
	const distrust = await reader.distrust(context);
	if (distrust) return refuseCallback(context, 401, distrust);

	const body = (await reader.readBody?.(context)) ?? (await readJsonBody(context.getRequestObject()));
	if ('status' in body) return refuseCallback(context, body.status, body.reason);

	const events = reader.readEvents(body.value);
	if (events.length === 0) return ignoreCallback('The body holds none of the documented names');

	const states = context.getNodeParameter('states', []) as string[];
	const wanted = events.filter(({ state }) => states.includes(state));
	if (wanted.length === 0) return ignoreCallback("'Trigger On' does not name this state");

	const fresh = wanted.filter((event) => !seenBefore(context, reader.idOf(event)));
	if (fresh.length === 0) return ignoreCallback('This was delivered before');
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [fresh.map((event) => ({ json: toOutput(context, event) }))],
	};
}

function toOutput(context: IWebhookFunctions, { raw, ...event }: CallEvent): IDataObject {
	const simplify = context.getNodeParameter('options.simplify', true);
	return simplify === false ? { ...event, raw } : { ...event };
}
