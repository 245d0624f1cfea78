/** Delivers callbacks: up to three times, a minute apart, until the receiver answers exactly 200. */

import { randomUUID } from 'node:crypto';

import type { CallbackShape } from '../calls/behaviours';
import { pause } from '../calls/pace';
import { seeRequest } from '../coverage';
import { logCallback, type SandboxState } from '../state';
import { writeCallback } from '../wild/callback';
import type { WildCallback } from '../wild/wild';
import type { ApiCall } from './store';

const TRIES = 3;
const OK = 200;
/** Deliveries under way at once, over all calls. */
const AT_A_TIME = 20;
const waiting: Array<() => void> = [];
let underWay = 0;

export interface Delivery {
	kind: 'status' | 'answer';
	callId: string;
	url: string;
	/** JSON texts, as the request named them. */
	headers?: string;
	parameters?: string | null;
	body: object;
	asPlainText?: boolean;
}

/** @returns how often it was tried, and whether it was taken */
export async function deliver(
	state: SandboxState,
	delivery: Delivery,
	minuteMs: number,
): Promise<{ tries: number; taken: boolean }> {
	seeCallback(state, delivery);
	const parameters = JSON.parse(delivery.parameters ?? '{}') as object;
	const { body: content, asPlainText: asJson } = delivery;
	const body = { ...content, ...parameters };
	const written = writeCallback(state, { service: 'zvonobot', content, parameters, asJson });
	const tried = { service: 'zvonobot' as const, callId: delivery.callId, delivery: randomUUID(), body };
	const { sender } = state;
	for (let tries = 1; ; tries += 1) {
		const status = await inTurn(async () => await sender.send(delivery.url, post(delivery, written)));
		const ended = status === OK || tries === TRIES || sender.isClosed;
		logCallback(state, { ...tried, repeats: !ended, status });
		if (ended) return { tries, taken: status === OK };
		await pause(minuteMs);
	}
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (underWay >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
	else underWay += 1;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else underWay -= 1;
	}
}

const post = (delivery: Delivery, { body, contentType }: WildCallback): RequestInit => ({
	method: 'POST',
	headers: {
		'content-type': delivery.asPlainText ? 'text/plain' : contentType,
		...(JSON.parse(delivery.headers ?? '{}') as Record<string, string>),
	},
	body,
});

/** The shapes of the status callback (docs/api-notes.md, Zvonobot: Status callback). */
export function shapeStatus(call: ApiCall, shape?: CallbackShape): object {
	switch (shape) {
		case 'list':
			return { data: [call] };
		case 'variables':
			return call;
		case 'noStatus':
			return { ...call.calls[0], apiCallId: call.id };
		default:
			return { apiCalls: [call] };
	}
}

/** The API documentation's body, or the one of a callback that is set up in the account portal. */
export function shapeAnswer(
	call: ApiCall,
	phone: string,
	answer: number | string,
	shape?: CallbackShape,
): object {
	const ivr_answers = call.calls[0].ivrAnswers;
	if (shape === 'texts') return { call: { phone, ivr_answers } };
	return { call: { phone, answer, apicallId: call.id } };
}

function seeCallback(state: SandboxState, { kind, body }: Delivery): void {
	const [call] = 'apiCalls' in body ? (body.apiCalls as object[]) : [body];
	seeRequest(state, 'zvonobot', `${kind} callback`, call);
}
