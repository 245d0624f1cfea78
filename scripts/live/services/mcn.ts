/** MCN Telecom: it has no free request, so only a flash call and its webhook can be checked. */

import { McnTelecomApi } from '../../../credentials/McnTelecomApi.credentials';
import { type McnAccount, readAccount } from '../../../nodes/McnTelecom/api/credentials';
import { readCallEvents } from '../../../nodes/McnTelecom/callbacks/events';
import { trust } from '../../../nodes/McnTelecom/callbacks/trust';
import { operation } from '../../../nodes/McnTelecom/resources/verification/flashCall';
import { mcnAccount } from '../../../sandbox/accounts';
import { callBy, formOf, noSeal } from '../form';
import type { Account, LiveService } from '../service';

export const mcn: LiveService = {
	name: 'mcnTelecom',
	title: 'MCN Telecom',
	price: 'a flash call: MCN Telecom charges it, also if nobody answers',
	baseUrlField: 'baseUrl',
	portalCallbacks: true,
	credential: new McnTelecomApi(),
	trust: trust as LiveService['trust'],
	fields: [
		{
			name: 'accessToken',
			variable: 'MCN_ACCESS_TOKEN',
			label: 'Access token',
			secret: true,
			required: true,
		},
		{ name: 'api', variable: 'MCN_API', label: 'API' },
		{ name: 'accountId', variable: 'MCN_ACCOUNT_ID', label: 'Account ID', required: true },
	],
	open: (fields) => open(readAccount(formOf(fields)), fields.webhookSecret as string),
	readEvents: (body) => readCallEvents(body).map((event) => ({ ...event })),
	hasEnded: () => true,
	sandbox: {
		path: '/mcn',
		fields: { accessToken: mcnAccount.accessToken, accountId: mcnAccount.accountId },
		phone: '79000000100',
	},
};

function open(account: McnAccount, webhookSecret: string): Account {
	return {
		baseUrl: account.baseUrl,
		questions: () => [],
		followUps: () => [],
		call(phone) {
			const settings = { account, country: undefined };
			return callBy('Flash call', operation, settings, { phone, code: undefined, seal: noSeal });
		},
		callbackUrl(publicUrl) {
			const url = new URL(publicUrl);
			url.searchParams.set('secret', webhookSecret);
			return url.toString();
		},
	};
}
