/** What is measured: the work, and who does it. */

import { mcnAccount } from '../sandbox/accounts';
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
	return [flashCalls(world)];
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
