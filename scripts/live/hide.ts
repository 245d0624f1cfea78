/** What may stand in a report: names of fields and words of the service; no key, phone, code, name or address. */

import { redact } from '../../nodes/shared/redact';
import { isRecord, textOf } from '../../nodes/shared/values/text';

const PLAIN_NAME = /^[\p{L}_$][\p{L}\d_$-]{0,39}$/u;
const DIGITS = /\d{4,}/;
const PERSONAL = /[^\s@«»"']+@[^\s@«»"']+|https?:\/\/\S+/g;
const HIDDEN = '***';
const SHORTEST = 4;
const LONGEST_WORDS = 120;

/** The name of a field, unless it looks like a value: PHP makes names of phone numbers and IDs. */
export function shownPath(path: string): string {
	const names = path.split('.').map((part) => {
		const [, name, lists] = /^(.*?)((?:\[\])*)$/s.exec(part) ?? [part, part, ''];
		if (name === '') return lists;
		return (PLAIN_NAME.test(name) && !DIGITS.test(name) ? name : '(a name that looks like a value)') + lists;
	});
	return path === '' ? 'the answer' : `\`${names.join('.')}\``;
}

/** Words of the service. */
export const shownWords = (words: string, secrets: string[]): string =>
	redact(words.replace(PERSONAL, HIDDEN), secrets).slice(0, LONGEST_WORDS);

/** Fields whose values must not be told, wherever they stand. */
const PRIVATE = /phone|number|code|pin|email|caller|login|key|token|secret|did$/i;

/** Everything in an answer that must not appear in the report. */
export function privateIn(value: unknown, field = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((part) => privateIn(part, field));
	if (isRecord(value)) {
		return Object.entries(value).flatMap(([name, part]) => [
			...(DIGITS.test(name) ? [name] : []),
			...privateIn(part, name),
		]);
	}
	const text = textOf(value) ?? '';
	return text.length >= SHORTEST && PRIVATE.test(field) && !isWord(text) ? [text] : [];
}

/** A refusal's `error_code` is no secret. */
const isWord = (text: string): boolean => /^[a-z_]+$/i.test(text);

/** The last look: whatever else got into it is taken out again. */
export function withoutPrivate(report: string, values: string[]): string {
	const longestFirst = [...new Set(values)].filter(({ length }) => length >= SHORTEST);
	longestFirst.sort((one, other) => other.length - one.length);
	return longestFirst.reduce((shown, value) => shown.replaceAll(value, HIDDEN), report);
}
