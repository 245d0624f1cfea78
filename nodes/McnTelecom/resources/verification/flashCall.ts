/** Flash Call: `POST …/flash_call` (API documentation, section 2). */

import type { INodeProperties } from 'n8n-workflow';

import type { PaidOperation } from '../../../shared/calls/operation';
import { forOperation, readCode } from '../../../shared/fields';
import { safetyField } from '../../../shared/safety/field';
import { codeOptionsField, readSealing } from '../../../shared/verification/codeResult';
import { accountOf, codeService, CREDENTIAL, type McnAccount } from '../../api/credentials';
import { effect } from '../../api/errors';
import { post } from '../../api/request';
import { type McnCall, readCall } from '../../api/response';

const METHOD = { v2Rest: 'flash_call', paidMethods: 'flashcall' };
const COUNTRIES = ['auto', '643', '703'] as const;

export const fields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['flashCall'] },
	[
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +7 900 000-00-00',
			description: 'The phone that rings. The call costs money, and is dropped when it is answered.',
		},
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0427',
			description:
				'The four digits that the calling number will end with. Leave empty to let the provider choose.',
		},
		{
			displayName: 'Call From',
			name: 'country',
			type: 'options',
			default: 'auto',
			description: 'The country of the calling number',
			options: [
				{
					name: 'Automatic',
					value: 'auto',
					description: 'Russian phones from a Russian number, all others from a Slovak one',
				},
				{ name: 'Russia', value: '643' },
				{ name: 'Slovakia', value: '703' },
			],
		},
		safetyField,
		codeOptionsField,
	],
);

interface Reading {
	account: McnAccount;
	/** Undefined for automatic: any other value would mean Russia. */
	country: string | undefined;
}

export const operation: PaidOperation<Reading, McnCall> = {
	service: 'mcnTelecom',
	credential: CREDENTIAL,
	effect,
	limit: 1,
	oncePer: 'run',
	async read(item) {
		const country = item.choice('country', 'Call From', COUNTRIES, 'auto');
		return { account: await accountOf(item), country: country === 'auto' ? undefined : country };
	},
	calls: async (item) => [
		{
			phone: item.requiredPhone('phoneNumber', 'Phone Number'),
			code: readCode(item),
			seal: await readSealing(item, codeService),
		},
	],
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: () => 'Flash call',
	request: ({ account, country }, [{ phone, code }]) =>
		post(account, METHOD, { login_did: phone, code, country_id: country }),
	results: (answer, { account }, [call]) => [readCall(answer, account, call, true)],
};
