/** Callbacks that another node has received. */

import type { INodeProperties } from 'n8n-workflow';

import { workAll, workAsTool } from '../../../shared/calls/local';
import * as read from './read';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['callback'] } },
		default: 'read',
		options: [
			{
				name: 'Read',
				value: 'read',
				action: 'Read callback from webhook',
				description:
					"Check and read what n8n's Webhook node has received from Mobilgroup. Calls nobody, and costs nothing.",
				routing: workAsTool(read.operation),
			},
		],
	},
	...read.fields,
];

/** For every normal run: all items at once. */
export const operations = { read: workAll(read.operation) };
