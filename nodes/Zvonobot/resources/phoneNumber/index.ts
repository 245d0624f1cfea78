/** Own numbers: `POST /apiCalls/getPhones`. */

import type { INodeProperties } from 'n8n-workflow';

import { readsOnly } from '../../../shared/http/effect';
import { readRequest } from '../../../shared/http/linkedRequest';
import { forOperation } from '../../../shared/fields';
import { limitRows } from '../../../shared/lists';
import { simplifyPhone } from '../../api/entries';
import { addressed } from '../../api/request';
import { refuseErrors, toItems } from '../../api/response';

export const phoneNumberDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['phoneNumber'] } },
		default: 'getAll',
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many phone numbers',
				description: 'Get the numbers that calls can come from',
				routing: {
					request: { method: 'POST' },
					send: {
						paginate: true,
						preSend: [
							addressed('/apiCalls/getPhones', (context) => ({
								all: context.getNodeParameter('unconfirmed', false) === true,
							})),
						],
					},
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(readsOnly), toItems(simplifyPhone), limitRows] },
				},
			},
		],
	},
	...forOperation({ resource: ['phoneNumber'], operation: ['getAll'] }, [
		{
			displayName: 'Include Unconfirmed',
			name: 'unconfirmed',
			type: 'boolean',
			default: false,
			description: 'Whether to list numbers too that are not confirmed or not your own',
		},
	]),
];
