/** MCN Telecom in engine tests: the node with its credential against the sandbox. */

import type { INode, INodeParameters } from 'n8n-workflow';

import { mcnAccount } from '../../../sandbox/accounts';
import type { NodeUnderTest } from './engine';

export function mcnCredential(baseUrl: string, changes: Record<string, string> = {}) {
	return {
		mcnTelecomApi: {
			accessToken: mcnAccount.accessToken,
			api: 'v2Rest',
			accountId: mcnAccount.accountId,
			baseUrl,
			webhookSecret: mcnAccount.webhookSecret,
			...changes,
		},
	};
}

export function mcnNode(
	baseUrl: string,
	parameters: INodeParameters,
	settings: Partial<INode> = {},
	credential: Record<string, string> = {},
): NodeUnderTest {
	return {
		type: 'mcnTelecom',
		parameters: { resource: 'verification', operation: 'flashCall', ...parameters },
		credentials: mcnCredential(baseUrl, credential),
		settings,
	};
}
