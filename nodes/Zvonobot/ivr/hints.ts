/** What the robot says of the keys, and behind them, in the language of the text that it speaks. */

import type { INodeProperties } from 'n8n-workflow';

import type { Item } from '../../shared/item';

/** The same words in the languages that are told apart; another text gets the English ones until the user writes its own. */
interface Words {
	russian: string;
	english: string;
}

const RUSSIAN = /[а-яё]/i;

const ANSWERS: Words = {
	russian: 'Нажмите {approve}, чтобы подтвердить, или {decline}, чтобы отказаться.',
	english: 'Press {approve} to approve, {decline} to decline.',
};
const OPT_OUT: Words = {
	russian: 'Чтобы мы больше не звонили, нажмите {key}.',
	english: 'Press {key} not to be called again.',
};
const OPTED_OUT: Words = {
	russian: 'Мы больше не будем вам звонить. До свидания.',
	english: 'You will not be called again. Goodbye.',
};

/** Fills itself in in the form, for the user to see and to change. */
const filledIn = ({ russian, english }: Words, spoken: string, keys: Record<string, string> = {}): string => {
	const words = `(${String(RUSSIAN)}.test($parameter.${spoken}) ? '${russian}' : '${english}')`;
	const filled = Object.entries(keys).map(([name, key]) => `.replace('{${name}}', ${key})`);
	return `={{ ${words}${filled.join('')} }}`;
};

const say = ({ russian, english }: Words, spoken: string, keys: Record<string, number> = {}): string =>
	Object.entries(keys).reduce(
		(words, [name, key]) => words.replace(`{${name}}`, String(key)),
		RUSSIAN.test(spoken) ? russian : english,
	);

export const keyHintField: INodeProperties = {
	displayName: 'Key Hint',
	name: 'keyHint',
	type: 'string',
	default: filledIn(ANSWERS, 'message', {
		approve: '$parameter.keys?.approveKey ?? 1',
		decline: '$parameter.keys?.declineKey ?? 2',
	}),
	description:
		"Spoken after 'Message', so that the person knows the keys. The default hint is left out if the message itself says them. Write it yourself for a message that is neither Russian nor English.",
	displayOptions: { show: { audio: ['text'], menu: ['keys'] } },
};

export const optOutHintField: INodeProperties = {
	displayName: 'Key Hint',
	name: 'hint',
	type: 'string',
	default: filledIn(OPT_OUT, 'text', { key: '$parameter.optOut?.digit ?? 9' }),
	description: "Spoken after 'Text', so that the person knows the key",
};

export const optOutAnswerField: INodeProperties = {
	displayName: 'Answer Text',
	name: 'text',
	type: 'string',
	default: filledIn(OPTED_OUT, 'text'),
	description:
		'Converted to speech and played before the call ends. The default is in the language of the text.',
};

/**
 * What is spoken behind the message of somebody who is asked. As it was filled in, it is made from what has been read:
 * a key may be an expression, and the message may say the keys.
 */
export function readKeyHint(item: Item, message: string, approve: number, decline: number): string {
	const older = item.group('keys', 'Keys').text('hint', 'Spoken Hint');
	if (!item.isSetTo('keyHint', [undefined, keyHintField.default]))
		return item.text('keyHint', 'Key Hint') ?? '';
	if (older !== undefined) return older;
	return saysKeys(message, approve, decline) ? '' : say(ANSWERS, message, { approve, decline });
}

/** @returns the text for who has opted out; undefined where the user wants none */
export function readOptOutAnswer(item: Item, spoken: string): string | undefined {
	const given = item.group('optOut', 'Opt-Out');
	// The English words were the default in every language.
	const presets = [optOutAnswerField.default, OPTED_OUT.english];
	const isFilledIn = item.isSetTo('optOut.text', presets);
	return isFilledIn ? say(OPTED_OUT, spoken) : given.text('text', 'Answer Text');
}

/** What is spoken behind the text of a call whose opt-out has a hint. */
export function readOptOutHint(item: Item, spoken: string, key: number): string {
	const given = item.group('optOut', 'Opt-Out');
	if (!item.isSetTo('optOut.hint', [optOutHintField.default])) return given.text('hint', 'Key Hint') ?? '';
	return isPressed(spoken, key) ? '' : say(OPT_OUT, spoken, { key });
}

/** Keys as they are spoken of, each in figures or in words. */
const KEYS = [
	'0|zero|ноль|нуль|нол[яь]',
	'1|one|один|единиц[уа]',
	'2|two|два|двойк[уа]',
	'3|three|три|тройк[уа]',
	'4|four|четыре|четв[её]рк[уа]',
	'5|five|пять|пят[её]рк[уа]',
	'6|six|шесть|шест[её]рк[уа]',
	'7|seven|семь|сем[её]рк[уа]',
	'8|eight|восемь|восьм[её]рк[уа]',
	'9|nine|девять|девятк[уа]',
];
/** How people are told to press a key, in the languages of the countries that are called most. */
const PRESS =
	'(?:press(?!ure|e)|push|dial|tap\\b|hit\\b|enter|keys?\\b|button|наж|кнопк|клавиш|цифр|набер|набир|натисн|націсн|бас[ыу]|drück|wähl|taste|appuy|tapez|touche|puls[ea]\\b|presion|oprim|marqu|prem[ai]\\b|premere|digit[ea]\\b|naciśn|wciśn|wybierz|stiskn|bas[ıi]n|tuşla|bosing)';

/** A key as a number or a word of its own: not in 10, 2.5, 1:30 or 12.01. */
const ownKey = (key: number): string =>
	`(?<![\\p{L}\\d]|\\d[.,:/-])(?:${KEYS[key]})(?![\\p{L}\\d]|[.,:/-]\\d)`;

const has = (text: string, pattern: string): boolean => new RegExp(pattern, 'iu').test(text);

/** Whether a text tells to press a key: `press 1`, `1 drücken`. */
const isPressed = (text: string, key: number): boolean =>
	has(text, `(?<!\\p{L})${PRESS}[^.!?]{0,60}?${ownKey(key)}`) ||
	has(text, `${ownKey(key)}[^.!?,]{0,20}?(?<!\\p{L})${PRESS}`);

/** Whether a message says the keys, also as `1 — yes, 2 — no` or `yes: 1, no: 2`. */
function saysKeys(message: string, approve: number, decline: number): boolean {
	if (isPressed(message, approve)) return true;
	const isFollowed = (key: number) =>
		has(message, `${ownKey(key)}\\s*(?:[—–:=-]|for\\b|if\\b|means\\b|если|чтобы|это)`);
	const isPreceded = (key: number) => has(message, `\\p{L}\\s*[—–:=-]\\s*${ownKey(key)}`);
	return [isFollowed, isPreceded].some((isSaid) => isSaid(approve) && isSaid(decline));
}
