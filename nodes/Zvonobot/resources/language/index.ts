/** Languages of generated speech: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import * as getAll from './getAll';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['language'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many languages',
				description: 'Get the languages that texts can be spoken in',
				routing: {
					request: { method: 'GET', url: '/apiCalls/getAvailableLanguages' },
					...getAll.operation,
				},
			},
		],
	},
	...getAll.fields,
];
