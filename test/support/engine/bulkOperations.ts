/** Every operation that sends many items in one request, for the tests that all of them have to pass. */

import type { INode } from 'n8n-workflow';

import type { NodeUnderTest } from './engine';
import { mailing, mobilgroupNode } from './mobilgroup';
import { plainCall, templateCall, zvonobotNode } from './zvonobot';

export interface BulkOperation {
	name: string;
	/** The path of its request. */
	path: string;
	/** The node with its phones taken from `$json.phone`; `text` is what it says. */
	node: (sandboxUrl: string, settings?: Partial<INode>, parameters?: object, text?: string) => NodeUnderTest;
}

/** The setting of a template call that can hold any text; it may be an expression. */
const parametersWith = (text: string) =>
	`${text.startsWith('=') ? '=' : ''}{"webhookParameters":"{\\"text\\":\\"${text.replace(/^=/, '')}\\"}"}`;

export const bulkOperations: BulkOperation[] = [
	{
		name: 'Mobilgroup mailing',
		path: '/mobilgroup/api/send/',
		node: (url, settings, parameters = {}, text = mailing.message) =>
			mobilgroupNode(
				`${url}/mobilgroup`,
				{ ...mailing, message: text, requestOptions: { timeout: 2000 }, ...parameters },
				settings,
			),
	},
	{
		name: 'Zvonobot call',
		path: '/zvonobot/apiCalls/create',
		node: (url, settings, parameters = {}, text = 'Hello') =>
			zvonobotNode(
				`${url}/zvonobot`,
				{ ...plainCall, audio: 'text', text, requestOptions: { timeout: 2000 }, ...parameters },
				settings,
			),
	},
	{
		name: 'Zvonobot call from template',
		path: '/zvonobot/apiCalls/createWithTemplate',
		node: (url, settings, parameters = {}, text = 'Hello') =>
			zvonobotNode(
				`${url}/zvonobot`,
				{
					...templateCall,
					additionalFields: { additionalJson: parametersWith(text) },
					requestOptions: { timeout: 2000 },
					...parameters,
				},
				settings,
			),
	},
];
