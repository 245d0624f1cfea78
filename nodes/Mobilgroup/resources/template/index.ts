/** Text templates, kept by the client's ID in a CRM. `upsert` sends many in one request. */

import type { INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { asTool } from '../../../shared/calls/single';
import { fields } from './fields';
import * as getAll from './getAll';
import * as upsert from './upsert';

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
				name: 'Create or Update',
				value: 'upsert',
				action: 'Create or update template',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				routing: { request: { method: 'POST', url: '/api/set/' }, ...asTool(upsert.operation) },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many templates',
				description: 'List the templates of a client, or look one up',
				routing: { request: { method: 'POST', url: '/api/get/' }, ...getAll.routing },
			},
		],
	},
	...fields,
];

/** For every normal run: all items at once. */
export const operations = { upsert: runAll(upsert.operation) };
