/** The account: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import * as get from './get';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['account'] } },
		default: 'get',
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get account',
				description: 'Get the balance of the account',
				routing: {
					request: { method: 'POST', url: '/apiCalls/userInfo' },
					...get.operation,
				},
			},
		],
	},
	...get.fields,
];
