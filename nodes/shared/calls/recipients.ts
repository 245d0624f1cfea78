/** Where the numbers to call come from: a field of the input items, or a typed list. */

import type { INodeProperties } from 'n8n-workflow';

import { fieldHint } from '../builderHint';
import type { Item } from '../item';
import { requiredField } from '../inputField';

/** Where each item has its number. */
export const phoneField: INodeProperties = {
	displayName: 'Phone Field',
	name: 'phoneField',
	type: 'string',
	noDataExpression: true,
	required: true,
	default: 'phone',
	placeholder: 'e.g. contact.phone',
	description: 'Name of the input field that holds the phone number. Use dot notation for nested fields.',
};

/** The fields of every operation that calls many numbers; `forOperation` shows them. */
export const recipientsFields: INodeProperties[] = [
	{
		displayName: 'Recipients From',
		name: 'recipientsFrom',
		type: 'options',
		noDataExpression: true,
		default: 'items',
		builderHint: fieldHint("Use 'typed' where the node is a tool of an AI agent: a tool has no input items."),
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
	{ ...phoneField, displayOptions: { show: { recipientsFrom: ['items'] } } },
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

/**
 * Reads the numbers to call for one item.
 *
 * The item's field is read from its data, not through an expression: thousands of items cost nothing that way.
 *
 * @returns digits as the services take them, at least one number
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export function readPhones(item: Item): string[] {
	if (comeFromItems(item)) return [readOwnPhone(item)];
	const phones = item.list('phoneNumbers', TYPED);
	if (phones.length === 0) throw item.refuse(TYPED, 'is empty');
	return phones.map((phone, at) => item.readPhone(phone, `${TYPED} (${at + 1} of ${phones.length})`));
}

const TYPED = 'Phone Numbers';
const SOURCES = ['items', 'typed'] as const;

/** Whether the items bring the numbers, and may bring more with them. */
export const comeFromItems = (item: Item): boolean =>
	item.fixed(
		'recipientsFrom',
		() => item.choice('recipientsFrom', 'Recipients From', SOURCES, 'items') === 'items',
	);

/** The number that the item itself has. */
export function readOwnPhone(item: Item): string {
	const field = phoneFieldOf(item);
	return item.readPhone(requiredField(item, phoneField.displayName, field), field);
}

/** The input field that it comes from. */
export const phoneFieldOf = (item: Item): string =>
	item.fixed('phoneField', () => item.text('phoneField', phoneField.displayName) ?? 'phone');

/** What to call the number in an error: the input field that it comes from, or the node's own field. */
export const phoneLabel = (item: Item): string => (comeFromItems(item) ? phoneFieldOf(item) : TYPED);
