/** MCN Telecom in a real n8n: the packed package, real HTTP, n8n's own storage. */

import { verifyPhone } from '../../host/demo';
import { connectMcnWebhook, importExamples, nodeOfType } from '../../host/examples';
import { itemsOf } from '../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../host/restWorkflows';
import { mcnCredential } from '../../host/world';
import { mcnAccount } from '../../sandbox/accounts';
import { writtenBy } from '../support/e2e/disk';
import { activateWithRows, NODE, outputsOf, runWithRows } from '../support/e2e/workflows';
import { START_TIMEOUT_MS, useWorld } from '../support/e2e/world';

let example: SavedWorkflow;

const world = useWorld();
beforeAll(async () => {
	example = await importExamples(world);
	connectMcnWebhook(world, example);
}, START_TIMEOUT_MS);

const timesDialled = (phone: string) =>
	world.sandbox.state.calls.filter((call) => call.phone === phone).length;

/** Enough for every answer on a busy machine; one row waits as long for an answer that never comes. */
const TIMEOUT_MS = 5000;

const flashCall = (settings: Partial<WorkflowNode> = {}, parameters = {}): Partial<WorkflowNode> => ({
	type: 'n8n-nodes-voice-calls.mcnTelecom',
	credentials: { mcnTelecomApi: world.credentials.mcnTelecomApi },
	parameters: {
		resource: 'verification',
		operation: 'flashCall',
		phoneNumber: '={{ $json.phone }}',
		code: '={{ $json.code }}',
		...parameters,
	},
	...settings,
});

describe('the main job: a number goes in, the phone rings, the workflow goes on with the result', () => {
	it.each([
		['79000000100', 'answered', 'Wait for the Code'],
		['79000000101', 'busy', 'Wait for the Code'],
		['79000000104', 'unavailable', 'Try Another Way'],
	])('%s is %s, and the workflow goes on at "%s"', async (phone, state, next) => {
		const { callId, state: heard, placing, hearing } = await verifyPhone(world, example, phone);
		expect(heard).toBe(state);
		expect([placing.status, hearing.status]).toEqual(['success', 'success']);
		expect(itemsOf(hearing, next)).toEqual([expect.objectContaining({ callId, state })]);
	});

	it('answers bad input without calling anybody', async () => {
		const response = await fetch(`${world.n8n.url}/webhook/verify-phone`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"phone":"not a number"}',
		});
		await expect(response.json()).resolves.toEqual({
			outcome: 'notSent',
			message: "'Phone Number' has letters in it",
		});
	});
});

describe('the action node', () => {
	it('gives placed calls to the normal output and failed ones to the error output, each with its input', async () => {
		const workflow = await activateWithRows(
			world,
			flashCall({ onError: 'continueErrorOutput' }, { requestOptions: { timeout: TIMEOUT_MS } }),
		);
		const rows = ['79000010000', 'bad', '79000010042', '79000010064', '79000010065'].map((phone) => ({
			phone,
		}));
		const [placed, failed] = outputsOf(await runWithRows(world, workflow, rows));
		expect(placed).toEqual([expect.objectContaining({ outcome: 'placed', phone: '79000010000' })]);
		expect(failed).toEqual([
			{ phone: 'bad', error: expect.objectContaining({ outcome: 'notSent', itemIndex: 1 }) },
			{
				phone: '79000010042',
				error: expect.objectContaining({
					outcome: 'refused',
					message: 'The MCN Telecom account has no money left',
				}),
			},
			{
				phone: '79000010064',
				error: expect.objectContaining({
					outcome: 'unclear',
					message: expect.stringMatching(/broke after the request was sent/),
				}),
			},
			{
				phone: '79000010065',
				error: expect.objectContaining({
					outcome: 'unclear',
					message: expect.stringMatching(/did not answer in time/),
				}),
			},
		]);
	});

	it('dials every number once when the 10th of 20 fails once and Retry On Fail is on', async () => {
		const workflow = await activateWithRows(world, flashCall({ retryOnFail: true, maxTries: 3 }));
		const phones = Array.from(
			{ length: 20 },
			(_, place) => `7900002${String(place).padStart(2, '0')}${place === 9 ? 47 : 10}`,
		);
		const execution = await runWithRows(
			world,
			workflow,
			phones.map((phone) => ({ phone })),
		);
		expect(execution.status).toBe('success');
		expect(outputsOf(execution)[0].map(({ phone }) => phone)).toEqual(phones);
		expect(phones.map(timesDialled)).toEqual(phones.map(() => 1));
	});

	it('dials nobody twice when a person retries the stopped execution', async () => {
		const workflow = await activateWithRows(world, flashCall());
		const phones = ['79000030010', '79000030047', '79000030011'];
		const stopped = await runWithRows(
			world,
			workflow,
			phones.map((phone) => ({ phone })),
		);
		expect(stopped.status).toBe('error');
		expect(phones.map(timesDialled)).toEqual([1, 0, 1]);

		await world.api.retryExecution(stopped.id);
		const retried = await world.api.waitForExecution({
			workflowId: workflow.id,
			where: ({ id }) => id !== stopped.id,
		});
		expect(retried.status).toBe('success');
		expect(phones.map(timesDialled)).toEqual([1, 1, 1]);
	});

	it('tells in the stopped execution what happened and what to do', async () => {
		const workflow = await activateWithRows(world, flashCall());
		const { resultData } = await runWithRows(world, workflow, [{ phone: '79000040041' }]);
		expect(resultData.runData[NODE][0].error).toMatchObject({
			message: 'MCN Telecom does not accept the token',
			description: expect.stringMatching(/Check 'Access Token' in the credential/),
			context: expect.objectContaining({ itemIndex: 0, outcome: 'refused' }),
		});
	});
});

describe('the trigger', () => {
	const report = { verification_call_uuid: 'forged_1', q931_status: 16, final_status: 'ANSWERED' };
	const deliver = async (query: string, body: unknown = report) => {
		const { webhookId } = nodeOfType(example, 'n8n-nodes-voice-calls.mcnTelecomTrigger');
		const response = await fetch(`${world.n8n.url}/webhook/${webhookId}/webhook${query}`, {
			method: 'POST',
			headers: { 'content-type': 'text/plain' },
			body: JSON.stringify(body),
		});
		return { status: response.status, answer: await response.json() };
	};

	it.each(['', '?secret=', '?secret=wrong', '?secret=a&secret=b'])(
		'refuses a delivery whose address ends with "%s", and starts nothing',
		async (query) => {
			const before = await world.api.listExecutions(example.id);
			await expect(deliver(query)).resolves.toMatchObject({ status: 401 });
			await expect(world.api.listExecutions(example.id)).resolves.toHaveLength(before.length);
		},
	);

	it('starts one execution for a report that is delivered three times', async () => {
		const before = await world.api.listExecutions(example.id);
		const body = { ...report, verification_call_uuid: 'thrice_1' };
		const query = `?secret=${mcnAccount.webhookSecret}`;
		const deliveries = [await deliver(query, body), await deliver(query, body), await deliver(query, body)];
		expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
		await expect(world.api.listExecutions(example.id)).resolves.toHaveLength(before.length + 1);
	});

	it('cannot be activated while the credential holds no secret', async () => {
		const data = { ...mcnCredential(world.sandbox), webhookSecret: '' };
		const open = await world.api.createOrUpdateCredential('mcnTelecomApi', 'Without a secret', data);
		const trigger = nodeOfType(example, 'n8n-nodes-voice-calls.mcnTelecomTrigger');
		const workflow = await world.api.importWorkflow(
			{ name: 'Open trigger', nodes: [{ ...trigger, webhookId: 'open-trigger' }], connections: {} },
			{ mcnTelecomApi: open },
		);
		await expect(world.api.activate(workflow.id)).rejects.toThrow(
			"'Webhook Secret' is empty in the credential",
		);
	}, 60_000);
});

describe('the credential', () => {
	it.each([
		[{}, { status: 'OK' }],
		[{ accountId: '' }, { status: 'Error', message: "'Account ID' is empty" }],
		[
			{ baseUrl: 'http://api.mcn.example' },
			{ status: 'Error', message: "'Base URL' must start with https://" },
		],
	])('with %j is tested by its form', async (change, result) => {
		const requests = world.sandbox.state.requests.length;
		const data = { ...mcnCredential(world.sandbox), ...change };
		const { mcnTelecomApi } = world.credentials;
		await expect(world.api.testCredential('mcnTelecomApi', mcnTelecomApi, data)).resolves.toMatchObject(
			result,
		);
		expect(world.sandbox.state.requests).toHaveLength(requests);
	});

	it('leaves no secret in anything that n8n stores or logs', async () => {
		const written = await writtenBy(world);
		expect(written.some(([file]) => file.endsWith('database.sqlite'))).toBe(true);
		for (const secret of [mcnAccount.accessToken, mcnAccount.webhookSecret]) {
			expect(written.filter(([, content]) => content.includes(secret)).map(([file]) => file)).toEqual([]);
		}
	});
});
