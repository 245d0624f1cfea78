/** Every operation that sends many items in one request, for the tests that all of them have to pass. */

import type { INode } from 'n8n-workflow';

import type { NodeUnderTest } from './engine';
import { mailing, mobilgroupNode } from './mobilgroup';

export interface BulkOperation {
	name: string;
	/** The path of its request. */
	path: string;
	/** The node with its phones taken from `$json.phone`; `text` is what it says. */
	node: (sandboxUrl: string, settings?: Partial<INode>, parameters?: object, text?: string) => NodeUnderTest;
}

export const bulkOperations: BulkOperation[] = [
	{
		name: 'Mobilgroup mailing',
		path: '/mobilgroup/api/send/',
		node: (url, settings, parameters = {}, text = mailing.message) =>
			mobilgroupNode(
				`${url}/mobilgroup`,
				{ ...mailing, message: text, requestOptions: { timeout: 300 }, ...parameters },
				settings,
			),
	},
];
