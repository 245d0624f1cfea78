/** Many people who are asked in one execution, in a real n8n, and many such executions at once. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { Execution } from '../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../host/restWorkflows';
import { activateAsking } from '../support/e2e/waiting';
import { finishedRuns, NODE, outputsOf, startWithRows } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

/** What people do, in turn, and what the workflow has to hear of it. */
const PEOPLE = [
	{ ending: '21', approved: true, outcome: 'answered', digit: '1' },
	{ ending: '22', approved: false, outcome: 'answered', digit: '2' },
	{ ending: '29', approved: false, outcome: 'otherAnswer', digit: '9' },
	{ ending: '27', approved: false, outcome: 'noKey', digit: null },
	{ ending: '02', approved: false, outcome: 'notReached', digit: null },
	// Every callback comes twice.
	{ ending: '99', approved: true, outcome: 'answered', digit: '1' },
];
const COUNT = 50;
/** How long the answers of all may take after the last callback that was taken. */
const PROMISED_MS = 20_000;
const PATIENCE_MS = 400_000;
const LOOK_AGAIN_MS = 5_000;

// A minute is one, so that what is told while n8n starts again is told once more.
const world = useWorld({ callbackDelayMs: 1_000, sandbox: { minuteMs: 60_000, tells: 'end' } });

const phonesFor = (campaign: number, endings = PEOPLE.map(({ ending }) => ending)) =>
	Array.from(
		{ length: COUNT },
		(_, place) => `79${campaign}${String(place).padStart(5, '0')}${endings[place % endings.length]}`,
	);

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	// An n8n with much to do has no time for whoever looks.
	while (!(await (async () => await isSo())().catch(() => false))) {
		if (Date.now() > deadline) throw new Error(`In vain waited until ${what}`);
		await sleep(100);
	}
}

const isWaiting = async ({ id }: SavedWorkflow, count = 1) =>
	(await world.api.listExecutions(id)).filter(({ status }) => status === 'waiting').length === count;

/** Asks, and holds the calls back until all executions wait. */
async function ask(campaigns: string[][], parameters: WorkflowNode['parameters'] = {}, settings = {}) {
	const workflow = await activateAsking(world, parameters, settings);
	let release = () => {};
	world.sandbox.state.held = new Promise((resolve) => (release = resolve));
	for (const phones of campaigns) {
		await startWithRows(
			world,
			workflow,
			phones.map((phone) => ({ phone })),
		);
	}
	await until('all executions wait', async () => await isWaiting(workflow, campaigns.length));
	return { workflow, release };
}

/** Milliseconds from the last callback that was taken before the execution had ended. */
function lagOf(execution: Execution, phones: string[]): number {
	const ended = Date.parse(String(execution.stoppedAt));
	const ids = new Set(
		world.sandbox.state.calls.filter(({ phone }) => phones.includes(phone)).map(({ id }) => id),
	);
	const firsts = new Map<string, number>();
	for (const { callId, at, status } of world.sandbox.state.callbacks) {
		const isEnd = callId !== null && ids.has(callId) && status === 200;
		if (isEnd && Date.parse(at) <= ended) firsts.set(callId, Date.parse(at));
	}
	return ended - Math.max(0, ...firsts.values());
}

function expectAnswers(execution: Execution, phones: string[]): void {
	const [results] = outputsOf(execution);
	const told = results.map(({ phone, approved, outcome, digit }) => ({ phone, approved, outcome, digit }));
	expect(told).toEqual(
		phones.map((phone) => {
			const { approved, outcome, digit } = PEOPLE.find(({ ending }) => phone.endsWith(ending)) ?? PEOPLE[0];
			return { phone, approved, outcome, digit };
		}),
	);
	const [{ data }] = execution.resultData.runData[NODE];
	expect(data?.main[0]).toMatchObject(phones.map((_, item) => ({ pairedItem: { item } })));
	expect(world.sandbox.state.calls.filter(({ phone }) => phones.includes(phone))).toHaveLength(phones.length);
}

const say = (what: string, figures: object) =>
	void process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);

it('50 people are called by one request, and the execution goes on when all have answered', async () => {
	const phones = phonesFor(10);
	const { workflow, release } = await ask([phones]);
	release();
	const began = Date.now();
	const [execution] = await finishedRuns(world, workflow, 1, PATIENCE_MS);
	expectAnswers(execution, phones);
	const lag = lagOf(execution, phones);
	say('50 people', { seconds: (Date.now() - began) / 1000, lagMs: lag });
	expect(lag).toBeLessThan(PROMISED_MS);
	const requests = world.sandbox.state.requests.filter(({ path }) => path === '/zvonobot/apiCalls/create');
	expect(requests).toHaveLength(1);
}, 500_000);

it('50 people all have their answers although n8n is stopped and started in the middle', async () => {
	const phones = phonesFor(20);
	const before = world.sandbox.state.callbacks.length;
	const { workflow, release } = await ask([phones]);
	release();
	await until('some have told', () => world.sandbox.state.callbacks.length > before + 60);
	await world.n8n.restart();
	const [execution] = await finishedRuns(world, workflow, 1, PATIENCE_MS);
	expectAnswers(execution, phones);
	const lag = lagOf(execution, phones);
	say('50 people and a restart', { lagMs: lag });
	expect(lag).toBeLessThan(PROMISED_MS);
}, 500_000);

it('the first of 50 who approves brings the execution back, and those who were not called yet are not', async () => {
	const phones = [...phonesFor(30, ['22']).slice(0, 4), '79300009921', '79300009877'];
	const { workflow, release } = await ask([phones], { options: { goOnWhen: 'firstApproval' } });
	release();
	const [execution] = await finishedRuns(world, workflow, 1, PATIENCE_MS);
	const results = outputsOf(execution)[0];
	expect(results[4]).toMatchObject({ approved: true, outcome: 'answered' });
	// The last one's phone rings for a person who does not look at it.
	expect(results[5]).toMatchObject({ approved: false, outcome: 'canceled', state: 'ringing' });
}, 500_000);

it('errors leave by the error output when all have answered', async () => {
	const phones = ['79400000021', '12', '79400000022'];
	const { workflow, release } = await ask([phones], {}, { onError: 'continueErrorOutput' });
	release();
	const [execution] = await finishedRuns(world, workflow, 1, PATIENCE_MS);
	const [results, errors] = outputsOf(execution);
	expect(results.map(({ phone, digit }) => [phone, digit])).toEqual([
		['79400000021', '1'],
		['79400000022', '2'],
	]);
	expect(errors).toEqual([expect.objectContaining({ phone: '12', error: expect.anything() })]);
}, 500_000);

it('20 executions with 50 people each all have their own answers', async () => {
	const campaigns = Array.from({ length: 20 }, (_, at) => phonesFor(50 + at));
	const { workflow, release } = await ask(campaigns);
	release();
	const began = Date.now();
	await until('nobody waits', async () => {
		await sleep(LOOK_AGAIN_MS);
		return await isWaiting(workflow, 0);
	});
	const executions = await finishedRuns(world, workflow, campaigns.length, PATIENCE_MS);
	expect(executions).toHaveLength(campaigns.length);
	const byFirst = new Map(executions.map((one) => [outputsOf(one)[0][0].phone, one]));
	const lags = campaigns.map((phones) => {
		const execution = byFirst.get(phones[0]);
		if (!execution) throw new Error(`Nobody has heard of ${phones[0]}`);
		expectAnswers(execution, phones);
		return lagOf(execution, phones);
	});
	const counts: Record<string, number> = {};
	for (const { status } of world.sandbox.state.callbacks) counts[status] = (counts[status] ?? 0) + 1;
	say('20 times 50 people', { seconds: (Date.now() - began) / 1000, lagMs: Math.max(...lags), counts });
	expect(Math.max(...lags)).toBeLessThan(PROMISED_MS);
}, 900_000);
