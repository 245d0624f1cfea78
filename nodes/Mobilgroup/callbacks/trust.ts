/** What proves a callback of Mobilgroup: the token that the action node has added to its address. */

import { carriesToken, TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import { type CallbackTrust, NO_TOKEN } from '../../shared/callbacks/trust';
import { textOf } from '../../shared/values/text';
import { CREDENTIAL } from '../api/credentials';
import { CALLBACK_PURPOSE } from '../api/request';

export const trust: CallbackTrust<'none' | 'token'> = {
	credential: CREDENTIAL,
	authentications: ['none', 'token'],
	preset: 'token',
	async proofIn({ query }, authentication, readCredential) {
		if (authentication === 'none') return {};
		const { authentication: kind, apiKey } = await readCredential();
		const secret = kind === 'login' ? undefined : textOf(apiKey);
		return carriesToken(query[TOKEN_PARAMETER], secret, CALLBACK_PURPOSE) ? {} : NO_TOKEN;
	},
};
