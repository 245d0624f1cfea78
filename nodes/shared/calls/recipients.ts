/** Where the numbers to call come from: a field of the input items, or a typed list. */

import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../errors';
import { fixed } from '../perRun';
import { fieldOf } from '../values/path';
import { parsePhone } from '../values/phone';
import { textOf } from '../values/text';

/** The fields of every operation that calls many numbers; `forOperation` shows them. */
export const recipientsFields: INodeProperties[] = [
	{
		displayName: 'Recipients From',
		name: 'recipientsFrom',
		type: 'options',
		noDataExpression: true,
		default: 'items',
		options: [
			{
				name: 'Input Items',
				value: 'items',
				description: 'Every item holds one phone number; all travel in one request',
			},
			{
				name: 'Typed List',
				value: 'typed',
				description: 'The same numbers for every item; each is called once',
			},
		],
	},
	{
		displayName: 'Phone Field',
		name: 'phoneField',
		type: 'string',
		noDataExpression: true,
		required: true,
		default: 'phone',
		placeholder: 'e.g. contact.phone',
		description: 'Name of the input field that holds the phone number. Dots reach into objects.',
		displayOptions: { show: { recipientsFrom: ['items'] } },
	},
	{
		displayName: 'Phone Numbers',
		name: 'phoneNumbers',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. +7 900 000-00-00, +7 900 000-00-01',
		description: 'Separated by commas or new lines',
		displayOptions: { show: { recipientsFrom: ['typed'] } },
	},
];

const HOW_TO_WRITE = 'Give it with its country code, like +7 900 000-00-00.';
const SEPARATORS = /[,;\n\r]+/;

/**
 * Reads the numbers to call for one item.
 *
 * The item's field is read from its data, not through an expression: thousands of items cost nothing that way.
 *
 * @returns digits as the services take them, at least one number
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export function readPhones(context: IExecuteFunctions, itemIndex: number): string[] {
	const place = { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
	const phoneOf = (value: unknown, field: string, advice: string): string => {
		const parsed = parsePhone(value);
		if ('rule' in parsed) throw inputError(place, field, parsed.rule, advice);
		return parsed.digits;
	};
	if (fromItems(context)) {
		const field = phoneLabel(context);
		const value = fieldOf(context.getInputData()[itemIndex].json, field);
		return [phoneOf(value, field, `${HOW_TO_WRITE} 'Phone Field' says which field is read.`)];
	}
	const typed = textOf(context.getNodeParameter('phoneNumbers', itemIndex, '')) ?? '';
	const phones = typed.split(SEPARATORS).filter((phone) => phone.trim() !== '');
	if (phones.length === 0) throw inputError(place, 'Phone Numbers', 'is empty', HOW_TO_WRITE);
	return phones.map((phone, at) =>
		phoneOf(phone, `Phone Numbers (${at + 1} of ${phones.length})`, HOW_TO_WRITE),
	);
}

/** Whether the items bring the numbers, and may bring more with them. */
export const fromItems = fixed(
	(context) => context.getNodeParameter('recipientsFrom', 0, 'items') === 'items',
);

/** What to call the number in an error: the input field that it comes from, or the node's own field. */
export const phoneLabel = fixed((context) => {
	if (!fromItems(context)) return 'Phone Numbers';
	return textOf(context.getNodeParameter('phoneField', 0, 'phone')) ?? 'phone';
});
