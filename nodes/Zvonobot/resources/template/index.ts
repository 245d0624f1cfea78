/** Templates of calls: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import * as getAll from './getAll';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['template'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many templates',
				description: 'Get the templates of calls that the account has',
				routing: {
					request: { method: 'POST', url: '/apiCalls/getTemplates' },
					...getAll.operation,
				},
			},
		],
	},
	...getAll.fields,
];
