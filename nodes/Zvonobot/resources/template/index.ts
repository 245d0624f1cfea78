/** Templates of calls: `POST /apiCalls/getTemplates`. */

import type { INodeProperties } from 'n8n-workflow';

import { readsOnly } from '../../../shared/http/effect';
import { readRequest } from '../../../shared/http/linkedRequest';
import { forOperation } from '../../../shared/fields';
import { limitRows } from '../../../shared/lists';
import { simplifyTemplate } from '../../api/entries';
import { addressed } from '../../api/request';
import { refuseErrors, toItems } from '../../api/response';

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
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many templates',
				description: 'Get the templates of calls that the account has',
				routing: {
					request: { method: 'POST' },
					send: {
						paginate: true,
						preSend: [
							// The document says boolean; what clients send is 0 or 1 (field notes §5.11).
							addressed('/apiCalls/getTemplates', (context) => ({
								onlyModerated: context.getNodeParameter('onlyModerated', false) === true ? 1 : 0,
							})),
						],
					},
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(readsOnly), toItems(simplifyTemplate), limitRows] },
				},
			},
		],
	},
	...forOperation({ resource: ['template'], operation: ['getAll'] }, [
		{
			displayName: 'Moderated Only',
			name: 'onlyModerated',
			type: 'boolean',
			default: false,
			description: 'Whether to leave out templates whose calls would never start',
		},
	]),
];
