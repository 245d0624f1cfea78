/** The fields of both template operations. */

import type { INodeProperties } from 'n8n-workflow';

import { forOperation } from '../../../shared/fields';

const both = { resource: ['template'], operation: ['getAll', 'upsert'] };
const upsert = { resource: ['template'], operation: ['upsert'] };

export const fields: INodeProperties[] = [
	...forOperation(both, [
		{
			displayName: 'Account',
			name: 'account',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 123',
			description: "The client's ID in your CRM",
		},
		{
			displayName: 'Template',
			name: 'template',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'Leave empty to get all templates of the account, or to create a new one',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1' },
			],
		},
	]),
	...forOperation(upsert, [
		{
			displayName: 'Name',
			name: 'templateName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Payment reminder',
		},
		{
			displayName: 'Text',
			name: 'message',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. Your order is ready',
		},
	]),
];
