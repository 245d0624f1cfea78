/** Mailings: one voice message to many phones. `send` is a custom operation, because all items travel in one request. */

import type { INodeProperties } from 'n8n-workflow';

import { readRequest } from '../../../shared/http/linkedRequest';
import { checked } from '../../../shared/items';
import { effects, refuseErrors } from '../../api/response';
import { getFields, getRequest, toMailing } from './get';
import { sendFields } from './sendFields';

export const mailingDescription: INodeProperties[] = [
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
				description: 'Look up how a mailing goes, phone by phone',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(getRequest)] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(effects.read), toMailing] },
				},
			},
			{
				name: 'Send',
				value: 'send',
				action: 'Send mailing',
				description: 'Call many phones and play a text, a phrase or a script; all input items in one request',
			},
		],
	},
	...sendFields,
	...getFields,
];
