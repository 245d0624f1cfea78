/** What a waiting node does with a delivery: trust, the calls that are waited for, and whether it says how one ended. */

import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type CallbackBody, readCallbackBody } from '../callbacks/body';
import { hideTokens } from '../callbacks/hideTokens';
import { pick } from '../fields';
import type { CallEvent } from '../callbacks/receive';
import { answerCallback, ignoreCallback, refuseCallback } from '../callbacks/respond';
import { TriggerReader } from '../callbacks/triggerReader';
import type { ServiceName } from '../result';
import { textOf } from '../values/text';
import { resultOfAttempts } from './attempts';
import { claim } from './claim';
import type { Results } from './heard';
import { readStamp, type Stamp, waiterIn } from './stamp';
import { type Awaited, awaited, isAwaited, isPastLimit, peopleIn } from './wait';

/** What differs from service to service. */
export interface AnswerReader<Event extends CallEvent> {
	service: ServiceName;
	/** Name of the credential type; its `apiKey` makes the stamps. */
	credential: string;
	/** Reads what was delivered; the JSON body if nothing else is said. */
	readBody?(context: IWebhookFunctions): Promise<CallbackBody>;
	/** What of a delivery carries the stamp. */
	stampIn(context: IWebhookFunctions, body: unknown): unknown;
	/** @returns the calls that a delivery reports */
	readEvents(body: unknown): Event[];
	/** @returns what comes out of the node; undefined as long as the call goes on */
	resultOf(event: Event, known: Awaited, stamp: Stamp): IDataObject | undefined;
	/** Where several people can be asked at once: what to do when one of them was heard of. */
	settle?(context: IWebhookFunctions, asked: Asked): Promise<Settled>;
}

/** Several people who are asked in one execution. */
export interface Asked {
	/** What tells them apart from all others that are waited for. */
	waiting: string;
	items: INodeExecutionData[];
	/** Everybody in them, in their order. */
	people: IDataObject[];
	/** What this delivery says of each of them. */
	told: Results;
}

export type Settled =
	/** @property repeat why the service has to tell it again; 200 is the answer without it */
	| { goesOn: true; repeat?: string }
	/** @property finish what remains to be done once it is certain that nobody else does it */
	| { goesOn: false; finish(): Promise<INodeExecutionData[]> };

const OVER = 'Nothing waits for this call any more';

/** Answers one delivery, and brings the execution back if it says how the call went. */
export async function receiveAnswer<Event extends CallEvent>(
	context: IWebhookFunctions,
	reader: AnswerReader<Event>,
): Promise<IWebhookResponseData> {
	return await answerCallback(context, async () => await readAnswer(context, reader));
}

async function readAnswer<Event extends CallEvent>(
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

	const items = awaited(context);
	const people = items.flatMap(({ json }) => peopleIn(json));
	const isMeant = (person: IDataObject) => isAwaited(person) && person.askedAt === stamp.asked;
	if (!people.some(isMeant)) return ignoreCallback(context, OVER);

	const events = reader.readEvents(body.value);
	const isAlone = people.length === 1;
	const told = people.map((person) => {
		if (!isMeant(person)) return undefined;
		const own = events.filter((event) => isOfCall(event, person as Awaited, isAlone));
		return resultOfAttempts(own.map((event) => reader.resultOf(event, person as Awaited, stamp)));
	});
	if (told.every((result) => result === undefined))
		return ignoreCallback(context, 'The call is still in progress');

	const times = people.flatMap((person) => (isAwaited(person) ? (textOf(person.askedAt) ?? []) : []));
	const waiting = [waiter.executionId, waiter.nodeId, ...new Set(times)].join(' ');
	const asked: Asked = { waiting, items, people, told };
	const settled = isAlone || !reader.settle ? settledByOne(asked) : await reader.settle(context, asked);
	if (settled.goesOn) {
		if (settled.repeat !== undefined) return refuseCallback(context, 503, settled.repeat);
		return ignoreCallback(context, 'Others are still asked');
	}
	if (!mayGoOn(context, waiting)) return ignoreCallback(context, OVER);
	const output = await settled.finish();
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [
			output.map((item, at) => ({ ...item, json: hideTokens(asBefore(item.json, items[at].json)) })),
		],
	};
}

/** What Simplify has shortened before the wait has no other fields behind it. */
function asBefore(json: IDataObject, before: IDataObject): IDataObject {
	if (before.service !== undefined) return json;
	const names = Object.keys(before);
	if (!json.people) return pick(json, names);
	const people = peopleIn(json).map((person, at) => asBefore(person, peopleIn(before)[at]));
	return pick({ ...json, people }, names);
}

/** Whether this delivery brings the execution back: it has come in time, and no other one does so. */
const mayGoOn = (context: IWebhookFunctions, waiting: string): boolean =>
	!isPastLimit(context) && claim(waiting);

const settledByOne = ({ items, told: [result] }: Asked): Settled => ({
	goesOn: false,
	finish: async () => items.map((item) => ({ ...item, json: result ?? item.json })),
});

/**
 * Where the service names no call, its phone tells. Where it names both, both have to be right: the stamp is the same for
 * all who are asked in one request.
 */
function isOfCall(
	{ callId, phone }: CallEvent & { phone?: unknown },
	known: Awaited,
	isAlone: boolean,
): boolean {
	const isPhoneKnown = isWhole(phone) && isWhole(known.phone);
	if (callId !== null && known.callId !== null)
		return callId === known.callId && !(isPhoneKnown && phone !== known.phone);
	return phone === known.phone || (isAlone && !isPhoneKnown);
}

const isWhole = (phone: unknown): phone is string => typeof phone === 'string' && /^\d{10,}$/.test(phone);
