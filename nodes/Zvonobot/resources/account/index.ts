/** The account: `POST /apiCalls/userInfo`. */

import type { INodeProperties } from 'n8n-workflow';

import { readsOnly } from '../../../shared/http/effect';
import { readRequest } from '../../../shared/http/linkedRequest';
import { forOperation, optionsField } from '../../../shared/fields';
import { simplifyAccount } from '../../api/entries';
import { addressed } from '../../api/request';
import { refuseErrors, toItems } from '../../api/response';

export const accountDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['account'] } },
		default: 'get',
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get account',
				description: 'Get the balance of the account',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [addressed('/apiCalls/userInfo')] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(readsOnly), toItems(simplifyAccount)] },
				},
			},
		],
	},
	...forOperation({ resource: ['account'], operation: ['get'] }, [optionsField]),
];
