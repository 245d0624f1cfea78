/** What is measured: the work, and who does it. */

import type { WorkflowNode } from '../host/restWorkflows';
import type { World } from '../host/world';
import { mcnAccount, mobilgroupAccount } from '../sandbox/accounts';
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
	return [
		...COUNTS.map((count) => mailing(world, count)),
		...COUNTS.map((count) => robocalls(world, count)),
		flashCalls(world),
	];
}

const COUNTS = [1000, 5000, 20_000, 100_000];
/** One request per item takes too long, and too much memory, for more. */
const MOST_ONE_BY_ONE = 5000;
/** What this package puts in one request of a mailing; more by hand would need a loop. */
const MOST_BY_HAND = 20_000;

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
			{ name: NAMED_FIELD, node: ours('Your order is ready') },
			...upTo(5000, count, { name: WITH_EXPRESSION, node: ours('=Your order {{ "is" }} ready') }),
			...upTo(MOST_ONE_BY_ONE, count, { name: ONE_BY_ONE, node: http(SINGLE) }),
			...upTo(MOST_BY_HAND, count, { name: BY_HAND, node: http(MERGED, { executeOnce: true }) }),
			floor,
		],
	};
}

export const NAMED_FIELD = 'this package, named field';
export const WITH_EXPRESSION = 'this package, expression';
export const ONE_BY_ONE = 'HTTP Request, one request per item';
export const BY_HAND = 'HTTP Request, all items merged by hand';

const upTo = (most: number, count: number, contestant: Contestant) => (count <= most ? [contestant] : []);

/** One text to many people: robocalls of Zvonobot, 5,000 numbers in a request. */
function robocalls({ sandbox, credentials }: World, count: number): Work {
	const { zvonobotApi } = credentials;
	const ours = (text: string) => ({
		type: 'n8n-nodes-voice-calls.zvonobot',
		credentials: { zvonobotApi },
		parameters: {
			resource: 'call',
			operation: 'create',
			callFrom: 'dutyNumber',
			audio: 'text',
			text,
			recipientsFrom: 'items',
			phoneField: 'phone',
		},
	});
	const http = (phones: string, settings: Partial<WorkflowNode> = {}) => ({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials: { zvonobotApi },
		parameters: {
			method: 'POST',
			url: `${sandbox.url}/zvonobot/apiCalls/create`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'zvonobotApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ phones: ${phones}, dutyPhone: 1, record: { text: 'Your order is ready' } }) }}`,
			options: {},
		},
		...settings,
	});
	const merged = '$input.all().map((item) => item.json.phone)';
	return {
		name: `robocalls to ${count.toLocaleString('en')}`,
		count,
		contestants: [
			{ name: NAMED_FIELD, node: ours('Your order is ready') },
			...upTo(5000, count, { name: WITH_EXPRESSION, node: ours('=Your order {{ "is" }} ready') }),
			...upTo(MOST_ONE_BY_ONE, count, { name: ONE_BY_ONE, node: http('[$json.phone]') }),
			// The service takes 5,000 numbers in a request; more would need a loop by hand.
			...upTo(5000, count, { name: BY_HAND, node: http(merged, { executeOnce: true }) }),
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
				name: ONE_BY_ONE,
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
