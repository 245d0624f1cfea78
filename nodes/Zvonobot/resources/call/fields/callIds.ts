/** Which calls: IDs from a field of the input items, or a typed list. */

import type { INodeProperties } from 'n8n-workflow';

import { requiredField } from '../../../../shared/inputField';
import type { Item } from '../../../../shared/item';

export const callIdFields: INodeProperties[] = [
	{
		displayName: 'Call IDs From',
		name: 'callsFrom',
		type: 'options',
		noDataExpression: true,
		default: 'items',
		options: [
			{
				name: 'Input Items',
				value: 'items',
				description: 'Every item holds the ID of one call; all travel in one request',
			},
			{ name: 'Typed List', value: 'typed' },
		],
	},
	{
		displayName: 'Call ID Field',
		name: 'callIdField',
		type: 'string',
		noDataExpression: true,
		required: true,
		default: 'callId',
		placeholder: 'e.g. callId',
		description: "Name of the input field that holds the call's ID. Use dot notation for nested fields.",
		displayOptions: { show: { callsFrom: ['items'] } },
	},
	{
		displayName: 'Call IDs',
		name: 'callIds',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5000001, 5000002',
		description: 'Separated by commas or new lines',
		displayOptions: { show: { callsFrom: ['typed'] } },
	},
];

export const callKindField: INodeProperties = {
	displayName: 'Call Type',
	name: 'callKind',
	type: 'options',
	default: 'ordinary',
	description: 'The provider keeps calls from templates apart',
	options: [
		{ name: 'From a Template', value: 'template' },
		{ name: 'Ordinary', value: 'ordinary' },
	],
};

const SEPARATORS = /[\s,;]+/;
/** Most IDs in one request (API documentation, "apiCallIdList"). */
export const MOST_IDS = 5000;

/**
 * Reads the IDs of one item.
 *
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export function readCallIds(item: Item): number[] {
	if (item.choice('callsFrom', 'Call IDs From', ['items', 'typed'], 'items') === 'items') {
		const field = item.text('callIdField', 'Call ID Field') ?? 'callId';
		return [item.readId(requiredField(item, 'Call ID Field', field), field)];
	}
	const typed = item.list('callIds', 'Call IDs', SEPARATORS);
	if (typed.length === 0) throw item.refuse('Call IDs', 'is empty');
	return typed.map((id) => item.readId(id, 'Call IDs'));
}

/** Whether the calls are from a template: the service keeps them apart. */
export const areOfTemplate = (item: Item): boolean =>
	item.choice('callKind', 'Call Type', ['ordinary', 'template'], 'ordinary') === 'template';
