/** Every operation that only asks, for the tests that all of them have to pass. */

import type { INode } from 'n8n-workflow';

import type { NodeUnderTest } from './engine';
import { mobilgroupNode } from './mobilgroup';

export interface ReadOperation {
	name: string;
	/** The service as errors call it. */
	service: string;
	node: (baseUrl: string, settings?: Partial<INode>) => NodeUnderTest;
}

const requestOptions = { timeout: 200 };
const mobilgroupReads: Array<Record<string, string>> = [
	{ resource: 'verification', operation: 'get', callId: '1' },
	{ resource: 'verification', operation: 'getAll', date: '2026-01-31' },
	{ resource: 'mailing', operation: 'get', mailingId: '1' },
	{ resource: 'script', operation: 'getAll' },
	{ resource: 'phrase', operation: 'getAll' },
	{ resource: 'senderNumber', operation: 'getAll' },
	{ resource: 'template', operation: 'getAll', account: '1' },
	{ resource: 'account', operation: 'getBalance', balanceOf: 'mailing' },
	{ resource: 'account', operation: 'getBalance', balanceOf: 'verification' },
];

export const readOperations: ReadOperation[] = mobilgroupReads.map((parameters) => ({
	name: `Mobilgroup ${Object.values(parameters).join(' ')}`,
	service: 'Mobilgroup',
	node: (baseUrl, settings) => mobilgroupNode(baseUrl, { ...parameters, requestOptions }, settings),
}));
