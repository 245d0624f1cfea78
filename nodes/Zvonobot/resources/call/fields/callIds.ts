/** Which calls: IDs from a field of the input items, or a typed list. */

import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { fieldOf } from '../../../../shared/values/path';
import { Item } from '../../../api/item';

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
		description: "Name of the input field that holds the call's ID. Dots reach into objects.",
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
	displayName: 'Kind of Calls',
	name: 'callKind',
	type: 'options',
	default: 'ordinary',
	description: 'The service keeps calls from templates apart',
	options: [
		{ name: 'From a Template', value: 'template' },
		{ name: 'Ordinary', value: 'ordinary' },
	],
};

const SEPARATORS = /[\s,;]+/;

/**
 * Reads the IDs of one item.
 *
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export function readCallIds(context: IExecuteFunctions, itemIndex: number): number[] {
	const item = new Item(context, itemIndex);
	if (context.getNodeParameter('callsFrom', 0, 'items') === 'items') {
		const field = context.getNodeParameter('callIdField', 0, 'callId') as string;
		return [item.readId(fieldOf(context.getInputData()[itemIndex].json, field), field)];
	}
	const typed = String(item.get('callIds')).split(SEPARATORS).filter(Boolean);
	if (typed.length === 0) throw item.refuse('Call IDs', 'is empty');
	return typed.map((id) => item.readId(id, 'Call IDs'));
}
