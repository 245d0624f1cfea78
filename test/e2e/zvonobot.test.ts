/** Zvonobot in a real n8n: the packed package, real HTTP, n8n's own storage, callbacks from the sandbox. */

import type { WorkflowNode } from '../../host/restWorkflows';
import { zvonobotCredential } from '../../host/world';
import { zvonobotAccount } from '../../sandbox/accounts';
import { writtenBy } from '../support/e2e/disk';
import { hears, listening } from '../support/e2e/triggers';
import { activateWithRows, NODE, outputsOf, runWithRows } from '../support/e2e/workflows';
import { recordedCall, withFile, zvonobotNode, zvonobotTrigger } from '../support/e2e/zvonobot';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

const bodiesOf = (path: string) =>
	world.sandbox.state.requests
		.filter((request) => request.path === `/zvonobot/${path}`)
		.map(({ body }) => body as Record<string, unknown>);

const node = (parameters: WorkflowNode['parameters'], settings?: Partial<WorkflowNode>) =>
	zvonobotNode(world, parameters, settings);
const call = (parameters: WorkflowNode['parameters'] = {}, settings?: Partial<WorkflowNode>) =>
	node({ ...recordedCall, ...parameters }, settings);

/** 5,000 requests take longer than this on a machine that does nothing else; `npm run bench` measures it exactly. */
const ONE_BY_ONE_MS = 8000;

describe('calls', () => {
	it('to 5,000 recipients from the input travel in one request', async () => {
		const workflow = await activateWithRows(world, call());
		const before = bodiesOf('apiCalls/create').length;
		const rows = Array.from({ length: 5000 }, (_, place) => ({
			phone: `7900${String(place).padStart(5, '0')}00`,
		}));
		const execution = await runWithRows(world, workflow, rows);
		expect(execution.status).toBe('success');
		const [placed] = outputsOf(execution);
		expect(placed.map(({ phone }) => phone)).toEqual(rows.map(({ phone }) => phone));
		expect(bodiesOf('apiCalls/create').slice(before)).toHaveLength(1);
		const [{ executionTime }] = execution.resultData.runData[NODE];
		expect(executionTime).toBeLessThan(ONE_BY_ONE_MS);
	}, 60_000);

	it('that the service refuses leave the others as they are', async () => {
		const workflow = await activateWithRows(world, call({}, { onError: 'continueErrorOutput' }));
		const rows = ['79001000010', '79001000030', '79001000071', '79001000011'].map((phone) => ({ phone }));
		const [placed, failed] = outputsOf(await runWithRows(world, workflow, rows));
		expect(placed.map(({ phone, outcome }) => [phone, outcome])).toEqual([
			['79001000010', 'placed'],
			['79001000011', 'placed'],
		]);
		expect(failed).toEqual([
			{ phone: '79001000030', error: expect.objectContaining({ outcome: 'refused', itemIndex: 1 }) },
			{ phone: '79001000071', error: expect.objectContaining({ outcome: 'unclear', itemIndex: 2 }) },
		]);
	});

	it('are never placed twice by Retry On Fail', async () => {
		const workflow = await activateWithRows(world, call({}, { retryOnFail: true, maxTries: 3 }));
		const phones = ['79001100010', '79001100030'];
		const execution = await runWithRows(
			world,
			workflow,
			phones.map((phone) => ({ phone })),
		);
		expect(execution.status).toBe('error');
		expect(world.sandbox.state.calls.filter(({ phone }) => phones.includes(phone))).toHaveLength(1);
	});
});

describe('the trigger', () => {
	it.each(['query', 'header'])(
		'hears of both callbacks, with the token in the %s',
		async (tokenIn) => {
			const { workflow, address } = await listening(world, zvonobotTrigger(world));
			const menuJson = JSON.stringify([
				{
					digit: 1,
					webhookUrl: address,
					ivrs: [{ digit: 2, webhookUrl: address, webhookParameters: { a: 1 } }],
				},
			]);
			const calling = await activateWithRows(
				world,
				call({ menu: 'json', menuJson, callbacks: { webhookUrl: address, tokenIn } }),
			);
			const phone = tokenIn === 'query' ? '79001200023' : '79001300023';
			const [[{ callId }]] = outputsOf(await runWithRows(world, calling, [{ phone }]));
			await expect(hears(world, workflow, { callId, branch: '0' })).resolves.toMatchObject({
				answer: '1',
				phone,
			});
			await expect(hears(world, workflow, { callId, branch: '0.0' })).resolves.toMatchObject({
				answer: '2',
				parameters: { a: 1 },
			});
			await expect(hears(world, workflow, { callId, event: 'callStatus' })).resolves.toMatchObject({
				state: 'completed',
				answers: ['1', '2'],
			});
			const statuses = world.sandbox.state.callbacks.filter((callback) => callback.callId === callId);
			expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]));
			await expect(world.api.listExecutions(workflow.id)).resolves.toHaveLength(3);
		},
		60_000,
	);

	it('refuses what carries no token, and starts nothing', async () => {
		const { workflow, address } = await listening(world, zvonobotTrigger(world));
		const body = JSON.stringify({ apiCalls: [{ id: 1, calls: [{ id: 2, status: 'finished' }] }] });
		for (const query of [
			'',
			'?token=v1.9999999999.x.y',
			'?secret=',
			`?secret=${zvonobotAccount.webhookSecret}`,
		]) {
			const headers = { 'content-type': 'application/json' };
			const { status } = await fetch(address + query, { method: 'POST', headers, body });
			expect(status).toBe(401);
		}
		await expect(world.api.listExecutions(workflow.id)).resolves.toEqual([]);
	});
});

describe('audio records', () => {
	it('are made from a file', async () => {
		const creating = { resource: 'audioRecord', operation: 'create', name: 'Greeting', source: 'file' };
		const { workflow, path } = await withFile(world, node({ ...creating, binaryProperty: 'data' }));
		const headers = { 'content-type': 'audio/mpeg' };
		await fetch(`${world.n8n.url}/webhook/${path}`, { method: 'POST', headers, body: 'ID3 sound' });
		const execution = await world.api.waitForExecution({ workflowId: workflow.id });
		expect(execution.resultData.error).toBeUndefined();
		expect(outputsOf(execution)[0]).toEqual([expect.objectContaining({ name: 'Greeting', text: null })]);
		expect(bodiesOf('apiCalls/createRecord')).toEqual([
			expect.objectContaining({ source: 'file', file: expect.objectContaining({ size: 9 }) }),
		]);
	}, 60_000);
});

describe('the credential', () => {
	it.each([
		[{}, { status: 'OK' }],
		[{ apiKey: 'wrong' }, { status: 'Error', message: expect.stringMatching(/./) }],
		[{ domain: 'http://zvonobot.example' }, { status: 'Error' }],
	])('with %j is tested by asking for the account', async (change, result) => {
		const data = { ...zvonobotCredential(world.sandbox), ...change };
		const tested = await world.api.testCredential('zvonobotApi', world.credentials.zvonobotApi, data);
		expect(tested).toMatchObject(result);
	});

	it('leaves no secret in anything that n8n stores or logs', async () => {
		const written = await writtenBy(world);
		for (const secret of [zvonobotAccount.apiKey, zvonobotAccount.webhookSecret]) {
			expect(written.filter(([, content]) => content.includes(secret)).map(([file]) => file)).toEqual([]);
		}
	});
});
