/** The shape of an answer: which fields it has, in which notations. No value of it is kept. */

import { parseJson } from '../../nodes/shared/values/json';
import { isRecord } from '../../nodes/shared/values/text';

export interface FieldShape {
	kinds: Set<string>;
	/** Only of fields that hold words of the service, such as the state of a call. */
	words: Set<string>;
	/** How many objects could have had the field, and how many had it. */
	around: number;
	seen: number;
}

/** By path, such as `data[].state`. */
export type Shape = Map<string, FieldShape>;

export const GENERIC_TEXT = 'text';
const TEXT_FORMS: Array<[RegExp, string]> = [
	[/^$/, 'empty text'],
	[/^-?\d+$/, 'digits as text'],
	[/^-?\d+\.\d+$/, 'decimal as text, with a point'],
	[/^-?\d+,\d+$/, 'decimal as text, with a comma'],
	[/^\d{1,2}:\d{2}(:\d{2})?$/, 'duration as text, mm:ss'],
	[/^\d{2}\.\d{2}\.\d{4}\b/, 'time as text, dd.mm.yyyy'],
	[/^\d{4}-\d{2}-\d{2}\b/, 'time as text, yyyy-mm-dd'],
	[/^[+\d\s().,-]+$/, 'digits and signs as text'],
];

export function kindOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
	if (typeof value === 'object') return isKeyed(value) ? 'list as object' : 'object';
	if (typeof value === 'boolean') return 'true or false';
	if (typeof value === 'number') return Number.isInteger(value) ? 'whole number' : 'decimal number';
	return typeof value === 'string' ? textKind(value) : typeof value;
}

function textKind(text: string): string {
	const form = TEXT_FORMS.find(([pattern]) => pattern.test(text));
	if (form) return form[1];
	return typeof parseJson(text) === 'object' ? 'JSON as text' : GENERIC_TEXT;
}

/** PHP writes a list as an object by index, by ID or by phone number. */
function isKeyed(value: object): boolean {
	const keys = Object.keys(value);
	return keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
}

/** Fields whose values are words of the service, not of the account. */
const WORD_FIELD = /(^|\.)(result|state|status|currency|service|final_status|managerStatus)$/;

/** @param bodies of several answers to the same request */
export function shapeOf(bodies: unknown[]): Shape {
	const shape: Shape = new Map();
	const objects = new Map<string, number>();
	const add = (path: string, value: unknown): void => {
		const field = shape.get(path) ?? { kinds: new Set(), words: new Set(), around: 0, seen: 0 };
		field.kinds.add(kindOf(value));
		field.seen += 1;
		if (typeof value === 'string' && value !== '' && WORD_FIELD.test(path)) field.words.add(value);
		shape.set(path, field);
		if (isRecord(value)) objects.set(path, (objects.get(path) ?? 0) + 1);
		partsOf(path, value).forEach(([inside, part]) => add(inside, part));
	};
	bodies.forEach((body) => add('', body));
	shape.forEach((field, path) => (field.around = objects.get(parentOf(path)) ?? field.seen));
	return shape;
}

function partsOf(path: string, value: unknown): Array<[string, unknown]> {
	if (Array.isArray(value)) return value.map((part) => [`${path}[]`, part]);
	if (!isRecord(value)) return [];
	// The keys of such an object are values: phone numbers and IDs.
	if (isKeyed(value)) return Object.values(value).map((part) => [`${path}[]`, part]);
	return Object.entries(value).map(([name, part]) => [path === '' ? name : `${path}.${name}`, part]);
}

/** The object that a field is in; the answer itself is ''. */
export const parentOf = (path: string): string => {
	const dot = path.lastIndexOf('.');
	return dot < 0 ? '' : path.slice(0, dot);
};
