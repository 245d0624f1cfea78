/** What proves a callback of Zvonobot: the token of its address or its headers, or the secret of the account portal. */

import { carriesSecret } from '../../shared/callbacks/secret';
import { carriesToken, TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import { type CallbackTrust, type Delivered, NO_TOKEN, type Proof } from '../../shared/callbacks/trust';
import { textOf } from '../../shared/values/text';
import { CREDENTIAL } from '../api/credentials';
import { BRANCH_PARAMETER, isBranch, purposeOf, TOKEN_HEADER } from './signature';

export const trust: CallbackTrust<'none' | 'secret' | 'token'> = {
	credential: CREDENTIAL,
	authentications: ['none', 'token', 'secret'],
	preset: 'token',
	async proofIn(delivered, authentication, readCredential) {
		const { [BRANCH_PARAMETER]: named } = delivered.query;
		const branch = typeof named === 'string' && isBranch(named) ? named : undefined;
		if (authentication === 'none') return { branch };
		const { apiKey, webhookSecret } = await readCredential();
		const isNamed = named === undefined || branch !== undefined;
		if (isNamed && isSigned(delivered, apiKey, branch)) return signed(branch);
		const carries = authentication === 'secret' && carriesSecret(delivered, webhookSecret);
		return carries ? { branch } : NO_TOKEN;
	},
};

/** A token for the state of a call can't carry an answer, nor one for a branch a state. */
const signed = (branch: string | undefined): Proof => ({
	event: branch === undefined ? 'callStatus' : 'ivrAnswer',
	branch,
	isSigned: true,
});

function isSigned({ query, headers }: Delivered, apiKey: unknown, branch: string | undefined): boolean {
	const token = query[TOKEN_PARAMETER] ?? headers[TOKEN_HEADER];
	return carriesToken(token, textOf(apiKey), purposeOf(branch));
}
