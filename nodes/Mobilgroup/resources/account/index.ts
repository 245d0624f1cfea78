/** The account and its two balances. */

import type { INodeProperties } from 'n8n-workflow';

import * as getBalance from './getBalance';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['account'] } },
		default: 'getBalance',
		options: [
			{
				name: 'Get Balance',
				value: 'getBalance',
				action: 'Get account balance',
				description: 'Look up how much money is left',
				routing: { request: { method: 'POST', url: '/api/get/' }, ...getBalance.routing },
			},
		],
	},
	...getBalance.fields,
];
