/** The account and its two balances. */

import type { INodeProperties } from 'n8n-workflow';

import { readRequest } from '../../../shared/http/linkedRequest';
import { checked } from '../../../shared/items';
import { effects, refuseErrors } from '../../api/response';
import { getBalanceFields, getBalanceRequest, toBalance } from './getBalance';

export const accountDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['account'] } },
		default: 'getBalance',
		options: [
			{
				name: 'Get Balance',
				value: 'getBalance',
				action: 'Get account balance',
				description: 'Look up how much money is left',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(getBalanceRequest)] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(effects.read), toBalance] },
				},
			},
		],
	},
	...getBalanceFields,
];
