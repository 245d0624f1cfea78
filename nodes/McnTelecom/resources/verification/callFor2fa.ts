/** Call for 2FA: `POST …/call_for_2fa` (API documentation, section 1). */

import type { INodeProperties } from 'n8n-workflow';

import type { PaidOperation } from '../../../shared/calls/operation';
import { forOperation } from '../../../shared/fields';
import { safetyField } from '../../../shared/safety/field';
import { codeOptionsField, readSealing } from '../../../shared/verification/codeResult';
import { accountOf, codeService, CREDENTIAL, type McnAccount } from '../../api/credentials';
import { effect } from '../../api/errors';
import { post } from '../../api/request';
import { type McnCall, readCall } from '../../api/response';

/** What the person is asked for: the end of the number that called. */
const CODE_LENGTH = 4;
const METHOD = { v2Rest: 'call_for_2fa', paidMethods: 'call_2fa' };

export const fields: INodeProperties[] = forOperation(
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
				'The number that calls, connected to the account of the credential. Its last four digits are the code: anyone who was called from it once knows them, so choose one of many at random.',
		},
		safetyField,
		codeOptionsField,
	],
);

interface Reading {
	account: McnAccount;
}

interface Call extends McnCall {
	ownNumber: string;
}

export const operation: PaidOperation<Reading, Call> = {
	service: 'mcnTelecom',
	credential: CREDENTIAL,
	effect,
	limit: 1,
	oncePer: 'run',
	read: async (item) => ({ account: await accountOf(item) }),
	async calls(item) {
		const ownNumber = item.requiredPhone('ownNumber', 'Own Number');
		const phone = item.requiredPhone('phoneNumber', 'Phone Number');
		const seal = await readSealing(item, codeService);
		return [{ phone, ownNumber, code: ownNumber.slice(-CODE_LENGTH), seal }];
	},
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: (_reading, { ownNumber }) => `Call for 2FA from ${ownNumber}`,
	request: ({ account }, [{ phone, ownNumber }]) =>
		post(account, METHOD, { caller_did: ownNumber, login_did: phone }),
	results: (answer, { account }, [call]) => [readCall(answer, account, call, false)],
};
