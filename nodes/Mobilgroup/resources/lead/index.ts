/** Leads: calls with a script that offers a key to press. */

import type { INodeProperties } from 'n8n-workflow';

import { paidCall } from '../../../shared/calls/gate';
import { checked } from '../../../shared/items';
import { recipientOf } from '../../api/request';
import { effects, refuseErrors } from '../../api/response';
import { createFields, createRequest, toLeadResult } from './create';

const placePaidCall = paidCall({ service: 'mobilgroup', effect: effects.call, recipient: recipientOf });

export const leadDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['lead'] } },
		default: 'create',
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create lead call',
				description: 'Call a phone with a lead script',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(createRequest)] },
					operations: { pagination: placePaidCall },
					output: { postReceive: [refuseErrors(effects.call), toLeadResult] },
				},
			},
		],
	},
	...createFields,
];
