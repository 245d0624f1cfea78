/** Phrases that the account has made in the account portal: `POST /api/get/` with `request: "phrases"`. */

import type { INodeProperties } from 'n8n-workflow';

import { listRouting, toRecording } from '../lists';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['phrase'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many phrases',
				description: 'List the recorded phrases of the account',
				routing: {
					request: { method: 'POST', url: '/api/get/' },
					...listRouting('phrases', toRecording),
				},
			},
		],
	},
];
