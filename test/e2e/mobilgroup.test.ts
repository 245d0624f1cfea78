/** Mobilgroup in a real n8n: the packed package, real HTTP, n8n's own storage. */

import type { WorkflowNode } from '../../host/restWorkflows';
import { mobilgroupCredential } from '../../host/world';
import { mobilgroupAccount } from '../../sandbox/accounts';
import { writtenBy } from '../support/e2e/disk';
import { hears, listening } from '../support/e2e/triggers';
import { activateWithRows, NODE, outputsOf, runWithRows } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

const [{ number: sender }] = mobilgroupAccount.numbers;
const mailing = (settings: Partial<WorkflowNode> = {}): Partial<WorkflowNode> => ({
	type: 'n8n-nodes-voice-calls.mobilgroup',
	credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
	parameters: {
		resource: 'mailing',
		operation: 'send',
		senderNumber: { __rl: true, mode: 'number', value: sender },
		content: 'message',
		message: 'Your order is ready',
		recipientsFrom: 'items',
		phoneField: 'phone',
	},
	...settings,
});
const rowsOf = (count: number) =>
	Array.from({ length: count }, (_, place) => ({
		phone: `7900${String(Math.floor(place / 20)).padStart(5, '0')}${10 + (place % 20)}`,
	}));
const mailings = () => world.sandbox.state.mailings;
const timesDialled = (phone: string) =>
	world.sandbox.state.calls.filter((call) => call.phone === phone).length;

/** 5,000 requests take longer than this on a machine that does nothing else; `npm run bench` measures it exactly. */
const ONE_BY_ONE_MS = 8000;

describe('a mailing to many input items', () => {
	it('500 items make one mailing, and every item gets its own result', async () => {
		const workflow = await activateWithRows(world, mailing());
		const before = mailings().length;
		const execution = await runWithRows(world, workflow, rowsOf(500));
		const [sent] = outputsOf(execution);
		expect(mailings()).toHaveLength(before + 1);
		const [{ id: mailingId }] = mailings().slice(-1);
		expect(sent).toEqual(
			rowsOf(500).map(({ phone }): unknown =>
				expect.objectContaining({ phone, mailingId, outcome: 'placed' }),
			),
		);
	});

	it('5,000 items take one request, and not the time of 5,000', async () => {
		const workflow = await activateWithRows(world, mailing());
		const before = mailings().length;
		const execution = await runWithRows(world, workflow, rowsOf(5000));
		expect(mailings()).toHaveLength(before + 1);
		const [sent] = outputsOf(execution);
		expect(sent).toHaveLength(5000);
		const { executionTime } = execution.resultData.runData[NODE][0] as unknown as { executionTime: number };
		process.stdout.write(`5,000 items in one mailing: ${executionTime} ms of node time\n`);
		expect(executionTime).toBeLessThan(ONE_BY_ONE_MS);
	});

	it('a refusal leaves by the error output with its own input, and the others are called', async () => {
		const workflow = await activateWithRows(world, mailing({ onError: 'continueErrorOutput' }));
		const rows = [
			{ phone: '79000700010' },
			{ phone: '79000700033', order: 7 },
			{ phone: 'nobody', order: 8 },
			{ phone: '79000700110' },
		];
		const [sent, failed] = outputsOf(await runWithRows(world, workflow, rows));
		expect(sent.map(({ phone }) => phone)).toEqual(['79000700010', '79000700110']);
		expect(failed).toEqual([
			{ ...rows[1], error: expect.objectContaining({ outcome: 'refused', itemIndex: 1 }) },
			{ ...rows[2], error: expect.objectContaining({ outcome: 'notSent', itemIndex: 2 }) },
		]);
	});

	it('an unclear mailing is not sent again, neither by Retry On Fail nor by retrying the execution', async () => {
		const workflow = await activateWithRows(world, mailing({ retryOnFail: true, maxTries: 3 }));
		const rows = [{ phone: '79000710010' }, { phone: '79000710064' }];
		const stopped = await runWithRows(world, workflow, rows);
		expect(stopped.status).toBe('error');
		const { id } = await world.api.retryExecution(stopped.id);
		await world.api.waitForExecution({ workflowId: workflow.id, where: (execution) => execution.id === id });
		expect(rows.map(({ phone }) => timesDialled(phone))).toEqual([1, 1]);
	});
});

describe('the trigger', () => {
	const trigger = () => ({
		type: 'n8n-nodes-voice-calls.mobilgroupTrigger',
		credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
		parameters: {
			authentication: 'token',
			states: ['busy', 'canceled', 'failed', 'noAnswer'],
			options: {},
		},
	});

	it('hears of a busy line through the address that the node has signed, and not of an answered call', async () => {
		const { workflow, address } = await listening(world, trigger());
		const calling = await activateWithRows(world, {
			type: 'n8n-nodes-voice-calls.mobilgroup',
			credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
			parameters: {
				resource: 'verification',
				operation: 'flashCall',
				phoneNumber: '={{ $json.phone }}',
				options: { callbackUrl: address },
			},
		});
		const rows = ['79000720010', '79000720001'].map((phone) => ({ phone }));
		const [[, { callId }]] = outputsOf(await runWithRows(world, calling, rows));
		await expect(hears(world, workflow, { callId })).resolves.toMatchObject({
			phone: '79000720001',
			state: 'busy',
			price: 0.35,
		});
		const statuses = world.sandbox.state.callbacks.slice(-2).map(({ status }) => status);
		expect(statuses).toEqual([200, 200]);
		await expect(world.api.listExecutions(workflow.id)).resolves.toHaveLength(1);
	});

	it('answers 401 to a callback that nobody signed, and 405 to a GET', async () => {
		const { workflow, address } = await listening(world, trigger());
		const report = { method: 'POST', body: '{"id":"1","number":"79000720001","state":"BUSY"}' };
		expect((await fetch(address, report)).status).toBe(401);
		expect((await fetch(`${address}?token=v1.0.a.b`, report)).status).toBe(401);
		expect((await fetch(`${address}?id=1&state=BUSY`)).status).toBe(405);
		await expect(world.api.listExecutions(workflow.id)).resolves.toEqual([]);
	});
});

describe('the credential', () => {
	it('is tested by asking for the balance, and a wrong key is told although the service answers 200', async () => {
		const { mobilgroupApi } = world.credentials;
		const right = mobilgroupCredential(world.sandbox);
		const test = async (changes: object) =>
			await world.api.testCredential('mobilgroupApi', mobilgroupApi, { ...right, ...changes });
		const { login, password } = mobilgroupAccount;
		expect(await test({})).toMatchObject({ status: 'OK' });
		expect(await test({ authentication: 'login', login, password })).toMatchObject({ status: 'OK' });
		const refused = { status: 'Error', message: expect.stringMatching(/does not accept the credential/) };
		expect(await test({ apiKey: 'wrong' })).toMatchObject(refused);
		expect(await test({ authentication: 'login', login, password: 'wrong' })).toMatchObject(refused);
		expect(await test({ baseUrl: world.sandbox.url })).toMatchObject({ status: 'Error' });
		expect(await test({ baseUrl: 'http://voice.mobilgroup.example' })).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/'Base URL' of the credential must start with https/),
		});
	});

	it('is written nowhere that n8n writes', async () => {
		const written = await writtenBy(world);
		const { apiKey, password } = mobilgroupAccount;
		expect(written.filter(([, text]) => text.includes(apiKey) || text.includes(password))).toEqual([]);
	});
});
