/** Verification by call: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { paidCall } from '../../../shared/calls/gate';
import { CREDENTIAL } from '../../api/credentials';
import { callEffect } from '../../api/errors';
import { addressed, recipientOf } from '../../api/request';
import { refuseErrors } from '../../api/response';
import { flashCallFields, readFlashCall, toFlashCallResult } from './flashCall';

const placePaidCall = paidCall({
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	recipient: recipientOf,
});

export const verificationDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['verification'] } },
		default: 'flashCall',
		options: [
			{
				name: 'Flash Call',
				value: 'flashCall',
				action: 'Verify phone by flash call',
				description: 'Ring the phone from a number whose last four digits are the code',
				routing: {
					request: { method: 'POST' },
					send: {
						paginate: true,
						preSend: [addressed('/apiVerificationPhones/confirmPhone', readFlashCall)],
					},
					operations: { pagination: placePaidCall },
					output: { postReceive: [refuseErrors(callEffect), toFlashCallResult] },
				},
			},
		],
	},
	...flashCallFields,
];
