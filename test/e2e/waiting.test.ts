/** Asking by phone and waiting for the answer, in a real n8n: the execution is stored, and a callback brings it back. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { WorkflowNode } from '../../host/restWorkflows';
import { zvonobotAccount } from '../../sandbox/accounts';
import { writtenBy } from '../support/e2e/disk';
import { activateAsking, activateLoop, requestFor, startWaiting } from '../support/e2e/waiting';
import { NODE, outputsOf, runWithRows } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

const callsTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone);
const statusesOf = (callId: unknown) =>
	world.sandbox.state.callbacks.filter((callback) => callback.callId === callId).map(({ status }) => status);

/** Asks and waits for what comes out. */
async function ask(
	phone: string,
	parameters: WorkflowNode['parameters'] = {},
	settings: Partial<WorkflowNode> = {},
) {
	const workflow = await activateAsking(world, parameters, settings);
	const execution = await runWithRows(world, workflow, [{ phone }]);
	const [[result]] = outputsOf(execution);
	return { workflow, execution, result };
}

describe('asking by phone', () => {
	it.each([
		['21', 'presses 1', { approved: true, outcome: 'answered', digit: '1', answer: '1', label: 'Approve' }],
		['22', 'presses 2', { approved: false, outcome: 'answered', digit: '2', answer: '2', label: 'Decline' }],
		['29', 'presses 9', { approved: false, outcome: 'otherAnswer', digit: '9', label: null }],
		['26', 'stays on the line', { approved: false, outcome: 'noKey', digit: null, state: 'completed' }],
		['27', 'hangs up', { approved: false, outcome: 'noKey', digit: null, state: 'completed' }],
		['01', 'is busy', { approved: false, outcome: 'notReached', state: 'busy' }],
		['02', 'does not answer', { approved: false, outcome: 'notReached', state: 'noAnswer' }],
		['03', 'rejects the call', { approved: false, outcome: 'notReached', state: 'rejected' }],
		['04', 'is unavailable', { approved: false, outcome: 'notReached', state: 'unavailable' }],
	])(
		'…%s, who %s: the workflow goes on with what happened',
		async (ending, _what, expected) => {
			const phone = `790020000${ending}`;
			const { execution, result } = await ask(phone);
			expect(execution.status).toBe('success');
			expect(result).toMatchObject({ ...expected, phone, data: { approved: expected.approved } });
			expect(callsTo(phone).map(({ id }) => id)).toEqual([result.callId]);
		},
		60_000,
	);

	it('with words and keys of the own choice', async () => {
		const keys = { approveWords: 'yes, да', approveLabel: 'Deliver', declineKey: 3 };
		const { result } = await ask('79002100024', { keys });
		expect(result).toMatchObject({ approved: true, answer: 'да', digit: null, label: 'Deliver' });
	}, 60_000);

	it('with a menu of two levels goes on at its last answer', async () => {
		const menuJson = JSON.stringify([{ digit: 1, ivrs: [{ digit: 2, smsText: 'Thanks' }, { digit: 3 }] }]);
		const { result } = await ask('79002200023', { menu: 'json', menuJson, approvingAnswers: '2' });
		expect(result).toMatchObject({ approved: true, outcome: 'answered', answer: '2' });
	}, 60_000);

	it('loses no callback that comes before the execution is stored: n8n says 409, and the service repeats', async () => {
		const { result } = await ask('79002300028');
		expect(result).toMatchObject({ approved: true, outcome: 'answered', digit: '1' });
		expect(statusesOf(result.callId)).toEqual(expect.arrayContaining([409, 200]));
		expect(callsTo('79002300028')).toHaveLength(1);
	}, 60_000);

	it('takes late and doubled callbacks without harm', async () => {
		const { result, workflow } = await ask('79002400099');
		expect(result).toMatchObject({ approved: true, digit: '1' });
		await sleep(4_000);
		const statuses = statusesOf(result.callId);
		expect(statuses.filter((status) => status !== 200 && status !== 409 && status !== 500)).toEqual([]);
		// Four states and one answer, each of them twice; who was not taken at first, was later.
		expect(statuses.filter((status) => status === 200)).toHaveLength(10);
		await expect(world.api.listExecutions(workflow.id)).resolves.toHaveLength(1);
	}, 60_000);

	it('one after the other in a loop gives each call its own answer', async () => {
		const workflow = await activateLoop(world);
		const phones = ['79002500022', '79002500021', '79002500001', '79002500099', '79002500029'];
		const execution = await runWithRows(
			world,
			workflow,
			phones.map((phone) => ({ phone })),
		);
		const results = execution.resultData.runData[NODE].map((run) => run.data?.main[0]?.[0].json);
		expect(results.map((result) => [result?.phone, result?.approved, result?.outcome])).toEqual([
			['79002500022', false, 'answered'],
			['79002500021', true, 'answered'],
			['79002500001', false, 'notReached'],
			['79002500099', true, 'answered'],
			['79002500029', false, 'otherAnswer'],
		]);
	}, 60_000);
});

describe('before anybody is called', () => {
	it.each([
		['a refusal', '30', {}, { error: { outcome: 'refused' } }],
		['an unclear answer', '50', {}, { error: { outcome: 'unclear' } }],
		[
			'a guard',
			'21',
			{ safety: { dryRun: true } },
			{ approved: false, outcome: 'skipped', reason: 'dryRun' },
		],
	])(
		'%s is told at once, and nothing waits',
		async (_what, ending, parameters, expected) => {
			const phone = `790027000${ending}`;
			const { execution, result } = await ask(phone, parameters, { onError: 'continueRegularOutput' });
			expect(execution.status).toBe('success');
			expect(result).toMatchObject(expected);
		},
		60_000,
	);

	it('Retry On Fail calls again who was not called, waits for that call, and calls nobody twice', async () => {
		const phone = '79002800046';
		const { result } = await ask(phone, {}, { retryOnFail: true, maxTries: 3 });
		expect(result).toMatchObject({ outcome: 'noKey', phone });
		expect(callsTo(phone)).toHaveLength(1);
	}, 60_000);
});

describe('a waiting execution', () => {
	const waiting = async (phone: string, parameters: WorkflowNode['parameters'] = {}) =>
		await startWaiting(world, phone, parameters);
	const post = async (address: string, body: object, method = 'POST') => {
		const headers = { 'content-type': 'application/json' };
		return await fetch(address, {
			method,
			headers,
			...(method === 'POST' && { body: JSON.stringify(body) }),
		});
	};

	it('goes on by nothing but a callback with its own signature and resume token, and survives a restart', async () => {
		const phone = '79002900090';
		const workflow = await waiting(phone);
		const { webhookUrl, webhookParameters } = requestFor(world, phone);
		const stamp = JSON.parse(webhookParameters) as { asked: string; token: string };
		const [{ id }] = callsTo(phone);
		const finished = { id: Number(id), calls: [{ id: 1, phone, status: 'finished', ivrAnswers: '|1' }] };
		const told = { apiCalls: [finished], ...stamp };

		const forged: Array<[string, object, string?]> = [
			[webhookUrl, told, 'GET'],
			[webhookUrl.split('?')[0], told],
			[webhookUrl.replace(/.$/, (last) => (last === '0' ? '1' : '0')), told],
			[`${webhookUrl}&more=1`, told],
			[webhookUrl, { apiCalls: [finished] }],
			[webhookUrl, { ...told, token: stamp.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }],
			[webhookUrl, { ...told, asked: '2026-01-01T00:00:00.000Z' }],
			[webhookUrl, { ...told, branch: '0' }],
			[webhookUrl, { ...told, apiCalls: [{ ...finished, id: 1 }] }],
			[webhookUrl, { ...told, apiCalls: [{ ...finished, calls: [{ status: 'started' }] }] }],
			[webhookUrl, {}],
		];
		for (const [address, body, method] of forged) await post(address, body, method);
		const stillWaiting = async () =>
			(await world.api.listExecutions(workflow.id)).map(({ status }) => status);
		await expect(stillWaiting()).resolves.toEqual(['waiting']);

		await world.n8n.restart();
		await expect(stillWaiting()).resolves.toEqual(['waiting']);
		const response = await post(webhookUrl, told);
		expect([response.status, await response.json()]).toEqual([200, { status: 'accepted' }]);
		const execution = await world.api.waitForExecution({ workflowId: workflow.id });
		expect(outputsOf(execution)[0]).toEqual([expect.objectContaining({ approved: true, digit: '1', phone })]);
		// A person's browser, or the service once more.
		expect((await post(webhookUrl, told)).status).toBe(200);
		await expect(stillWaiting()).resolves.toEqual(['success']);
	}, 120_000);

	it('goes on when the time limit passes, and says so', async () => {
		const phone = '79003000090';
		const values = { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' };
		const workflow = await waiting(phone, { options: { limitWaitTime: { values } } });
		// n8n looks for limits that have passed once a minute, and n8n 1.x goes on a minute and a half later.
		const execution = await world.api.waitForExecution({ workflowId: workflow.id, withinMs: 180_000 });
		expect(execution.status).toBe('success');
		expect(outputsOf(execution)[0]).toEqual([
			expect.objectContaining({
				approved: false,
				outcome: 'timedOut',
				state: 'unknown',
				phone,
				callId: callsTo(phone)[0].id,
				data: { approved: false },
			}),
		]);
	}, 210_000);

	it('stores and logs neither key nor resume token', async () => {
		const tokens = world.sandbox.state.requests
			.map(({ body }) => (body as { webhookParameters?: string }).webhookParameters ?? '{}')
			.map((text) => (JSON.parse(text) as { token?: string }).token ?? zvonobotAccount.apiKey);
		expect(new Set(tokens).size).toBeGreaterThan(10);
		const written = await writtenBy(world);
		const holds = (secret: string) => written.filter(([, content]) => content.includes(secret));
		expect(tokens.flatMap(holds).map(([file]) => file)).toEqual([]);
	});
});
