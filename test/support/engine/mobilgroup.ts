/** Mobilgroup in engine tests: the node with its credential against the sandbox. */

import type { INode, INodeParameters } from 'n8n-workflow';

import { mobilgroupAccount } from '../../../sandbox/accounts';
import type { NodeUnderTest } from './engine';

export function mobilgroupCredential(baseUrl: string, changes: Record<string, string> = {}) {
	return {
		mobilgroupApi: { authentication: 'apiKey', apiKey: mobilgroupAccount.apiKey, baseUrl, ...changes },
	};
}

/** What to change for the credential to use login and password. */
export const withLogin = {
	authentication: 'login',
	apiKey: '',
	login: mobilgroupAccount.login,
	password: mobilgroupAccount.password,
};

export function mobilgroupNode(
	baseUrl: string,
	parameters: INodeParameters,
	settings: Partial<INode> = {},
	credential: Record<string, string> = {},
): NodeUnderTest {
	return {
		type: 'mobilgroup',
		parameters,
		credentials: mobilgroupCredential(baseUrl, credential),
		settings,
	};
}

/** A mailing with its phones taken from `$json.phone`. */
export const mailing = {
	resource: 'mailing',
	operation: 'send',
	senderNumber: { __rl: true, mode: 'number', value: mobilgroupAccount.numbers[0].number },
	content: 'message',
	message: 'Your order is ready',
	recipientsFrom: 'items',
	phoneField: 'phone',
};
