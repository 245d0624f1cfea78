/** What the sandbox and the providers say, in the words of the page. */

import { say } from './language.js';
import { states, texts } from './texts.js';

/** @typedef {import('./texts.js').Text} Text */

/** The states that a callback names, each provider in its own words. @type {Record<string, Text | undefined>} */
const reported = {
	processed: ['Being dialled', 'Набирается номер'],
	started: states.ringing,
	answered: states.answered,
	finished: ['The call has ended', 'Звонок закончен'],
	canceled: ['Ended without an answer', 'Закончен без ответа'],
	ANSWERED: states.answered,
	BUSY: states.busy,
	'NO ANSWER': states.noAnswer,
	CANCEL: states.rejected,
	FAIL: states.unavailable,
	'16 ANSWERED': states.answered,
	'16 NO ANSWER': states.noAnswer,
	'17 NO ANSWER': states.busy,
	20: states.unavailable,
	31: states.rejected,
};

/** What the sandbox says beside the words of a call; what follows the text stays as it is. @type {Text[]} */
const fromSandbox = [
	['Put through to an operator', 'Соединяем с оператором'],
	['Put through to ', 'Соединяем с номером '],
	['This number is not called again', 'На этот номер больше не позвонят'],
	['The robot does not listen to that', 'Робот этого не ждёт'],
	['This call is over', 'Этот звонок уже закончен'],
	['It does not ring yet', 'Телефон ещё не звонит'],
	['It still rings: answer first', 'Ещё звонит: сначала ответьте'],
	['It has been answered already', 'На этот звонок уже ответили'],
];

/**
 * @param {string} tells such as `finished`, `answer 1`, or `16 ANSWERED`
 * @returns the same for a person, if the page knows how to say it
 */
export function reportText(tells) {
	const answer = /^answer \|?(.+)$/.exec(tells)?.[1];
	if (answer) return say(texts.answerIs, { answer });
	const known = reported[tells];
	return known && say(known);
}

/** @param {string} text */
export function toldText(text) {
	const known = fromSandbox.find(([english]) => text.startsWith(english));
	return known ? say(known) + text.slice(known[0].length) : text;
}
