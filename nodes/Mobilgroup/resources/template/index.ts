/** Text templates, kept by the client's ID in a CRM. `upsert` is a custom operation: many templates in one request. */

import type { INodeProperties } from 'n8n-workflow';

import { readRequest } from '../../../shared/http/linkedRequest';
import { checked } from '../../../shared/items';
import { limitRows } from '../../../shared/lists';
import { effects, refuseErrors } from '../../api/response';
import { getAllRequest, toTemplates } from './getAll';
import { templateFields } from './fields';

export const templateDescription: INodeProperties[] = [
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
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many templates',
				description: 'List the templates of a client, or look one up',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(getAllRequest)] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(effects.read), toTemplates, limitRows] },
				},
			},
		],
	},
	...templateFields,
];
