/** Who may ask: the raw key in the header, or what the section `security` of the body says. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { mobilgroupAccount as account } from '../accounts';
import { see } from '../coverage';
import type { SandboxState } from '../state';
import { refuse } from './refuse';

interface Security {
	login?: unknown;
	password?: unknown;
	apiKey?: unknown;
}

/** The two spellings of the codes; login and password are documented for the mailing APIs only. */
const CODES = {
	voice: { failed: 'authorisation_failed', disabled: 'user_disabled' },
	mailing: { failed: 'Error_Authorisation_Failed', disabled: 'Error_User_Disabled' },
};

/** Answers a request that may not ask; a hook, so nothing else happens to it then. */
export function authorize(state: SandboxState) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		const spelling = request.url.includes('/api/voice-password/') ? 'voice' : 'mailing';
		const header = request.headers.authorization;
		if (header !== undefined) see(state, 'mobilgroup', 'parameter', 'header Authorization');
		if (request.headers['content-type'] === 'application/json') {
			see(state, 'mobilgroup', 'parameter', 'header Content-Type');
		}
		const { security = {} } = (request.body ?? {}) as { security?: Security };
		const key = header ?? security.apiKey;
		if (key === account.disabledApiKey) await refuse(state, reply, CODES[spelling].disabled);
		else if (key !== account.apiKey && !(spelling === 'mailing' && hasLogin(security))) {
			await refuse(state, reply, CODES[spelling].failed);
		}
	};
}

function hasLogin({ login, password }: Security): boolean {
	return login === account.login && password === account.password;
}
