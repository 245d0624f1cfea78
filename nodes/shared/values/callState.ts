/** One vocabulary for the state of a call, whatever a service calls it: in answers, in callbacks, and while it is waited for. */

import { textOf, wholeOf } from './text';

export type CallState =
	| 'queued'
	| 'ringing'
	| 'answered'
	| 'completed'
	| 'busy'
	| 'noAnswer'
	| 'rejected'
	| 'unavailable'
	| 'canceled'
	| 'failed'
	| 'unknown';

/** What services say, by the state that it means: the documented words, and what else is certain. In capitals, without Ё and _. */
const WORDS: Array<[CallState, string]> = [
	[
		'queued',
		'CREATED, PROCESSED, QUEUED, PENDING, WAITING, SCHEDULED, В ОЧЕРЕДИ, ОЖИДАЕТ, ОЖИДАНИЕ, ЗАПЛАНИРОВАН',
	],
	[
		'ringing',
		'STARTED, RINGING, DIALING, CALLING, IN PROGRESS, INPROGRESS, В ПРОЦЕССЕ, В РАБОТЕ, ЗВОНИМ, ВЫПОЛНЯЕТСЯ',
	],
	['answered', 'ANSWERED, УСПЕШНО'],
	['completed', 'FINISHED, COMPLETED'],
	['busy', 'BUSY, ЗАНЯТО'],
	['noAnswer', 'NO ANSWER, NOANSWER, НЕТ ОТВЕТА'],
	['rejected', 'REJECTED'],
	['unavailable', 'UNAVAILABLE'],
	['canceled', 'CANCEL, CANCELED, CANCELLED, ОТМЕНЕН'],
	['failed', 'FAIL, FAILED, ОШИБКА'],
];

/** Why a call ended without a conversation: the numbers that telephony has for it (Q.850), and their names. */
const CAUSES: Array<[CallState, string]> = [
	['busy', '17, USER BUSY'],
	['noAnswer', '18, NO USER RESPONSE, 19, NO ANSWER'],
	['rejected', '21, CALL REJECTED'],
	[
		'unavailable',
		'1, UNALLOCATED NUMBER, 3, NO ROUTE DESTINATION, 20, SUBSCRIBER ABSENT, 22, NUMBER CHANGED, 27, DESTINATION OUT OF ORDER, 28, INVALID NUMBER FORMAT',
	],
];

// An object would also know `constructor`.
const tableOf = (rows: Array<[CallState, string]>) =>
	new Map(rows.flatMap(([state, words]) => words.split(', ').map((word) => [word, state] as const)));
const states = tableOf(WORDS);
const causes = tableOf(CAUSES);

const plain = (value: unknown): string =>
	wholeOf(value) ??
	(textOf(value) ?? '')
		.toUpperCase()
		.replace(/Ё/g, 'Е')
		.replace(/[\s_-]+/g, ' ');

/**
 * @param word the service's own word for the state
 * @param cause why the call has ended, where the service tells: it splits what one word calls canceled
 * @returns `unknown` for a word that means nothing certain
 */
export function toCallState(word: unknown, cause?: unknown): CallState {
	const state = states.get(plain(word)) ?? 'unknown';
	return state === 'canceled' ? (causes.get(plain(cause)) ?? state) : state;
}

/** Whether the call goes on. */
export const goesOn = (state: CallState): boolean => ['queued', 'ringing'].includes(state);
