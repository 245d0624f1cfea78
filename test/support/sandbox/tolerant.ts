/** A reader that takes every form of the wild mode, and tells them the same: what is read is what the documents' form says. */

import { EXTRA } from '../../../sandbox/wild/extraFields';
import { meaningOf } from '../../../sandbox/wild/fields';
import { isObject, type Json, type JsonObject, textOf } from '../../../sandbox/wild/json';

/** What stands before the JSON goes away: a mark of the encoding, and whatever PHP has complained of. */
export const mend = (text: string): Json => JSON.parse(text.replace(/^[^[{]+/, '')) as Json;

/** A form as PHP reads it: `call[phone]=…`. */
export function readForm(body: string): Json {
	const form: JsonObject = {};
	for (const [name, value] of new URLSearchParams(body)) {
		const path = name.replaceAll(']', '').split('[');
		const field = path.pop() ?? '';
		let inside = form;
		for (const step of path) inside = (inside[step] ??= {}) as JsonObject;
		inside[field] = value;
	}
	return form;
}

const LISTS = ['data', 'subscribers', 'templates', 'callIdList', 'apiCalls', 'calls', 'ivrIdList'];
const SAYS_DOUBLE = ['duplicate', 'Error_Duplicate', 'Дубль номера'];

/** The same for all forms of one truth. */
export function truthOf(value: Json, field = ''): Json {
	if (LISTS.includes(field)) return rowsIn(unpacked(value));
	if (field === 'call') return fieldsOf(unpacked(value));
	if (typeof value === 'object') return fieldsOf(value);
	const text = textOf(value);
	switch (meaningOf(field)) {
		case 'phone':
			return text.replace(/\D/g, '').slice(-10);
		case 'money':
			return Number(plainAmount(text));
		case 'flag':
			return /^(1|true)$/.test(text);
		case 'code':
			return Number(text);
		default:
			return text;
	}
}

/** `1 234,50 руб.` and `1,234.50` are 1234.50. */
function plainAmount(text: string): string {
	const [, whole, decimals] = /^(.*)[.,](\d+)$/.exec(text.replace(/[^\d.,]|\.$/g, '')) ?? [];
	return `${whole.replace(/\D/g, '')}.${decimals}`;
}

const unpacked = (value: Json): Json =>
	/^[[{]/.test(textOf(value)) ? (JSON.parse(textOf(value)) as Json) : value;

function fieldsOf(value: Json): Json {
	if (Array.isArray(value)) return value.map((part) => truthOf(part));
	if (!isObject(value)) return value;
	const told = Object.entries(value)
		.filter(([name, inside]) => !(name in EXTRA) && inside !== null)
		.map(([name, inside]) => [name, truthOf(inside, name)] as const)
		.filter(([, inside]) => !isNothing(inside))
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(told);
}

function rowsIn(value: Json): Json {
	// `false` is 0 in a form.
	if (value === null || value === false || value === '0') return [];
	if (typeof value !== 'object') return textOf(value);
	const rows = Array.isArray(value) ? value : keyed(value);
	const texts = rows.filter((row) => !isDouble(row)).map((row) => JSON.stringify(truthOf(row)));
	return texts.sort();
}

/** An empty list says as much as none. */
const isNothing = (value: Json) => Array.isArray(value) && value.length === 0;

/** An object by index or id has digits for keys; any other one stands for itself. */
function keyed(value: JsonObject): Json[] {
	const isList = Object.keys(value).every((key) => /^\d+$/.test(key));
	return isList ? Object.values(value) : [value];
}

function isDouble(row: Json): boolean {
	return isObject(row) && Object.values(row).some((value) => SAYS_DOUBLE.includes(textOf(value)));
}
