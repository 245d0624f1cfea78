/** Verification by call: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { paidCall } from '../../../shared/calls/gate';
import { checkCodeLife } from '../../../shared/verification/life';
import { CREDENTIAL } from '../../api/credentials';
import { callEffect } from '../../api/errors';
import { addressed, recipientOf } from '../../api/request';
import { refuseErrors } from '../../api/response';
import { checkFields } from './check';
import { flashCallFields, readFlashCall, toFlashCallResult } from './flashCall';

export { checkCode } from './check';

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
				name: 'Check',
				value: 'check',
				action: 'Check verification code',
				description: 'Compare what the person typed with the code of a call. Calls nobody, costs nothing.',
			},
			{
				name: 'Flash Call',
				value: 'flashCall',
				action: 'Verify phone by flash call',
				description: 'Ring the phone from a number whose last four digits are the code',
				routing: {
					request: { method: 'POST' },
					send: {
						paginate: true,
						preSend: [checkCodeLife, addressed('/apiVerificationPhones/confirmPhone', readFlashCall)],
					},
					operations: { pagination: placePaidCall },
					output: { postReceive: [refuseErrors(callEffect), toFlashCallResult] },
				},
			},
		],
	},
	...checkFields,
	...flashCallFields,
];
