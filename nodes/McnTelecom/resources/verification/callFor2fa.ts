/** Call for 2FA: `POST …/call_for_2fa` (document, section 1). */

import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { safetyField } from '../../../shared/safety/field';
import { forOperation, phoneParameter } from '../../../shared/fields';
import { keepInput } from '../../../shared/perRun';
import { codeOptionsField } from '../../../shared/verification/codeResult';
import { addressRequest } from '../../api/request';
import type { CallInput } from '../../api/response';

/** What the person is asked for: the end of the number that called. */
const CODE_LENGTH = 4;
const METHOD = { v2Rest: 'call_for_2fa', paidMethods: 'call_2fa' };

export const callFor2faFields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['callFor2fa'] },
	[
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +7 900 000-00-00',
			description:
				'The phone that rings. The request costs money, and the call is dropped when it is answered.',
		},
		{
			displayName: 'Own Number',
			name: 'ownNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +7 900 000-00-01',
			description:
				'The number that calls, connected to the account of the credential. Its last four digits are the code: whoever was called from it once knows them, so choose one of many by chance.',
		},
		safetyField,
		codeOptionsField,
	],
);

/** Fills in the request from the fields. */
export async function callFor2faRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const caller_did = phoneParameter(this, 'ownNumber', 'Own Number');
	const { phone } = keepInput<CallInput>(this, {
		phone: phoneParameter(this, 'phoneNumber', 'Phone Number'),
		code: caller_did.slice(-CODE_LENGTH),
	});
	const parameters = { caller_did, login_did: phone };
	return await addressRequest(this, request, METHOD, parameters);
}
