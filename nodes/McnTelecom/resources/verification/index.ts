/** Verification by call: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { workAll, workAsTool } from '../../../shared/calls/local';
import { asTool } from '../../../shared/calls/single';
import * as callFor2fa from './callFor2fa';
import * as check from './check';
import * as flashCall from './flashCall';

export const description: INodeProperties[] = [
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
					request: { method: 'POST', url: '/v2/rest/account/{account_id}/call_for_2fa' },
					...asTool(callFor2fa.operation),
				},
			},
			{
				name: 'Check',
				value: 'check',
				action: 'Check verification code',
				description:
					'Compare what the person typed with the code of a call. Calls nobody, and costs nothing.',
				routing: workAsTool(check.operation),
			},
			{
				name: 'Flash Call',
				value: 'flashCall',
				action: 'Verify phone by flash call',
				description: 'Ring the phone from a number whose last four digits are the code',
				routing: {
					request: { method: 'POST', url: '/v2/rest/account/{account_id}/flash_call' },
					...asTool(flashCall.operation),
				},
			},
		],
	},
	...flashCall.fields,
	...callFor2fa.fields,
	...check.fields,
];

/** For every normal run: all items at once. */
export const operations = {
	callFor2fa: runAll(callFor2fa.operation),
	check: workAll(check.operation),
	flashCall: runAll(flashCall.operation),
};
