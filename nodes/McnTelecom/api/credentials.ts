/** Reads and checks the credential before anything is sent with it. */

import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/values/text';
import type { Fault } from '../../shared/values/url';
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

/** The documented family of addresses, or the one that MCN's help pages moved to (field notes §6.0). */
export type McnApi = 'v2Rest' | 'paidMethods';

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

/**
 * Checks the form of the credential.
 *
 * @returns the account, or the first field that breaks a rule
 */
export function readAccount(data: IDataObject): McnAccount | Fault {
	const accessToken = textOf(data.accessToken) ?? '';
	if (accessToken === '') return { field: 'Access Token', rule: 'is empty' };
	if (!/^[\x21-\x7e]+$/.test(accessToken)) {
		return { field: 'Access Token', rule: 'has characters in it that no token has' };
	}
	const api: McnApi = data.api === 'paidMethods' ? 'paidMethods' : 'v2Rest';
	const accountId = textOf(data.accountId) ?? '';
	if (api === 'v2Rest') {
		if (accountId === '') return { field: 'Account ID', rule: 'is empty' };
		if (!/^\d+$/.test(accountId)) return { field: 'Account ID', rule: 'may hold only digits' };
	}
	const base = readBaseUrl(textOf(data.baseUrl) ?? DEFAULT_BASE_URLS[api]);
	if ('rule' in base) return { field: 'Base URL', rule: base.rule };
	return { accessToken, api, accountId, baseUrl: base.url };
}
