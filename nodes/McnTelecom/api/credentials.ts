/** Reads and checks the credential before anything is sent with it. */

import type { Item } from '../../shared/item';
import type { Reader } from '../../shared/reader';
import { readBaseUrl } from '../../shared/values/url';
import type { CodeService } from '../../shared/verification/codeService';

export const CREDENTIAL = 'mcnTelecomApi';

/** What the codes of verification calls are sealed with. */
export const codeService: CodeService = {
	service: 'mcnTelecom',
	credential: CREDENTIAL,
	keyField: 'accessToken',
	keyLabel: 'Access Token',
};

/** Documented, or named by MCN's newer help pages (docs/api-notes.md, MCN Telecom: Two families of addresses). */
const APIS = ['v2Rest', 'paidMethods'] as const;
export type McnApi = (typeof APIS)[number];

export interface McnAccount {
	accessToken: string;
	api: McnApi;
	/** Digits; empty with `paidMethods`, whose addresses carry none. */
	accountId: string;
	/** Without a slash at the end. */
	baseUrl: string;
}

const DEFAULT_BASE_URLS: Record<McnApi, string> = {
	v2Rest: 'https://api.mcn.ru',
	paidMethods: 'https://paidmethods.mcn.ru',
};

export const accountOf = async (item: Item): Promise<McnAccount> =>
	await item.account(CREDENTIAL, readAccount);

/** @throws what `fields` throws for the first field that breaks a rule */
export function readAccount(fields: Reader): McnAccount {
	const accessToken = fields.requiredText('accessToken', 'Access Token');
	if (!/^[\x21-\x7e]+$/.test(accessToken)) {
		throw fields.refuse('Access Token', 'has characters in it that no token has');
	}
	const api = fields.choice('api', 'API', APIS, 'v2Rest');
	const base = readBaseUrl(fields.text('baseUrl', 'Base URL') ?? DEFAULT_BASE_URLS[api]);
	if ('rule' in base) throw fields.refuse('Base URL', base.rule);
	return { accessToken, api, accountId: api === 'v2Rest' ? readAccountId(fields) : '', baseUrl: base.url };
}

function readAccountId(fields: Reader): string {
	const accountId = fields.requiredText('accountId', 'Account ID');
	if (/^\d+$/.test(accountId)) return accountId;
	throw fields.refuse('Account ID', 'may hold only digits');
}
