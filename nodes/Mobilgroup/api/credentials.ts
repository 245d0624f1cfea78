/** Reads and checks the credential before anything is sent with it. */

import type { Item } from '../../shared/item';
import type { Reader } from '../../shared/reader';
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
const AUTHENTICATIONS = ['apiKey', 'login'] as const;

/** Which part of the API documentation a request stands in: not all take login and password. */
export type Api = 'verification' | 'mailing';

export interface MobilgroupAccount {
	authentication: (typeof AUTHENTICATIONS)[number];
	/** Without a slash at the end. */
	baseUrl: string;
	/** Empty with login and password. */
	apiKey: string;
	/** What must not appear in any message. */
	secrets: string[];
}

/** @throws NodeOperationError naming the field of the credential that can't be used */
export const accountOf = async (item: Item): Promise<MobilgroupAccount> =>
	await item.account(CREDENTIAL, readAccount);

/** The same for requests that take an API key only. */
export async function verificationAccountOf(item: Item): Promise<MobilgroupAccount> {
	const account = await accountOf(item);
	if (account.authentication === 'apiKey') return account;
	throw item.refuse(
		'Authentication',
		"must be 'API Key' for verification",
		'Mobilgroup documents login and password for mailings, leads and templates only. Use a credential with a key. Nothing was sent.',
	);
}

/** @throws what `fields` throws for the first field that breaks a rule */
export function readAccount(fields: Reader): MobilgroupAccount {
	const authentication = fields.choice('authentication', 'Authentication', AUTHENTICATIONS, 'apiKey');
	const secrets = authentication === 'login' ? readLogin(fields) : [readKey(fields)];
	const base = readBaseUrl(fields.text('baseUrl', 'Base URL') ?? DEFAULT_BASE_URL);
	if ('rule' in base) throw fields.refuse('Base URL', base.rule);
	const apiKey = authentication === 'login' ? '' : secrets[0];
	return { authentication, baseUrl: base.url, apiKey, secrets };
}

function readKey(fields: Reader): string {
	const key = fields.requiredText('apiKey', 'API Key');
	if (/^[\x21-\x7e]+$/.test(key)) return key;
	throw fields.refuse('API Key', 'has characters in it that no key has');
}

const readLogin = (fields: Reader): string[] => [
	fields.requiredText('login', 'Login'),
	fields.requiredText('password', 'Password'),
];
