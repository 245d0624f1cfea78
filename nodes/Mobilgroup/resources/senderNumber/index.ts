/** Numbers that mailings can be sent from: `POST /api/get/` with `request: "numbers"`. */

import type { INodeProperties } from 'n8n-workflow';

import { textOf } from '../../../shared/values/text';
import { listRouting } from '../lists';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['senderNumber'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sender numbers',
				description: 'List the numbers that the account can send from',
				routing: {
					request: { method: 'POST', url: '/api/get/' },
					...listRouting('numbers', ({ number, description: name }) => ({
						number: textOf(number) ?? null,
						description: textOf(name) ?? null,
					})),
				},
			},
		],
	},
];
