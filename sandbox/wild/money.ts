/** Amounts with a comma, without the zero before the point, with their unit: `1,20`, `.35`, `1.20 руб.`. */

import { meaningOf } from './fields';
import type { ContentIdea } from './idea';
import { type Json, mapFields, textOf } from './json';

const FORMS: Array<(amount: string) => string> = [
	(amount) => amount,
	(amount) => amount.replace('.', ','),
	(amount) => amount.replace(/^0\./, '.'),
	(amount) => `${amount} руб.`,
	(amount) => `${amount.replace('.', ',')} руб.`,
	(amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ' ').replace('.', ','),
	(amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ','),
];

export const money: ContentIdea = ({ content }, chance) => {
	const form = chance.pick(FORMS);
	return mapFields(content, (field, value) => (meaningOf(field) === 'money' ? written(value, form) : value));
};

function written(value: Json, form: (amount: string) => string): Json {
	const amount = textOf(value).replace(',', '.');
	return /^\d+\.\d+$/.test(amount) ? form(amount) : value;
}
