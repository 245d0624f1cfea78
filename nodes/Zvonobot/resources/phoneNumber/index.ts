/** Own numbers: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import * as getAll from './getAll';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['phoneNumber'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many phone numbers',
				description: 'Get the numbers that calls can come from',
				routing: {
					request: { method: 'POST', url: '/apiCalls/getPhones' },
					...getAll.operation,
				},
			},
		],
	},
	...getAll.fields,
];
