/** Readers for the values of a branch. Each returns what the service takes, or notes what is wrong. */

import { parseJson } from '../../shared/values/json';
import { parsePhone } from '../../shared/values/phone';
import { booleanOf, isRecord, isUnset, textOf, wholeOf } from '../../shared/values/text';
import { callbackUrlRule } from '../../shared/values/url';
import { lengthRule } from '../api/phone';
import type { Problems } from './faults';

/** A field's reader: `undefined` means that nothing is sent. */
export type ValueReader = (value: unknown, path: string, problems: Problems) => unknown;

const ADDRESS_LENGTH = 255;

export const text =
	(longest: number): ValueReader =>
	(value, path, problems) => {
		const read = textOf(value);
		if (read === undefined) return problems.add(path, 'must be text');
		const { length } = [...read];
		return length > longest ? problems.add(path, `${length} characters, ${longest} allowed`) : read;
	};

export const wholeNumber =
	(lowest: number, highest = Number.MAX_SAFE_INTEGER): ValueReader =>
	(value, path, problems) => {
		const number = Number(wholeOf(value) ?? NaN);
		if (!Number.isSafeInteger(number)) return problems.add(path, 'must be a whole number');
		if (number >= lowest && number <= highest) return number;
		const range = highest === Number.MAX_SAFE_INTEGER ? `${lowest} or more` : `${lowest} to ${highest}`;
		return problems.add(path, `is ${number}, ${range} allowed`);
	};

export const flag: ValueReader = (value, path, problems) => {
	const read = booleanOf(value);
	return read === undefined ? problems.add(path, 'must be true or false, 1 or 0') : Number(read);
};

export const phone: ValueReader = (value, path, problems) => {
	const parsed = parsePhone(value);
	if ('rule' in parsed) return problems.add(path, parsed.rule);
	const rule = lengthRule(parsed.digits);
	return rule ? problems.add(path, rule) : parsed.digits;
};

export const address: ValueReader = (value, path, problems) => {
	const url = textOf(value);
	if (url === undefined) return problems.add(path, 'must be text');
	const rule = callbackUrlRule(url);
	if (rule) return problems.add(path, rule);
	return url.length > ADDRESS_LENGTH
		? problems.add(path, `${url.length} characters, ${ADDRESS_LENGTH} allowed`)
		: url;
};

/** The service reads JSON within text, and no object (docs/api-notes.md, Zvonobot: JSON within text). */
export const jsonText: ValueReader = (value, path, problems) => {
	const object = typeof value === 'string' ? parseJson(value) : value;
	return isRecord(object) ? JSON.stringify(object) : problems.add(path, 'must be a JSON object');
};

/**
 * Words by which a branch is chosen, joined as the service takes them: `yes|no`. A text without bars is split at its commas
 * (docs/api-notes.md, Zvonobot: Words of a branch).
 */
export const keyWords: ValueReader = (value, path, problems) => {
	const written = textOf(value);
	if (!Array.isArray(value) && written === undefined)
		return problems.add(path, 'must be words or a list of them');
	const words: unknown[] = Array.isArray(value) ? value : splitWords(written ?? '');
	const wrong = words.findIndex((word) => textOf(word)?.includes('|') ?? typeof word !== 'string');
	if (wrong >= 0) return problems.add(`${path}[${wrong}]`, 'must be a word without |');
	const kept = words.map(textOf).filter((word) => word !== undefined);
	return kept.length > 0 ? kept.join('|') : undefined;
};

const splitWords = (words: string): string[] => words.split(words.includes('|') ? '|' : ',');

/** What is played: a recording of the account by its ID, or a text. */
export const record: ValueReader = (value, path, problems) => {
	if (!isRecord(value)) return problems.add(path, 'must be an object with id or text');
	const unknown = Object.keys(value).find((key) => !['id', 'text', 'gender', 'source'].includes(key));
	if (unknown) return problems.add(`${path}.${unknown}`, 'is not a field of a recording');
	const { id, text: words, gender, source } = value;
	if (isUnset(id) && isUnset(words)) return undefined;
	if (!isUnset(id) && !isUnset(words))
		return problems.add(
			path,
			(nameOf) => `has both ${nameOf('record.id')} and ${nameOf('record.text')}, one allowed`,
		);
	const kind = isUnset(source) ? {} : { source: recordSource(source, `${path}.source`, problems) };
	if (!isUnset(id)) return { id: wholeNumber(1)(id, `${path}.id`, problems), ...kind };
	const voice = isUnset(gender) ? {} : { gender: speaker(gender, `${path}.gender`, problems) };
	return { text: text(LONGEST_SPEECH)(words, `${path}.text`, problems), ...voice, ...kind };
};

/** No switch: true and false say nothing of a voice. */
const speaker: ValueReader = (value, path, problems) => {
	const number = wholeOf(value);
	return number === '0' || number === '1'
		? Number(number)
		: problems.add(path, 'must be 0 for female or 1 for male');
};

/** Characters of a text that is made into speech. */
export const LONGEST_SPEECH = 1024;

const recordSource: ValueReader = (value, path, problems) =>
	value === 'text' || value === 'file' ? value : problems.add(path, 'must be text or file');
