/** The two callbacks of Zvonobot: the state of calls, and an answer in a menu (document, `webhookUrl`). */

import type { IDataObject } from 'n8n-workflow';

import type { CallState } from '../../shared/values/callState';
import { isRecord, textOf } from '../../shared/values/text';
import { answersOf, attemptsOf, simplifyAttempt, simplifyCall } from './callInfo';
import { toCallState } from './callState';

interface Common {
	service: 'zvonobot';
	/** The same ID that the action node returned. */
	callId: string | null;
	phone: string | null;
	/** What the user asked the service to add. */
	parameters: IDataObject;
	raw: IDataObject;
}

export interface StatusEvent extends Common {
	event: 'callStatus';
	state: CallState;
	details: IDataObject;
}

export interface AnswerEvent extends Common {
	event: 'ivrAnswer';
	/** A key, a word, or `-1` for staying on the line. */
	answer: string | null;
	/** All answers of the call so far, where the service tells them. */
	answers: string[];
}

export type CallbackEvent = StatusEvent | AnswerEvent;

/** How the status callback wraps its calls; the document draws none, real ones have `apiCalls` (field notes §5.13). */
const WRAPPERS = ['apiCalls', 'data'];

/**
 * Reads what one delivery tells: one POST may hold several calls.
 *
 * @returns nothing for a body that is neither of the two callbacks
 */
export function readEvents(body: unknown): CallbackEvent[] {
	if (Array.isArray(body)) return body.flatMap((part) => readEvents(part));
	if (!isRecord(body)) return [];
	const record = body as IDataObject;
	if (isRecord(record.call)) return [toAnswerEvent(record, record.call as IDataObject)];
	const wrapper = WRAPPERS.find((name) => Array.isArray(record[name]) || isRecord(record[name]));
	if (wrapper === undefined) return statusEvents(record, {});
	const { [wrapper]: calls, ...parameters } = record;
	return (Array.isArray(calls) ? calls : [calls])
		.filter(isRecord)
		.flatMap((call) => statusEvents(call as IDataObject, parameters));
}

function statusEvents(call: IDataObject, parameters: IDataObject): StatusEvent[] {
	const callId = textOf(call.apiCallId ?? call.apicallId ?? call.id) ?? null;
	return attemptsOf(call)
		.filter(({ status }) => textOf(status) !== undefined)
		.map((attempt) => {
			const details = { ...simplifyAttempt({ ...call, id: callId }, attempt), ...simplifyCall(call) };
			return {
				service: 'zvonobot',
				event: 'callStatus',
				callId,
				phone: textOf(attempt.phone ?? call.phone) ?? null,
				state: toCallState(attempt.status),
				details,
				parameters,
				raw: call,
			};
		});
}

/** The document's form, and the one with underscores that a cabinet sends (field notes §5.13). */
function toAnswerEvent(body: IDataObject, call: IDataObject): AnswerEvent {
	const parameters = Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'call'));
	const answers = answersOf(call.ivrAnswers ?? call.ivr_answers);
	const answer = textOf(call.answer) ?? answers[answers.length - 1] ?? null;
	return {
		service: 'zvonobot',
		event: 'ivrAnswer',
		callId: textOf(call.apicallId ?? call.apiCallId ?? call.apicall_id ?? call.id) ?? null,
		phone: textOf(call.phone) ?? null,
		answer,
		answers: answers.length > 0 ? answers : answer === null ? [] : [answer],
		parameters,
		raw: body,
	};
}
