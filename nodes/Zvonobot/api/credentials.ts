/** Reads and checks the credential before anything is sent with it. */

import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/values/text';
import type { Fault } from '../../shared/values/url';
import { readDomain } from '../../shared/values/url';
import type { CodeService } from '../../shared/verification/codeService';

export const CREDENTIAL = 'zvonobotApi';

/** What the codes of verification calls are sealed with. */
export const codeService: CodeService = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	keyField: 'apiKey',
	keyLabel: 'API Key',
};

export interface ZvonobotAccount {
	apiKey: string;
	/** Without a slash at the end; `/apiCalls/…` is what follows. */
	baseUrl: string;
}

/**
 * Checks the form of the credential.
 *
 * @returns the account, or the first field that breaks a rule
 */
export function readAccount(data: IDataObject): ZvonobotAccount | Fault {
	const apiKey = textOf(data.apiKey) ?? '';
	if (apiKey === '') return { field: 'API Key', rule: 'is empty' };
	const domain = textOf(data.domain) ?? '';
	if (domain === '') return { field: 'Domain', rule: 'is empty' };
	const base = readDomain(domain);
	if ('rule' in base) return { field: 'Domain', rule: base.rule };
	return { apiKey, baseUrl: base.url };
}
