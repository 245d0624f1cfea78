/** Tests the credential by asking for the balance; the service answers 200 to a wrong key. */

import type { IDataObject } from 'n8n-workflow';

import { credentialTest } from '../../shared/http/credentialTest';
import type { Reader } from '../../shared/reader';
import { readAccount } from '../api/credentials';
import { post } from '../api/request';
import { balanceIn, bodyOf, effects, findFailure, without } from '../api/response';

export const mobilgroupApiTest = credentialTest((fields) => {
	const account = readAccount(fields);
	const byLogin = account.authentication === 'login';
	const body = { request: 'balance', ...(byLogin && { security: loginIn(fields) }) };
	const request = post(account, byLogin ? 'mailingGet' : 'verificationGet', body);
	return {
		request: byLogin
			? request
			: { ...request, headers: { ...request.headers, Authorization: account.apiKey } },
		faultIn: (answer) =>
			findFailure(answer, effects.read, account.secrets) ??
			(balanceIn(bodyOf(answer)) ? undefined : without('a balance')),
	};
});

const loginIn = (fields: Reader): IDataObject => ({
	login: fields.requiredText('login', 'Login'),
	password: fields.requiredText('password', 'Password'),
});
