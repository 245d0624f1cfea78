/** What is measured: the work, and who does it. */

import type { WorkflowNode } from '../host/restWorkflows';
import { mcnAccount, mobilgroupAccount } from '../sandbox/accounts';
import type { World } from '../test/e2e/support/world';
import type { Contestant } from './measure';

export interface Work {
	name: string;
	count: number;
	contestants: Contestant[];
}

const floor: Contestant = {
	name: 'No Operation (the floor)',
	node: { type: 'n8n-nodes-base.noOp', parameters: {} },
};

export function worksFor(world: World): Work[] {
	return [mailing(world, 1000), mailing(world, 5000), flashCalls(world)];
}

const MERGED = `={{ JSON.stringify({
	settings: { number: '${mobilgroupAccount.numbers[0].number}', message: 'Your order is ready' },
	subscribers: $input.all().map((item) => ({ phone: item.json.phone })),
}) }}`;
const SINGLE = `={{ JSON.stringify({
	settings: { number: '${mobilgroupAccount.numbers[0].number}', message: 'Your order is ready' },
	subscribers: [{ phone: $json.phone }],
}) }}`;

/** One text to many people: a Mobilgroup mailing. */
function mailing({ sandbox, credentials }: World, count: number): Work {
	const { mobilgroupApi } = credentials;
	const ours = (message: string) => ({
		type: 'n8n-nodes-voice-calls.mobilgroup',
		credentials: { mobilgroupApi },
		parameters: {
			resource: 'mailing',
			operation: 'send',
			senderNumber: { __rl: true, mode: 'number', value: mobilgroupAccount.numbers[0].number },
			content: 'message',
			message,
			recipientsFrom: 'items',
			phoneField: 'phone',
		},
	});
	const http = (jsonBody: string, settings: Partial<WorkflowNode> = {}) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials: { mobilgroupApi },
		parameters: {
			method: 'POST',
			url: `${sandbox.url}/mobilgroup/api/send/`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'mobilgroupApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody,
			options: {},
		},
		...settings,
	});
	return {
		name: `mailing to ${count.toLocaleString('en')}`,
		count,
		contestants: [
			{ name: 'this package, named field', node: ours('Your order is ready') },
			{ name: 'this package, expression', node: ours('=Your order {{ "is" }} ready') },
			{ name: 'HTTP Request, one request per item', node: http(SINGLE) },
			{ name: 'HTTP Request, all items merged by hand', node: http(MERGED, { executeOnce: true }) },
			floor,
		],
	};
}

function flashCalls({ sandbox, credentials }: World): Work {
	const { mcnTelecomApi } = credentials;
	return {
		name: '1,000 flash calls one by one',
		count: 1000,
		contestants: [
			{
				name: 'this package',
				node: {
					type: 'n8n-nodes-voice-calls.mcnTelecom',
					credentials: { mcnTelecomApi },
					parameters: {
						resource: 'verification',
						operation: 'flashCall',
						phoneNumber: '={{ $json.phone }}',
					},
				},
			},
			{
				name: 'HTTP Request, one request per item',
				node: {
					type: 'n8n-nodes-base.httpRequest',
					typeVersion: 4.2,
					credentials: { mcnTelecomApi },
					parameters: {
						method: 'POST',
						url: `${sandbox.url}/mcn/v2/rest/account/${mcnAccount.accountId}/flash_call`,
						authentication: 'predefinedCredentialType',
						nodeCredentialType: 'mcnTelecomApi',
						sendQuery: true,
						queryParameters: { parameters: [{ name: 'login_did', value: '={{ $json.phone }}' }] },
						options: {},
					},
				},
			},
			floor,
		],
	};
}
