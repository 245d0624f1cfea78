/** Verification by call: what can be done, and which request it makes. */

import type { INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { workAll, workAsTool } from '../../../shared/calls/local';
import { asTool, cannotWait } from '../../../shared/calls/single';
import * as check from './check';
import * as flashCall from './flashCall';
import * as get from './get';
import * as getAll from './getAll';
import * as voicePassword from './voicePassword';
import { flashCallAndWait, voicePasswordAndWait } from './wait';
import * as wait from './waitFields';

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
				description: 'Ring the phone from a number whose last digits are the code',
				routing: {
					request: { method: 'POST', url: '/api/voice-password/send/' },
					...asTool(flashCall.operation),
				},
			},
			{
				name: 'Flash Call and Wait',
				value: 'flashCallAndWait',
				action: 'Verify phone by flash call and wait for result',
				description: 'Ring the phone, and continue when the call has ended',
				routing: {
					request: { method: 'POST', url: '/api/voice-password/send/' },
					...cannotWait("Use 'Flash Call' as the tool, and 'Get' for its result."),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get verification call',
				description: 'Look up how one call went',
				routing: { request: { method: 'POST', url: '/api/voice-password/get/' }, ...get.routing },
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many verification calls',
				description: 'List the calls of one day',
				routing: { request: { method: 'POST', url: '/api/voice-password/get/' }, ...getAll.routing },
			},
			{
				name: 'Voice Password',
				value: 'voicePassword',
				action: 'Verify phone by spoken code',
				description: 'Call the phone and speak a code of four digits',
				routing: {
					request: { method: 'POST', url: '/api/voice-password/send/' },
					...asTool(voicePassword.operation),
				},
			},
			{
				name: 'Voice Password and Wait',
				value: 'voicePasswordAndWait',
				action: 'Verify phone by spoken code and wait for result',
				description: 'Call the phone, speak a code, and continue when the call has ended',
				routing: {
					request: { method: 'POST', url: '/api/voice-password/send/' },
					...cannotWait("Use 'Voice Password' as the tool, and 'Get' for its result."),
				},
			},
		],
	},
	...check.fields,
	...flashCall.fields,
	...voicePassword.fields,
	...wait.fields,
	...get.fields,
	...getAll.fields,
];

/** For every normal run: all items at once. */
export const operations = {
	check: workAll(check.operation),
	flashCall: runAll(flashCall.operation),
	flashCallAndWait,
	voicePassword: runAll(voicePassword.operation),
	voicePasswordAndWait,
};
