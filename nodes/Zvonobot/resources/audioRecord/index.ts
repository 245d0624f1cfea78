/** Recordings: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { asTool } from '../../../shared/calls/single';
import * as create from './create';
import * as remove from './delete';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['audioRecord'] } },
		default: 'create',
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create recording',
				description: 'Add a recording from a text or a file',
				routing: {
					request: { method: 'POST', url: '/apiCalls/createRecord' },
					...asTool(create.operation),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete recording',
				description: 'Remove a recording from the account',
				routing: {
					request: { method: 'POST', url: '/apiCalls/removeRecord' },
					...remove.operation,
				},
			},
		],
	},
	...create.fields,
	...remove.fields,
];

/** For every normal run: making speech of a text costs money, so no retry may do it twice. */
export const operations = { create: runAll(create.operation) };
