/** What a trigger does with a delivery: trust, body, states, replays, in this order. */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { ServiceName } from '../result';
import type { CallState } from '../values/callState';
import type { CallbackBody } from './body';
import { readJsonBody } from './body';
import { seenBefore } from './replay';
import { ignoreCallback, refuseCallback } from './respond';

/** What every trigger tells of a call, beside what is its service's own. */
export interface CallEvent {
	service: ServiceName;
	/** `callStatus`, or an event that only one service has. */
	event: string;
	/** The same id that the action node returned. */
	callId: string | null;
	state: CallState;
	/** The delivery as it came; shown when Simplify is off. */
	raw: IDataObject;
}

/** What differs from service to service. */
export interface CallbackReader<Event extends CallEvent> {
	/** @returns why the delivery is not trusted, and the status to say it with; undefined when it is */
	distrust(context: IWebhookFunctions): Promise<Distrust | undefined>;
	/** Reads what was delivered; the JSON body if nothing else is said. */
	readBody?(context: IWebhookFunctions): Promise<CallbackBody>;
	/** @returns the calls that a delivery tells of; none for a body without any documented name */
	readEvents(body: unknown, context: IWebhookFunctions): Event[];
	/** Whether the user wants it; by its state if nothing else is said. */
	isWanted?: (event: Event, context: IWebhookFunctions) => boolean;
	/** What makes two deliveries the same event; several names where one of them is enough. */
	idOf(event: Event, context: IWebhookFunctions): string | string[];
}

/** Why a delivery is refused; with status 401 if it is no more than a text. */
export type Distrust = string | { status: number; reason: string };

/** Answers one delivery and starts the workflow with the calls whose state the user wants. */
export async function receiveCallback<Event extends CallEvent>(
	context: IWebhookFunctions,
	reader: CallbackReader<Event>,
): Promise<IWebhookResponseData> {
	const distrust = await reader.distrust(context);
	if (typeof distrust === 'string') return refuseCallback(context, 401, distrust);
	if (distrust) return refuseCallback(context, distrust.status, distrust.reason);

	const body = (await reader.readBody?.(context)) ?? (await readJsonBody(context.getRequestObject()));
	if ('status' in body) return refuseCallback(context, body.status, body.reason);

	const events = reader.readEvents(body.value, context);
	if (events.length === 0) return ignoreCallback(context, 'The body holds none of the documented names');

	const isWanted = reader.isWanted ?? isWantedState;
	const wanted = events.filter((event) => isWanted(event, context));
	if (wanted.length === 0) return ignoreCallback(context, "'Trigger On' does not name this");

	const fresh = wanted.filter((event) => isFresh(context, reader.idOf(event, context)));
	if (fresh.length === 0) return ignoreCallback(context, 'This was delivered before');
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [fresh.map((event) => ({ json: toOutput(context, event) }))],
	};
}

function isWantedState({ state }: CallEvent, context: IWebhookFunctions): boolean {
	return (context.getNodeParameter('states', []) as string[]).includes(state);
}

/** Remembers every name, so that the next delivery finds the one that it has in common with this. */
function isFresh(context: IWebhookFunctions, ids: string | string[]): boolean {
	return !(Array.isArray(ids) ? ids : [ids]).map((id) => seenBefore(context, id)).includes(true);
}

function toOutput(context: IWebhookFunctions, { raw, ...event }: CallEvent): IDataObject {
	const simplify = context.getNodeParameter('options.simplify', true);
	return simplify === false ? { ...event, raw } : { ...event };
}
