/** Scripts that the account has made in the account portal: `POST /api/get/` with `request: "scripts"`. */

import type { INodeProperties } from 'n8n-workflow';

import { listRouting, toRecording } from '../lists';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['script'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many scripts',
				description: 'List the voice scripts of the account',
				routing: {
					request: { method: 'POST', url: '/api/get/' },
					...listRouting('scripts', toRecording),
				},
			},
		],
	},
];
