/** Every operation that costs money, for the tests that all of them have to pass. */

import type { INode } from 'n8n-workflow';

import { mcnAccount } from '../../../sandbox/accounts';
import type { NodeUnderTest } from './engine';
import { mcnNode } from './mcn';

export interface PaidOperation {
	name: string;
	/** The node with its phone number taken from `$json.phone`, and a moment to answer. */
	node: (sandboxUrl: string, settings?: Partial<INode>, credential?: Record<string, string>) => NodeUnderTest;
	/** The credential field that holds the address of the service. */
	addressField: string;
}

const requestOptions = { timeout: 300 };
const flashCall = { phoneNumber: '={{ $json.phone }}', code: '={{ $json.code }}', requestOptions };

export const paidOperations: PaidOperation[] = [
	{
		name: 'MCN Telecom flash call',
		addressField: 'baseUrl',
		node: (url, settings, credential) => mcnNode(`${url}/mcn`, flashCall, settings, credential),
	},
	{
		name: 'MCN Telecom flash call, newer addresses',
		addressField: 'baseUrl',
		node: (url, settings, credential) =>
			mcnNode(`${url}/mcn`, flashCall, settings, {
				api: 'paidMethods',
				...credential,
			}),
	},
	{
		name: 'MCN Telecom call for 2FA',
		addressField: 'baseUrl',
		node: (url, settings, credential) =>
			mcnNode(
				`${url}/mcn`,
				{
					operation: 'callFor2fa',
					ownNumber: mcnAccount.ownNumber,
					phoneNumber: '={{ $json.phone }}',
					requestOptions,
				},
				settings,
				credential,
			),
	},
];
