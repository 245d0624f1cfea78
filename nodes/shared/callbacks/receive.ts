/** What a trigger does with a delivery: trust, body, states, replays, in this order. */

import type { IDataObject, INode, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isSimplified, shorten } from '../fields';
import type { Reader } from '../reader';
import type { ServiceName } from '../result';
import type { CallState } from '../values/callState';
import { type CallbackBody, readCallbackBody } from './body';
import { hideTokens } from './hideTokens';
import { isLate, seenBefore } from './replay';
import { answerCallback, ignoreCallback, refuseCallback } from './respond';
import { TriggerReader } from './triggerReader';
import { type CallbackTrust, coveredBy, OTHER_EVENT, type Proof } from './trust';

/** What every trigger reports about a call, beside what is its service's own. */
export interface CallEvent {
	service: ServiceName;
	/** `callStatus`, or an event that only one service has. */
	event: string;
	/** The same id that the action node returned. */
	callId: string | null;
	state: CallState;
	/** The delivery as it came; shown when Simplify is off. */
	raw: IDataObject;
	/** Tells apart the attempts to reach a phone, where states follow each other; not shown. */
	attempt?: string;
	/** Whether a later state of the same attempt has come before. */
	late?: boolean;
}

/** What every trigger has among its options. */
interface CommonOptions<Authentication> {
	authentication: Authentication;
	/** Whether late states start nothing. */
	skipLate?: boolean;
}

/** What differs from service to service. */
export interface CallbackReader<
	Event extends CallEvent,
	Authentication extends string,
	Options extends CommonOptions<Authentication>,
> {
	trust: CallbackTrust<Authentication>;
	/** @throws NodeOperationError naming the option that can't be read */
	readOptions(reader: TriggerReader): Options;
	/** @returns why a delivery is not even looked at, and the status to say it with */
	refusal?(context: IWebhookFunctions, options: Options): { status: number; reason: string } | undefined;
	/** Reads what was delivered; the JSON body if nothing else is said. */
	readBody?(context: IWebhookFunctions): Promise<CallbackBody>;
	/** @returns the calls that a delivery reports; none for a body without any known field */
	readEvents(body: unknown, proof: Proof): Event[];
	/** Whether the user wants it. */
	isWanted(event: Event, options: Options, proof: Proof): boolean;
	/** What Simplify leaves of an event, where that is not all of it. */
	shortOf?(event: Event): readonly string[];
	/** What makes two deliveries the same event; several names where one of them is enough. */
	idOf(event: Event, context: IWebhookFunctions): string | string[];
}

/** Answers one delivery and starts the workflow with the calls that the user wants. */
export async function receiveCallback<
	Event extends CallEvent,
	Authentication extends string,
	Options extends CommonOptions<Authentication>,
>(
	context: IWebhookFunctions,
	service: CallbackReader<Event, Authentication, Options>,
): Promise<IWebhookResponseData> {
	return await answerCallback(context, async () => await readCallback(context, service));
}

/** @throws for an option or a credential that can't be read, which lets nothing in */
async function readCallback<
	Event extends CallEvent,
	Authentication extends string,
	Options extends CommonOptions<Authentication>,
>(
	context: IWebhookFunctions,
	service: CallbackReader<Event, Authentication, Options>,
): Promise<IWebhookResponseData> {
	const reader = new TriggerReader(context);
	const options = { own: service.readOptions(reader), reader };
	isSimplified(reader);
	const refusal = service.refusal?.(context, options.own);
	if (refusal) return refuseCallback(context, refusal.status, refusal.reason);
	const proof = await proofOf(context, service.trust, options.own.authentication, reader);
	if (typeof proof === 'string') return refuseCallback(context, 401, proof);

	const body = (await service.readBody?.(context)) ?? (await readCallbackBody(context.getRequestObject()));
	if ('status' in body) return refuseCallback(context, body.status, body.reason);

	const events = service.readEvents(body.value, proof);
	if (events.length === 0) return ignoreCallback(context, 'The body has none of the fields of a callback');
	const covered = coveredBy(proof, events);
	if (covered.length === 0) return refuseCallback(context, 401, OTHER_EVENT);
	return pickEvents(context, service, options, { events: covered, proof });
}

async function proofOf<Authentication extends string>(
	context: IWebhookFunctions,
	trust: CallbackTrust<Authentication>,
	authentication: Authentication,
	reader: TriggerReader,
): Promise<Proof | string> {
	const delivered = {
		query: context.getQueryData() as IDataObject,
		headers: context.getHeaderData() as IDataObject,
	};
	return await trust.proofIn(
		delivered,
		authentication,
		async () => await reader.credential(trust.credential),
	);
}

/** Of what is trusted, what the user wants and has not had. */
function pickEvents<
	Event extends CallEvent,
	Authentication extends string,
	Options extends CommonOptions<Authentication>,
>(
	context: IWebhookFunctions,
	service: CallbackReader<Event, Authentication, Options>,
	{ own, reader }: { own: Options; reader: TriggerReader },
	{ events, proof }: { events: Event[]; proof: Proof },
): IWebhookResponseData {
	const timed = events.map((event) => withLateness(context, event));
	const wanted = timed.filter((event) => service.isWanted(event, own, proof));
	if (wanted.length === 0) return ignoreCallback(context, "'Trigger On' does not name this");
	const current = wanted.filter(({ late }) => !(late && own.skipLate));
	if (current.length === 0) return ignoreCallback(context, 'A later state of the call came before');

	const fresh = current.filter((event) => isFresh(context, service.idOf(event, context)));
	if (fresh.length === 0) return ignoreCallback(context, 'This was delivered before');
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [fresh.map((event) => ({ json: toOutput(reader, event, service.shortOf?.(event)) }))],
	};
}

/** Remembers every name, so that the next delivery finds the one that it has in common with this. */
function isFresh(context: IWebhookFunctions, ids: string | string[]): boolean {
	return !(Array.isArray(ids) ? ids : [ids]).map((id) => seenBefore(context, id)).includes(true);
}

/** States can come in another order than they happened. */
function withLateness<Event extends CallEvent>(context: IWebhookFunctions, event: Event): Event {
	const { attempt, callId, state } = event;
	if (attempt === undefined) return event;
	return isLate(context, `${callId} ${attempt}`, state) ? { ...event, late: true } : event;
}

/** What comes out of a trigger. */
export function toOutput(
	reader: Reader & { readonly node: INode },
	{ raw, ...event }: CallEvent,
	short?: readonly string[],
): IDataObject {
	const simplify = isSimplified(reader);
	const shown: IDataObject = simplify ? { ...event } : { ...event, raw };
	delete shown.attempt;
	return hideTokens(simplify && short ? shorten(reader.node, shown, short) : shown);
}
