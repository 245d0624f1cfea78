/** Reads and checks the credential before anything is sent with it. */

import type { IDataObject } from 'n8n-workflow';

import type { ErrorPlace } from '../../shared/errors';
import { inputError } from '../../shared/errors';
import { textOf } from '../../shared/values/text';
import type { Fault } from '../../shared/values/url';
import { readBaseUrl } from '../../shared/values/url';
import type { CodeService } from '../../shared/verification/codeService';

export const CREDENTIAL = 'mobilgroupApi';

/** What the codes of verification calls are sealed with. */
export const codeService: CodeService = {
	service: 'mobilgroup',
	credential: CREDENTIAL,
	keyField: 'apiKey',
	keyLabel: 'API Key',
};

const DEFAULT_BASE_URL = 'https://voice.mobilgroup.ru';

/** Which of the service's documents a request stands in: not all take login and password. */
export type Api = 'verification' | 'mailing';

export interface MobilgroupAccount {
	authentication: 'apiKey' | 'login';
	/** Without a slash at the end. */
	baseUrl: string;
}

/**
 * Checks the form of the credential.
 *
 * @returns the account, or the first field that breaks a rule
 */
export function readAccount(data: IDataObject): MobilgroupAccount | Fault {
	const authentication = data.authentication === 'login' ? 'login' : 'apiKey';
	const fault = authentication === 'login' ? loginFault(data) : keyFault(data);
	if (fault) return fault;
	const base = readBaseUrl(textOf(data.baseUrl) ?? DEFAULT_BASE_URL);
	if ('rule' in base) return { field: 'Base URL', rule: base.rule };
	return { authentication, baseUrl: base.url };
}

function keyFault({ apiKey }: IDataObject): Fault | undefined {
	const key = textOf(apiKey) ?? '';
	if (key === '') return { field: 'API Key', rule: 'is empty' };
	const usable = /^[\x21-\x7e]+$/.test(key);
	return usable ? undefined : { field: 'API Key', rule: 'has characters in it that no key has' };
}

function loginFault({ login, password }: IDataObject): Fault | undefined {
	if (textOf(login) === undefined) return { field: 'Login', rule: 'is empty' };
	return textOf(password) === undefined ? { field: 'Password', rule: 'is empty' } : undefined;
}

/**
 * The account of a credential that can be used for requests of this API.
 *
 * @throws NodeOperationError naming the field of the credential that can't be used
 */
export function accountFor(api: Api, data: IDataObject, place: ErrorPlace): MobilgroupAccount {
	const account = readAccount(data);
	if ('rule' in account) {
		throw inputError(place, account.field, account.rule, 'Correct it in the credential. Nothing was sent.');
	}
	if (api === 'verification' && account.authentication === 'login') {
		throw inputError(
			place,
			'Authentication',
			"must be 'API Key' for verification",
			'Mobilgroup documents login and password for mailings, leads and templates only. Use a credential with a key. Nothing was sent.',
		);
	}
	return account;
}

/** What must not appear in any message. */
export function secretsOf({ apiKey, login, password }: IDataObject): unknown[] {
	return [apiKey, login, password].map(textOf);
}
