/** Mailings: one voice message to many phones. All items of `send` travel in one request. */

import type { INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { asTool } from '../../../shared/calls/single';
import * as get from './get';
import * as send from './send';
import { fields } from './sendFields';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['mailing'] } },
		default: 'send',
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get mailing',
				description: 'Get the progress of a mailing, phone by phone',
				routing: { request: { method: 'POST', url: '/api/get/' }, ...get.routing },
			},
			{
				name: 'Send',
				value: 'send',
				action: 'Send mailing',
				description: 'Call many phones and play a text, a phrase or a script; all input items in one request',
				routing: { request: { method: 'POST', url: '/api/send/' }, ...asTool(send.operation) },
			},
		],
	},
	...fields,
	...get.fields,
];

/** For every normal run: all items at once. */
export const operations = { send: runAll(send.operation) };
