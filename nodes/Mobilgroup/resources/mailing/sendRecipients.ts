/** Reads the phones of a mailing, and what each of them hears for itself. */

import { comeFromItems, phoneLabel, readPhones } from '../../../shared/calls/recipients';
import { optionalField } from '../../../shared/inputField';
import type { Item } from '../../../shared/item';
import type { Group } from '../../../shared/reader';
import { spokenMoney } from '../../../shared/values/money';
import { isUnset } from '../../../shared/values/text';
import { checkLength, type Mailing } from './sendSettings';

/** One row of the section `subscribers`. */
export interface Subscriber {
	phone: string;
	message?: string;
	summa?: string;
	param1?: string;
	param2?: string;
	param3?: string;
}

const DIGITS = 11;
const PARAMETERS = [1, 2, 3] as const;

/** @throws NodeOperationError naming the input field and the rule that is broken */
export function readSubscribers(item: Item, { content }: Mailing): Subscriber[] {
	const phones = readPhones(item);
	const wrong = phones.find((phone) => phone.length !== DIGITS);
	if (wrong) {
		const rule = `has ${wrong.length} digits; a mailing takes numbers of ${DIGITS}`;
		throw item.refuse(phoneLabel(item), rule);
	}
	const personal = comeFromItems(item) ? readers[content](item, namesOf(item)) : {};
	return phones.map((phone) => ({ phone, ...personal }));
}

/** The fields of the input, as the form names them. */
const namesOf = (item: Item): Group =>
	item.fixed('personalFields', () => item.group('personalFields', 'Personal Fields'));

const readers: Record<Mailing['content'], (item: Item, names: Group) => Partial<Subscriber>> = {
	/** A text of its own does not work with phrases and scripts (API documentation). */
	message(item, names) {
		const { field, text } = readField(item, names, 'messageField', 'Text Field');
		return text === undefined ? {} : { message: checkLength(item, field, text) };
	},
	phrase: () => ({}),
	script(item, names) {
		const subscriber: Partial<Subscriber> = {
			summa: readAmount(item, names),
		};
		for (const number of PARAMETERS) {
			const { text } = readField(item, names, `param${number}Field`, `Parameter ${number} Field`);
			subscriber[`param${number}`] = text;
		}
		return subscriber;
	},
};

/** @returns the name of the input field, and what it holds */
function readField(item: Item, names: Group, name: string, label: string): { field: string; text?: string } {
	const field = names.text(name, label) ?? '';
	const value = field === '' ? undefined : optionalField(item, label, field);
	if (isUnset(value)) return { field };
	if (typeof value === 'string' || typeof value === 'number') return { field, text: String(value).trim() };
	throw item.refuse(field, 'must be text or a number');
}

/** @returns a decimal with a point, as in the API documentation's sample, in whole kopecks: it is read out */
function readAmount(item: Item, names: Group): string | undefined {
	const { field, text } = readField(item, names, 'amountField', 'Amount Field');
	if (text === undefined) return undefined;
	const amount = spokenMoney(text);
	if (amount === undefined || amount.startsWith('-'))
		throw item.refuse(field, 'must be an amount, such as 17.25');
	return amount;
}
