/** The values that an expression can give a field, and what each may come to. */

import type { INodePropertyOptions } from 'n8n-workflow';

import { MOMENT, MOMENT_ISO, optionsOf, sampleOf } from './samples';
import { readingsOf, type Reading } from './readings';
import type { Subject } from './walk';

export interface Value {
	/** As the table of what went wrong shows it. */
	name: string;
	/** What the item holds; nothing where it is undefined. */
	value: unknown;
	/** Taken from the expression itself: no item holds a luxon DateTime. */
	fromNow?: boolean;
	/** Any of them is right. */
	readings: Reading[];
}

type Given = Omit<Value, 'readings'>;

export const FROM_NOW = '$now.plus({ days: 2 })';

const shown = (value: unknown) => ({ name: JSON.stringify(value) ?? 'undefined', value });
const everyType: Given[] = [
	...[['x', 'y'], [], { a: 1 }, {}, 0, 1, -1, 1.5, 'NaN', '12abc'].map(shown),
	...[true, false, 'true', 'TRUE', 'false', null, '', '   '].map(shown),
	{ name: 'NaN', value: NaN },
	{ name: 'a missing field', value: undefined },
	{ name: 'a Date', value: new Date(MOMENT) },
	{ name: 'a DateTime', value: undefined, fromNow: true },
];

/** Everything that the test gives this field, each value once. */
export function valuesFor(subject: Subject): Value[] {
	const own = typesFor(subject);
	const all = [...own, ...(further[subject.field.type]?.(subject) ?? []).map(shown)];
	const names = all.map(({ name }) => name);
	return all
		.filter(({ name }, at) => names.indexOf(name) === at)
		.filter(({ value }) => !isEmptyAttempt(subject, value))
		.map((given) => ({ ...given, readings: readingsOf(subject, given) }));
}

/** A person who sends an empty form has typed a wrong code, though the editor takes no empty field. */
const isEmptyAttempt = ({ field }: Subject, value: unknown) =>
	field.name === 'typedCode' && typeof value === 'string' && value.trim() === '';

/** A text is what a field for text is for, so one of the texts will do there. */
const otherTexts = ['"NaN"', '"12abc"', '"TRUE"', '"false"'];
/** A menu's branches have branches with the same fields; and a picker as a whole holds what is in it. */
const oneOfEachType = ['["x","y"]', '{"a":1}', '-1', 'true', '"true"', 'null', 'a Date'];

function typesFor({ field, path, whole }: Subject): Given[] {
	if (field.type === 'fixedCollection') return byExpression;
	if (whole || path.filter((part) => part === 'branch').length > 1) {
		return everyType.filter(({ name }) => oneOfEachType.includes(name));
	}
	return field.type === 'string' ? everyType.filter(({ name }) => !otherTexts.includes(name)) : everyType;
}

/** n8n hands the node the same for each, whatever the expression gives. */
const byExpression: Given[] = [
	...[{ hours: { from: '09:00', to: '21:00' } }, '09:00-21:00', ['x'], null].map(shown),
];

const further: Record<string, (subject: Subject) => unknown[]> = {
	boolean: () => ['1', '0', 'FALSE', 'yes please'],
	dateTime: () => [
		...[MOMENT_ISO, MOMENT_ISO.slice(0, 16), '17.07.2026 12:00'],
		...[MOMENT / 1000, MOMENT, String(MOMENT / 1000)],
	],
	json: ({ field }) => [sampleOf(field), '{"a":1}', '[]'],
	multiOptions: ({ field }) => {
		const [first, second] = values(field);
		const numbers = typeof first === 'number' ? [[String(first), second]] : [];
		return [
			...[[first], [first, second], `${first},${second}`, `${first}, ${second}`],
			...[first, String(first), [first, 'x'], [first, { a: 1 }], ...numbers],
		];
	},
	number: ({ field }) => [sampleOf(field), String(sampleOf(field)), 2, '2'],
	options: ({ field }) => values(field).flatMap((value) => [value, otherType(value)]),
	resourceLocator: ({ field }) => {
		const sample = String(sampleOf(field));
		return [sample, ...(/^\d+$/.test(sample) ? [Number(sample)] : [])];
	},
	string: ({ field }) => {
		const sample = String(sampleOf(field));
		const parts = sample.split(',').map((part) => part.trim());
		const digits = parts.map((part) => part.replace(/[\s()+-]/g, ''));
		const asNumbers = digits.every((part) => /^\d{1,15}$/.test(part)) ? [digits.map(Number)] : [];
		return [sample, parts, [...parts, { a: 1 }], ...asNumbers];
	},
};

const values = (field: Subject['field']): Array<Exclude<INodePropertyOptions['value'], boolean>> =>
	optionsOf(field).map(({ value }) => value as string | number);

/** A number as text, and a text of digits as a number. */
const otherType = (value: string | number) =>
	typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : String(value);
