/** Reads and checks the credential before anything is sent with it. */

import type { Item } from '../../shared/item';
import type { Reader } from '../../shared/reader';
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

export const accountOf = async (item: Item): Promise<ZvonobotAccount> =>
	await item.account(CREDENTIAL, readAccount);

/** @throws what `fields` throws for the first field that breaks a rule */
export function readAccount(fields: Reader): ZvonobotAccount {
	const apiKey = fields.requiredText('apiKey', 'API Key');
	const base = readDomain(fields.requiredText('domain', 'Domain'));
	if ('rule' in base) throw fields.refuse('Domain', base.rule);
	return { apiKey, baseUrl: base.url };
}
