/** Every operation that only asks, for the tests that all of them have to pass. */

import type { INode } from 'n8n-workflow';

import type { NodeUnderTest } from './engine';
import { mobilgroupNode } from './mobilgroup';
import { zvonobotNode } from './zvonobot';

export interface ReadOperation {
	name: string;
	/** The service as errors call it. */
	service: string;
	node: (baseUrl: string, settings?: Partial<INode>) => NodeUnderTest;
}

const requestOptions = { timeout: 1200 };
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

const zvonobotReads: Array<Record<string, string>> = [
	{ resource: 'call', operation: 'getAll', callsFrom: 'typed', callIds: '1' },
	{ resource: 'template', operation: 'getAll' },
	{ resource: 'phoneNumber', operation: 'getAll' },
	{ resource: 'language', operation: 'getAll' },
	{ resource: 'account', operation: 'get' },
];

const named = (service: string, parameters: Record<string, string>) => ({
	name: `${service} ${Object.values(parameters).join(' ')}`,
	service,
});

export const readOperations: ReadOperation[] = [
	...mobilgroupReads.map((parameters) => ({
		...named('Mobilgroup', parameters),
		node: (baseUrl: string, settings?: Partial<INode>) =>
			mobilgroupNode(baseUrl, { ...parameters, requestOptions }, settings),
	})),
	...zvonobotReads.map((parameters) => ({
		...named('Zvonobot', parameters),
		node: (baseUrl: string, settings?: Partial<INode>) =>
			zvonobotNode(baseUrl, { ...parameters, requestOptions }, settings),
	})),
];
