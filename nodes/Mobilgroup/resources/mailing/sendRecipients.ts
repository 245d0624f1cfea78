/** Reads the phones of a mailing, and what each of them hears for itself. */

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { fromItems, phoneLabel, readPhones } from '../../../shared/calls/recipients';
import type { ErrorPlace } from '../../../shared/errors';
import { inputError } from '../../../shared/errors';
import { fixed } from '../../../shared/perRun';
import { parseMoney } from '../../../shared/values/money';
import { fieldOf } from '../../../shared/values/path';
import { textOf } from '../../../shared/values/text';
import type { Content } from './sendSettings';
import { checkLength, readContent } from './sendSettings';

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
const SCRIPT_PARAMETERS = ['param1', 'param2', 'param3'] as const;

/** @throws NodeOperationError naming the input field and the rule that is broken */
export function readSubscribers(context: IExecuteFunctions, itemIndex: number): Subscriber[] {
	const place = { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
	const phones = readPhones(context, itemIndex);
	const wrong = phones.find((phone) => phone.length !== DIGITS);
	if (wrong) {
		const rule = `has ${wrong.length} digits; a mailing takes numbers of ${DIGITS}`;
		throw inputError(place, phoneLabel(context), rule);
	}
	const personal = readPersonal(context, place, itemIndex);
	return phones.map((phone) => ({ phone, ...personal }));
}

const personalFields = fixed(
	(context) => context.getNode().parameters.personalFields as IDataObject | undefined,
);

function readPersonal(context: IExecuteFunctions, place: ErrorPlace, itemIndex: number): Partial<Subscriber> {
	const names = personalFields(context);
	if (!names || !fromItems(context)) return {};
	const { json } = context.getInputData()[itemIndex];
	const read = (name: string) => {
		const field = textOf(names[name]);
		return { field: field ?? '', value: field === undefined ? undefined : fieldOf(json, field) };
	};
	return readers[readContent(context)](place, read);
}

type Read = (name: string) => { field: string; value: unknown };

const readers: Record<Content, (place: ErrorPlace, read: Read) => Partial<Subscriber>> = {
	/** The document: a text of its own does not work with phrases and scripts. */
	message: (place, read) => {
		const { field, value } = read('messageField');
		const text = plain(place, field, value);
		return text === undefined ? {} : { message: checkLength(place, field, text) };
	},
	phrase: () => ({}),
	script: (place, read) => {
		const { field, value } = read('amountField');
		const subscriber: Partial<Subscriber> = { summa: amount(place, field, value) };
		for (const name of SCRIPT_PARAMETERS) {
			const parameter = read(`${name}Field`);
			subscriber[name] = plain(place, parameter.field, parameter.value);
		}
		return subscriber;
	},
};

function plain(place: ErrorPlace, field: string, value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string' || typeof value === 'number') return textOf(value);
	throw inputError(place, field, 'must be text or a number');
}

/** @returns a decimal with a point, as in the document's sample */
function amount(place: ErrorPlace, field: string, value: unknown): string | undefined {
	if (plain(place, field, value) === undefined) return undefined;
	const money = parseMoney(value);
	if (!money || money.amount < 0) throw inputError(place, field, 'must be an amount, such as 17.25');
	return money.decimal;
}
