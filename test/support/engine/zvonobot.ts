/** Zvonobot in engine tests: the node with its credential against the sandbox. */

import type { INode, INodeParameters } from 'n8n-workflow';

import { zvonobotAccount } from '../../../sandbox/accounts';
import type { NodeUnderTest } from './engine';

export function zvonobotCredential(domain: string, changes: Record<string, string> = {}) {
	return {
		zvonobotApi: {
			domain,
			apiKey: zvonobotAccount.apiKey,
			webhookSecret: zvonobotAccount.webhookSecret,
			...changes,
		},
	};
}

export function zvonobotNode(
	domain: string,
	parameters: INodeParameters,
	settings: Partial<INode> = {},
	credential: Record<string, string> = {},
): NodeUnderTest {
	return {
		type: 'zvonobot',
		parameters: { resource: 'call', operation: 'create', ...parameters },
		credentials: zvonobotCredential(domain, credential),
		settings,
	};
}

/** A call to the number in `$json.phone`, from an own number, with a record. */
export const plainCall: INodeParameters = {
	recipientsFrom: 'items',
	phoneField: 'phone',
	callFrom: 'ownNumber',
	ownNumber: { __rl: true, mode: 'id', value: '79000000011' },
	audio: 'record',
	record: { __rl: true, mode: 'id', value: '1342' },
};

/** A call from a template without variables to the number in `$json.phone`. */
export const templateCall: INodeParameters = {
	operation: 'createFromTemplate',
	template: { __rl: true, mode: 'id', value: '4' },
	recipientsFrom: 'items',
	phoneField: 'phone',
	callFrom: 'accountDefault',
};

/** A question to the number in `$json.phone`. */
export const asking: INodeParameters = {
	operation: 'sendAndWait',
	phoneNumber: '={{ $json.phone }}',
	callFrom: 'ownNumber',
	ownNumber: { __rl: true, mode: 'id', value: '79000000011' },
	audio: 'text',
	message: 'Shall we deliver? Press 1 or 2.',
};
