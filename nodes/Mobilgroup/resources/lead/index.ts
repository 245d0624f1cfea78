/** Leads: calls with a script that offers a key to press. */

import type { INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { asTool } from '../../../shared/calls/single';
import * as create from './create';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['lead'] } },
		default: 'create',
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create lead call',
				description: 'Call a phone with a lead script',
				routing: { request: { method: 'POST', url: '/api/lido/send/' }, ...asTool(create.operation) },
			},
		],
	},
	...create.fields,
];

/** For every normal run: all items at once. */
export const operations = { create: runAll(create.operation) };
