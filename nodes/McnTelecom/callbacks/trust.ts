/** What proves a callback of MCN Telecom: the secret behind the address that a person has typed. */

import { carriesSecret } from '../../shared/callbacks/secret';
import type { CallbackTrust } from '../../shared/callbacks/trust';
import { CREDENTIAL } from '../api/credentials';

export const trust: CallbackTrust<'none' | 'secret'> = {
	credential: CREDENTIAL,
	authentications: ['none', 'secret'],
	preset: 'secret',
	async proofIn(delivered, authentication, readCredential) {
		if (authentication === 'none') return {};
		const { webhookSecret } = await readCredential();
		return carriesSecret(delivered, webhookSecret) ? {} : 'The secret is missing or wrong';
	},
};
