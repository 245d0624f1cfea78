/** Verification by call: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { paidCall } from '../../../shared/calls/gate';
import { checked } from '../../../shared/items';
import { checkCodeLife } from '../../../shared/verification/life';
import { effect } from '../../api/errors';
import { CREDENTIAL } from '../../api/credentials';
import { recipientOf } from '../../api/request';
import { refuseErrors, toCallFor2faResult, toFlashCallResult } from '../../api/response';
import { callFor2faFields, callFor2faRequest } from './callFor2fa';
import { checkFields } from './check';
import { flashCallFields, flashCallRequest } from './flashCall';

export { checkCode } from './check';

const placePaidCall = paidCall({
	service: 'mcnTelecom',
	credential: CREDENTIAL,
	effect,
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
				name: 'Call for 2FA',
				value: 'callFor2fa',
				action: 'Verify phone by call from own number',
				description: 'Ring the phone from a number of your account and hang up when it is answered',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checkCodeLife, checked(callFor2faRequest)] },
					operations: { pagination: placePaidCall },
					output: { postReceive: [refuseErrors, toCallFor2faResult] },
				},
			},
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
					send: { paginate: true, preSend: [checkCodeLife, checked(flashCallRequest)] },
					operations: { pagination: placePaidCall },
					output: { postReceive: [refuseErrors, toFlashCallResult] },
				},
			},
		],
	},
	...flashCallFields,
	...callFor2faFields,
	...checkFields,
];
