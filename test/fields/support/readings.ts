/** What a value of any type may come to in a field of each kind: this is where "read as meant" is written down. */

import { isListLike, MOMENT_AS_TEXT, MOMENT_ISO, optionsOf } from './samples';
import type { Subject } from './walk';

/**
 * - `refused`: an error that names the field, before anything is sent
 * - `unset`: as if the field was not there
 * - `as`: as if this was typed into the form
 */
export type Reading = 'refused' | 'unset' | { as: unknown };

interface Given {
	value: unknown;
	fromNow?: boolean;
}

/** Unix seconds from here on are a moment that somebody can mean. */
const FIRST_MOMENT = 1_000_000_000;
const FIRST_MILLISECONDS = 100_000_000_000;
const REFUSED: Reading[] = ['refused'];

/** @returns what is right; any of them where a choice is the node's */
export function readingsOf(subject: Subject, { value, fromNow }: Given): Reading[] {
	const { type } = subject.field;
	if (fromNow) return dateTime(type);
	if (type === 'fixedCollection') return byExpression(subject);
	if (isNothing(value)) return nothing(subject, value);
	const reader = readers[type];
	if (!reader) throw new Error(`Nobody has said yet how to read a field of type ${type}`);
	return reader(value, subject);
}

/** In a collection n8n makes it text before the node sees it, so nobody can tell it from a text there. */
function dateTime(type: string): Reading[] {
	if (type === 'dateTime') return [{ as: MOMENT_ISO }];
	return ['string', 'resourceLocator'].includes(type) ? ['refused', { as: MOMENT_AS_TEXT }] : REFUSED;
}

const isNothing = (value: unknown) =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A guard that was added must say something, and so must a required field; all else is left as it was. */
function nothing({ field, guard, inGroup }: Subject, value: unknown): Reading[] {
	if (value === '' && optionsOf(field).some((option) => option.value === '')) return [{ as: '' }];
	if (guard || field.required) return REFUSED;
	const cleared = textual.includes(field.type) ? [{ as: '' }] : [];
	const mayRefuse = inGroup || value === '   ' ? REFUSED : [];
	return ['unset', ...cleared, ...mayRefuse];
}

const textual = ['string', 'json', 'dateTime', 'resourceLocator'];

/** n8n hands over an empty group; only where that is what the form holds anyway can nobody tell. */
function byExpression({ field, guard }: Subject): Reading[] {
	const isUsual = JSON.stringify(field.default) === '{}';
	return isUsual && !guard ? ['unset', 'refused'] : REFUSED;
}

const readers: Record<string, (value: unknown, subject: Subject) => Reading[]> = {
	boolean: (value) => {
		if (isOneOf([true, 'true', 'TRUE', 1, '1'], value)) return [{ as: true }];
		return isOneOf([false, 'false', 'FALSE', 0, '0'], value) ? [{ as: false }] : REFUSED;
	},
	dateTime: (value) => {
		if (value instanceof Date) return [{ as: value.toISOString() }];
		const number = numberIn(value);
		if (number !== undefined) return momentOf(number);
		const date = typeof value === 'string' && /^\d{4}-\d\d-\d\dT|^\d\d\.\d\d\.\d{4} /.test(value);
		return date ? [{ as: isoOf(value) }] : REFUSED;
	},
	json: (value) => {
		if (typeof value === 'string') return isObject(parsed(value)) ? [{ as: value }] : REFUSED;
		return isObject(value) && !(value instanceof Date) ? [{ as: JSON.stringify(value) }] : REFUSED;
	},
	multiOptions: (value, { field, guard }) => {
		const list = listIn(value);
		const chosen = list?.map((one) => optionLike(field, one));
		if (!chosen || chosen.some((one) => one === undefined)) return REFUSED;
		if (chosen.length === 0) return guard || field.required ? REFUSED : ['unset', { as: [] }];
		return [{ as: chosen.map((one) => one?.value) }];
	},
	number: (value, { field }) => {
		const number = numberIn(value);
		const { minValue = -Infinity, maxValue = Infinity } = field.typeOptions ?? {};
		const fits = number !== undefined && number >= minValue && number <= maxValue;
		return fits ? [{ as: number }] : REFUSED;
	},
	options: (value, { field }) => {
		const option = optionLike(field, value);
		return option ? [{ as: option.value }] : REFUSED;
	},
	resourceLocator: (value) => {
		const text = textIn(value);
		return text === undefined ? REFUSED : [{ as: text }];
	},
	string: (value, { field, guard }) => {
		const text = textIn(value);
		if (text !== undefined) return [{ as: text }];
		if (!Array.isArray(value) || !isListLike(field)) return REFUSED;
		const texts = value.map(textIn);
		if (texts.some((one) => one === undefined)) return REFUSED;
		if (texts.length > 0) return [{ as: texts.join(', ') }];
		// That nobody is on a list can be meant; that nobody may be called cannot.
		const mustHold = field.required ?? (guard && field.name !== 'doNotCallList');
		return mustHold ? REFUSED : ['unset', { as: '' }, 'refused'];
	},
};

const isOneOf = (values: unknown[], value: unknown) => values.includes(value);
const isObject = (value: unknown) => typeof value === 'object' && value !== null;

function textIn(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	return typeof value === 'string' ? value : undefined;
}

function numberIn(value: unknown): number | undefined {
	if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function momentOf(number: number): Reading[] {
	if (number < FIRST_MOMENT) return REFUSED;
	const milliseconds = number < FIRST_MILLISECONDS ? number * 1000 : number;
	return [{ as: new Date(milliseconds).toISOString() }];
}

/** `17.07.2026 12:00` as `2026-07-17T12:00`. */
const isoOf = (text: string) => text.replace(/^(\d\d)\.(\d\d)\.(\d{4}) /, '$3-$2-$1T');

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function listIn(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value as unknown[];
	const text = textIn(value);
	return text?.split(',').map((part) => part.trim());
}

const optionLike = (field: Subject['field'], value: unknown) =>
	optionsOf(field).find((option) => textIn(value) !== undefined && String(option.value) === textIn(value));
