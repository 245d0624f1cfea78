/** What a trigger does with a delivery: trust, body, states, replays, in this order. */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { messageOf } from '../errors';
import { isSimplified } from '../fields';
import type { ServiceName } from '../result';
import type { CallState } from '../values/callState';
import type { CallbackBody } from './body';
import { readCallbackBody } from './body';
import { seenBefore } from './replay';
import { ignoreCallback, refuseCallback } from './respond';
import { TriggerReader } from './triggerReader';

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
export interface CallbackReader<Event extends CallEvent, Options> {
	/** @throws NodeOperationError naming the option that can't be read */
	readOptions(reader: TriggerReader): Options;
	/** @returns why the delivery is not trusted, and the status to say it with; undefined when it is */
	distrust(
		context: IWebhookFunctions,
		options: Options,
		reader: TriggerReader,
	): Promise<Distrust | undefined>;
	/** Reads what was delivered; the JSON body if nothing else is said. */
	readBody?(context: IWebhookFunctions): Promise<CallbackBody>;
	/** @returns the calls that a delivery tells of; none for a body without any documented name */
	readEvents(body: unknown, context: IWebhookFunctions): Event[];
	/** Whether the user wants it. */
	isWanted(event: Event, options: Options): boolean;
	/** What makes two deliveries the same event; several names where one of them is enough. */
	idOf(event: Event, context: IWebhookFunctions): string | string[];
}

/** Why a delivery is refused; with status 401 if it is no more than a text. */
export type Distrust = string | { status: number; reason: string };

/** Answers one delivery and starts the workflow with the calls that the user wants. */
export async function receiveCallback<Event extends CallEvent, Options>(
	context: IWebhookFunctions,
	service: CallbackReader<Event, Options>,
): Promise<IWebhookResponseData> {
	const reader = new TriggerReader(context);
	const options = readOrRefuse(context, service, reader);
	if ('noWebhookResponse' in options) return options;
	const distrust = await service.distrust(context, options.own, reader);
	if (typeof distrust === 'string') return refuseCallback(context, 401, distrust);
	if (distrust) return refuseCallback(context, distrust.status, distrust.reason);

	const body = (await service.readBody?.(context)) ?? (await readCallbackBody(context.getRequestObject()));
	if ('status' in body) return refuseCallback(context, body.status, body.reason);

	const events = service.readEvents(body.value, context);
	if (events.length === 0) return ignoreCallback(context, 'The body holds none of the documented names');

	const wanted = events.filter((event) => service.isWanted(event, options.own));
	if (wanted.length === 0) return ignoreCallback(context, "'Trigger On' does not name this");

	const fresh = wanted.filter((event) => isFresh(context, service.idOf(event, context)));
	if (fresh.length === 0) return ignoreCallback(context, 'This was delivered before');
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [fresh.map((event) => ({ json: toOutput(event, options.simplify) }))],
	};
}

/** An option that can't be read lets nothing in. */
function readOrRefuse<Event extends CallEvent, Options>(
	context: IWebhookFunctions,
	service: CallbackReader<Event, Options>,
	reader: TriggerReader,
): { own: Options; simplify: boolean } | { noWebhookResponse: true } {
	try {
		return { own: service.readOptions(reader), simplify: isSimplified(reader) };
	} catch (error) {
		refuseCallback(context, 500, messageOf(error));
		return { noWebhookResponse: true };
	}
}

/** Remembers every name, so that the next delivery finds the one that it has in common with this. */
function isFresh(context: IWebhookFunctions, ids: string | string[]): boolean {
	return !(Array.isArray(ids) ? ids : [ids]).map((id) => seenBefore(context, id)).includes(true);
}

const toOutput = ({ raw, ...event }: CallEvent, simplify: boolean): IDataObject =>
	simplify ? { ...event } : { ...event, raw };
