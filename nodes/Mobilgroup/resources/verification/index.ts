/** Verification by call: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { paidCall } from '../../../shared/calls/gate';
import { readRequest } from '../../../shared/http/linkedRequest';
import { checked } from '../../../shared/items';
import { limitRows } from '../../../shared/lists';
import { checkCodeLife } from '../../../shared/verification/life';
import { CREDENTIAL } from '../../api/credentials';
import { recipientOf } from '../../api/request';
import { effects, refuseErrors } from '../../api/response';
import { checkFields } from './check';
import { flashCallFields, flashCallRequest } from './flashCall';
import { getFields, getRequest, toCallStatus } from './get';
import { getAllFields, getAllRequest, toCallStatuses } from './getAll';
import { toVerificationResult } from './result';
import { voicePasswordFields, voicePasswordRequest } from './voicePassword';
import { waitFields } from './waitFields';

export { checkCode } from './check';
export { flashCallAndWait, voicePasswordAndWait } from './wait';

const placePaidCall = paidCall({
	service: 'mobilgroup',
	credential: CREDENTIAL,
	effect: effects.call,
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
				description: 'Ring the phone from a number whose last digits are the code',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checkCodeLife, checked(flashCallRequest)] },
					operations: { pagination: placePaidCall },
					output: { postReceive: [refuseErrors(effects.call), toVerificationResult] },
				},
			},
			{
				name: 'Flash Call and Wait',
				value: 'flashCallAndWait',
				action: 'Verify phone by flash call and wait for result',
				description: 'Ring the phone, and go on when the call has ended',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get verification call',
				description: 'Look up how one call went',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(getRequest)] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(effects.read), toCallStatus] },
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many verification calls',
				description: 'List the calls of one day',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checked(getAllRequest)] },
					operations: { pagination: readRequest },
					output: { postReceive: [refuseErrors(effects.read), toCallStatuses, limitRows] },
				},
			},
			{
				name: 'Voice Password',
				value: 'voicePassword',
				action: 'Verify phone by spoken code',
				description: 'Call the phone and speak a code of four digits',
				routing: {
					request: { method: 'POST' },
					send: { paginate: true, preSend: [checkCodeLife, checked(voicePasswordRequest)] },
					operations: { pagination: placePaidCall },
					output: { postReceive: [refuseErrors(effects.call), toVerificationResult] },
				},
			},
			{
				name: 'Voice Password and Wait',
				value: 'voicePasswordAndWait',
				action: 'Verify phone by spoken code and wait for result',
				description: 'Call the phone, speak a code, and go on when the call has ended',
			},
		],
	},
	...checkFields,
	...flashCallFields,
	...voicePasswordFields,
	...waitFields,
	...getFields,
	...getAllFields,
];
