/** The two callbacks of Zvonobot: the state of calls, and an answer in a menu (API documentation, `webhookUrl`). */

import type { IDataObject } from 'n8n-workflow';

import type { CallEvent } from '../../shared/callbacks/receive';
import type { Proof } from '../../shared/callbacks/trust';
import { toCallState } from '../../shared/values/callState';
import { parseJson } from '../../shared/values/json';
import { toldPhone } from '../../shared/values/phone';
import { idOf } from '../../shared/values/rows';
import { isRecord, textOf } from '../../shared/values/text';
import { answerIn, answersOf, attemptsOf, hasNames, simplifyAttempt, simplifyCall } from '../api/callInfo';
import { momentOf } from '../api/moment';
import { rowsOf } from '../api/rows';

export interface ZvonobotEvent extends CallEvent {
	event: 'callStatus' | 'ivrAnswer';
	phone: string | null;
	/** A key, a word, or `-1` for staying on the line; null where the event is no answer. */
	answer: string | null;
	/** All answers of the call so far, as far as the service tells them. */
	answers: string[];
	/** What the user asked the service to add. */
	parameters: IDataObject;
	/** What else is known of the call; see `callInfo.ts`. */
	[detail: string]: unknown;
}

/** What Simplify leaves. */
export const shortOf = ({ event }: ZvonobotEvent): readonly string[] =>
	event === 'ivrAnswer'
		? [...ABOUT, 'answer', 'answers', 'branch', 'parameters']
		: [...ABOUT, 'answers', 'recordingUrl', 'manager', 'nextCallId', 'parameters', 'late'];
const ABOUT = ['event', 'callId', 'phone', 'state'];

/** The same with the branch of the menu that the address of an answer names. */
export const readProvenEvents = (body: unknown, { branch }: Proof): ZvonobotEvent[] =>
	readEvents(body).map((event) =>
		branch !== undefined && event.event === 'ivrAnswer' ? { ...event, branch } : event,
	);

/** How the status callback wraps its calls (docs/api-notes.md, Zvonobot: Status callback). */
const WRAPPERS = ['apiCalls', 'data'];

/**
 * Reads what one delivery tells: one POST may hold several calls.
 *
 * @returns nothing for a body that is neither of the two callbacks
 */
export function readEvents(body: unknown): ZvonobotEvent[] {
	if (Array.isArray(body)) return body.flatMap((part) => readEvents(part));
	if (!isRecord(body)) return [];
	const record = body as IDataObject;
	const answered = partIn(record.call);
	if (isRecord(answered)) return [toAnswerEvent(record, answered as IDataObject)];
	const wrapper = WRAPPERS.find((name) => partIn(record[name]) !== undefined);
	if (wrapper === undefined) return toStatusEvents(record, {});
	const { [wrapper]: wrapped, ...parameters } = record;
	const calls = rowsOf(partIn(wrapped), hasNames) ?? [];
	return calls.flatMap((call) => toStatusEvents(call, parameters));
}

/** An object or a list, which a form carries as JSON within text. */
function partIn(value: unknown): object | undefined {
	const part = typeof value === 'string' ? parseJson(value) : value;
	return typeof part === 'object' && part !== null ? part : undefined;
}

function toStatusEvents(call: IDataObject, parameters: IDataObject): ZvonobotEvent[] {
	const callId = idOf(call, ['apiCallId', 'apicallId', 'id']) ?? null;
	const states = oldestFirst(attemptsOf(call)).filter(({ status }) => textOf(status) !== undefined);
	return states.map((attempt, at) => {
		const told = {
			service: 'zvonobot',
			event: 'callStatus',
			callId,
			phone: toldPhone(attempt.phone ?? call.phone),
			state: toCallState(attempt.status, attempt.hangupCause),
			answer: null,
			answers: answersOf(attempt.ivrAnswers),
			parameters,
		} as const;
		// First and last: it comes first in the output, and nothing of the call replaces it.
		return {
			...told,
			...simplifyAttempt(call, attempt),
			...simplifyCall(call),
			...told,
			raw: call,
			attempt: nameOf(attempt, at),
		};
	});
}

/** Where that can be told: all attempts have begun, or all have a number. */
function oldestFirst(attempts: IDataObject[]): IDataObject[] {
	const places = [beginOf, numberOf].map((placeOf) => attempts.map(placeOf));
	const known = places.find((place) => place.every(Number.isFinite));
	if (!known) return attempts;
	const order = attempts.map((attempt, at) => ({ attempt, place: known[at] }));
	return order.sort((one, other) => one.place - other.place).map(({ attempt }) => attempt);
}

const beginOf = ({ startedAt }: IDataObject): number => Date.parse(momentOf(startedAt) ?? '');
const numberOf = ({ id }: IDataObject): number => Number(textOf(id) ?? NaN);

/** A later attempt comes after the earlier ones, or has begun at another time. */
const nameOf = ({ id, startedAt }: IDataObject, at: number): string =>
	textOf(id) ?? momentOf(startedAt) ?? String(at);

/** Names with and without underscores (docs/api-notes.md, Zvonobot: Answer callback). */
function toAnswerEvent(body: IDataObject, call: IDataObject): ZvonobotEvent {
	const answers = answersOf(call.ivrAnswers ?? call.ivr_answers);
	const answer = answerIn(call.answer) ?? answers[answers.length - 1] ?? null;
	return {
		service: 'zvonobot',
		event: 'ivrAnswer',
		callId: idOf(call, ['apicallId', 'apiCallId', 'apicall_id', 'id']) ?? null,
		phone: toldPhone(call.phone),
		state: 'answered',
		answer,
		answers: answers.length > 0 || answer === null ? answers : [answer],
		parameters: Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'call')),
		raw: body,
	};
}
