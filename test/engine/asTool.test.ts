/** Every operation as a tool of MCP Server Trigger or of AI Agent 2.x: these know nothing of `customOperations`. */

import type { NodeUnderTest } from '../support/engine/engine';
import { mcnNode } from '../support/engine/mcn';
import { mobilgroupNode } from '../support/engine/mobilgroup';
import { paidOperations } from '../support/engine/paidOperations';
import { readOperations } from '../support/engine/readOperations';
import { callAsTool } from '../support/engine/toolCall';
import { waitingOperations } from '../support/engine/waitingOperations';
import { zvonobotNode } from '../support/engine/zvonobot';
import { useSandbox } from '../support/useSandbox';

// No call ends before the test does: callbacks would go to an address that nobody has.
const sandbox = useSandbox({ callbackDelayMs: 60 * 60 * 1000 });

let last = 0;
const freshPhone = (ending = '10') => `790030${String((last += 1)).padStart(3, '0')}${ending}`;
const timesDialled = (phone: string) => sandbox.state.calls.filter((call) => call.phone === phone).length;

describe.each(paidOperations)('$name', ({ node }) => {
	it('calls the number once, and tells the agent so', async () => {
		const phone = freshPhone();
		const { said, items } = await callAsTool(node(sandbox.url), { phone });
		expect(items[0]?.json ?? said).toMatchObject({ outcome: 'placed', phone });
		expect(JSON.parse(said)).toMatchObject([{ outcome: 'placed', phone }]);
		expect(timesDialled(phone)).toBe(1);
	});

	it('calls nobody again when the answer is lost and n8n tries again', async () => {
		const phone = freshPhone('64');
		const { said, stored } = await callAsTool(node(sandbox.url), { phone }, { tries: 3 });
		expect(said).toMatch(/unclear/);
		expect(Object.values(stored.resultData.runData)).toEqual([expect.objectContaining({ length: 3 })]);
		expect(timesDialled(phone)).toBe(1);
	});

	it('tries again what the service refused', async () => {
		const phone = freshPhone('46');
		const { said } = await callAsTool(node(sandbox.url), { phone }, { tries: 3 });
		expect(said).toMatch(/"outcome":"placed"/);
		expect(timesDialled(phone)).toBe(1);
	});
});

describe.each(waitingOperations)('$name', ({ node }) => {
	it('waits for the call, or says before it that a tool cannot wait', async () => {
		const phone = freshPhone();
		const { error, said, stored } = await callAsTool(node(sandbox.url), { phone });
		if (stored.waitTill) expect(timesDialled(phone)).toBe(1);
		else {
			expect(error?.context?.outcome ?? said).toBe('notSent');
			expect(timesDialled(phone)).toBe(0);
		}
	});
});

describe.each(readOperations)('$name', ({ node, service }) => {
	it('answers the agent', async () => {
		const { said } = await callAsTool(node(`${sandbox.url}/${service.toLowerCase()}`), {});
		expect(said).toMatch(/^\[|does not know this ID|without any of these calls/);
	});
});

const check = { resource: 'verification', operation: 'check', token: 'v1.none', typedCode: '1234' };
const typed = { callsFrom: 'typed', callIds: '1' };
const recordFields = { resource: 'audioRecord', name: 'Hello', source: 'text', text: 'Hello' };
const others: Array<[string, (url: string) => NodeUnderTest]> = [
	['MCN Telecom check', (url) => mcnNode(`${url}/mcn`, check)],
	['Mobilgroup check', (url) => mobilgroupNode(`${url}/mobilgroup`, check)],
	['Zvonobot check', (url) => zvonobotNode(`${url}/zvonobot`, check)],
	['Zvonobot delete', (url) => zvonobotNode(`${url}/zvonobot`, { operation: 'delete', ...typed })],
	[
		'Zvonobot update',
		(url) =>
			zvonobotNode(`${url}/zvonobot`, { operation: 'update', ...typed, newTime: '2033-05-18T03:33:20Z' }),
	],
	[
		'Zvonobot audio record create',
		(url) => zvonobotNode(`${url}/zvonobot`, { operation: 'create', ...recordFields }),
	],
	[
		'Mobilgroup template upsert',
		(url) =>
			mobilgroupNode(`${url}/mobilgroup`, {
				...{
					resource: 'template',
					operation: 'upsert',
					account: '1',
					templateName: 'Hello',
					message: 'Hello',
				},
			}),
	],
];

it.each(others)('%s reaches its own code', async (_name, node) => {
	const { said } = await callAsTool(node(sandbox.url), {});
	expect(said).not.toMatch(/Invalid URL|ERR_INVALID_URL/);
	expect(said).not.toBe('');
});

it('takes what the agent fills in', async () => {
	const phone = freshPhone();
	const phoneNumber = "={{ $fromAI('phone', 'Whom to call', 'string') }}";
	const { said } = await callAsTool(mcnNode(`${sandbox.url}/mcn`, { phoneNumber }), { phone });
	expect(said).toContain(phone);
	expect(timesDialled(phone)).toBe(1);
});
