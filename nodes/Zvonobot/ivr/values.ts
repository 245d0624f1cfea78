/** Readers for the values of a branch. Each returns what the service takes, or notes what is wrong. */

import { parsePhone } from '../../shared/values/phone';
import { isRecord, textOf } from '../../shared/values/text';
import { callbackUrlRule } from '../../shared/values/url';
import type { IvrFaults } from './faults';

/** A field's reader: `undefined` means that nothing is sent. */
export type Reader = (value: unknown, path: string, faults: IvrFaults) => unknown;

const ADDRESS_LENGTH = 255;

/** Empty fields of a form, and nulls of an export, are no values. */
export const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

export const text =
	(longest: number): Reader =>
	(value, path, faults) => {
		const read = textOf(value);
		if (read === undefined) return faults.add(path, 'must be text');
		const { length } = [...read];
		return length > longest ? faults.add(path, `${length} characters, ${longest} allowed`) : read;
	};

export const wholeNumber =
	(lowest: number, highest = Number.MAX_SAFE_INTEGER): Reader =>
	(value, path, faults) => {
		const number = typeof value === 'number' ? value : Number(textOf(value) ?? NaN);
		if (!Number.isSafeInteger(number)) return faults.add(path, 'must be a whole number');
		if (number >= lowest && number <= highest) return number;
		const range = highest === Number.MAX_SAFE_INTEGER ? `${lowest} or more` : `${lowest} to ${highest}`;
		return faults.add(path, `is ${number}, ${range} allowed`);
	};

export const flag: Reader = (value, path, faults) => {
	if (value === true || value === 1 || value === '1') return 1;
	if (value === false || value === 0 || value === '0') return 0;
	return faults.add(path, 'must be 0 or 1');
};

export const phone: Reader = (value, path, faults) => {
	const parsed = parsePhone(value);
	return 'rule' in parsed ? faults.add(path, parsed.rule) : parsed.digits;
};

export const address: Reader = (value, path, faults) => {
	const url = textOf(value);
	if (url === undefined) return faults.add(path, 'must be text');
	const rule = callbackUrlRule(url);
	if (rule) return faults.add(path, rule);
	return url.length > ADDRESS_LENGTH
		? faults.add(path, `${url.length} characters, ${ADDRESS_LENGTH} allowed`)
		: url;
};

/** The service reads JSON within text; an object would not be read (field notes §5.1). */
export const jsonText: Reader = (value, path, faults) => {
	const object = typeof value === 'string' ? parseJson(value) : value;
	return isRecord(object) ? JSON.stringify(object) : faults.add(path, 'must be a JSON object');
};

/** @returns undefined for what is no JSON */
export function parseJson(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

/**
 * Words by which a branch is chosen, joined as the service takes them: `да|нет`. The document lost its separator; its
 * samples have bars and commas, so a text without bars is split at its commas (field notes §5.1).
 */
export const keyWords: Reader = (value, path, faults) => {
	const words: unknown[] = Array.isArray(value) ? value : splitWords(textOf(value) ?? '');
	const wrong = words.findIndex((word) => textOf(word)?.includes('|') ?? typeof word !== 'string');
	if (wrong >= 0) return faults.add(`${path}[${wrong}]`, 'must be a word without |');
	const kept = words.map(textOf).filter((word) => word !== undefined);
	return kept.length > 0 ? kept.join('|') : undefined;
};

const splitWords = (text: string): string[] => text.split(text.includes('|') ? '|' : ',');

/** What is played: a record of the account by its ID, or a text. */
export const record: Reader = (value, path, faults) => {
	if (!isRecord(value)) return faults.add(path, 'must be an object with id or text');
	const unknown = Object.keys(value).find((key) => !['id', 'text', 'gender', 'source'].includes(key));
	if (unknown) return faults.add(`${path}.${unknown}`, 'is no field of a record');
	const { id, text: words, gender, source } = value;
	if (isEmpty(id) && isEmpty(words)) return undefined;
	if (!isEmpty(id) && !isEmpty(words)) return faults.add(path, 'has both id and text, one allowed');
	const kind = isEmpty(source) ? {} : { source: recordSource(source, `${path}.source`, faults) };
	if (!isEmpty(id)) return { id: wholeNumber(1)(id, `${path}.id`, faults), ...kind };
	const voice = isEmpty(gender) ? {} : { gender: flag(gender, `${path}.gender`, faults) };
	return { text: text(LONGEST_SPEECH)(words, `${path}.text`, faults), ...voice, ...kind };
};

/** Characters of a text that is made into speech. */
export const LONGEST_SPEECH = 1024;

const recordSource: Reader = (value, path, faults) =>
	value === 'text' || value === 'file' ? value : faults.add(path, 'must be text or file');
