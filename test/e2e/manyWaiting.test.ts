/** Many executions that wait for calls at once, in a real n8n: 1,000 by default, `VOICE_CALLS_WAITING=300` as many. */

import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../../host/ports';
import type { World } from '../../host/world';
import { activateCampaign, type Told } from '../support/e2e/campaign';
import { startCollector, type Collector } from '../support/e2e/collector';
import { measurable, memoryOf } from '../support/e2e/memory';
import { requestFor } from '../support/e2e/waiting';
import { startWithRows } from '../support/e2e/workflows';
import { START_TIMEOUT_MS, startWorld } from '../support/e2e/world';

/** What the people do, in turn, and what the workflow has to hear of it. */
const PEOPLE = [
	{ ending: '21', approved: true, outcome: 'answered', digit: '1' },
	{ ending: '22', approved: false, outcome: 'answered', digit: '2' },
	{ ending: '29', approved: false, outcome: 'otherAnswer', digit: '9' },
	{ ending: '27', approved: false, outcome: 'noKey', digit: null },
	{ ending: '02', approved: false, outcome: 'notReached', digit: null },
	// Every callback comes twice.
	{ ending: '99', approved: true, outcome: 'answered', digit: '1' },
];

const MANY = Number(process.env.VOICE_CALLS_WAITING ?? 1000);
const SOME = MANY / 5;

/** How long each step may take on a slow machine. */
const PATIENCE_MS = 300_000;

let world: World;
let collector: Collector<Told>;
let inspector: number;
beforeAll(async () => {
	inspector = await freePort();
	collector = await startCollector();
	world = await startWorld({
		callbackDelayMs: 500,
		// The service tries three times, a minute apart: n8n has to be there again by then, on a slow machine too.
		sandbox: { minuteMs: 60_000, tells: 'end' },
		// Time for what runs when n8n is stopped, on a slow machine too; n8n itself gives it 30 seconds.
		env: { ...measurable(inspector), N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '120' },
	});
}, START_TIMEOUT_MS);
afterAll(async () => {
	await world?.stop();
	await collector?.close();
}, 30_000);

async function until(what: string, isSo: () => boolean): Promise<void> {
	const log = world.sandbox.state.callbacks.length;
	const deadline = Date.now() + PATIENCE_MS;
	while (!isSo()) {
		if (Date.now() > deadline) {
			const answers = JSON.stringify(answersSince(log));
			throw new Error(
				`In vain waited until ${what}; ${collector.results.length} told; n8n answered ${answers}`,
			);
		}
		await sleep(250);
	}
}

const untilTold = async (phones: string[], count = phones.length) =>
	await until(`${count} have told`, () => toldFor(phones).length >= count);

const phonesFor = (campaign: number, count: number) =>
	Array.from({ length: count }, (_, place) => {
		const { ending } = PEOPLE[place % PEOPLE.length];
		return `79${campaign}${String(place).padStart(6, '0')}${ending}`;
	});

/** Has everybody called, and holds the calls back until all executions wait. */
async function askAll(phones: string[]): Promise<() => void> {
	const workflow = await activateCampaign(world, collector.url);
	let release = () => {};
	world.sandbox.state.held = new Promise((resolve) => (release = resolve));
	const before = world.sandbox.state.calls.length;
	await startWithRows(
		world,
		workflow,
		phones.map((phone) => ({ phone })),
	);
	await until('all are called', () => world.sandbox.state.calls.length === before + phones.length);
	return release;
}

const toldFor = (phones: string[]) => {
	const asked = new Set(phones);
	return collector.results.filter((told) => asked.has(told.asked));
};

/** Each execution has told once, of its own call, and what its person has done. */
function expectOwnAnswers(phones: string[]): void {
	const told = toldFor(phones);
	expect(new Set(told.map(({ asked }) => asked)).size).toBe(phones.length);
	expect(told).toHaveLength(phones.length);
	const calls = new Map(world.sandbox.state.calls.map(({ phone, id }) => [phone, id]));
	const wrong = told.filter(({ asked, result }) => {
		const { approved, outcome, digit } = PEOPLE.find(({ ending }) => asked.endsWith(ending)) ?? PEOPLE[0];
		const expected = { phone: asked, callId: calls.get(asked), approved, outcome, digit };
		return Object.entries(expected).some(([key, value]) => result[key as keyof typeof result] !== value);
	});
	expect(wrong).toEqual([]);
	expect(world.sandbox.state.calls.filter(({ phone }) => phones.includes(phone))).toHaveLength(phones.length);
}

/** Delivers to each of the first executions what the service has to tell of the next one's call. */
async function crossCallbacks(phones: string[]): Promise<number[]> {
	const statuses: number[] = [];
	for (const [place, phone] of phones.entries()) {
		const other = phones[(place + 1) % phones.length];
		const [{ id }] = world.sandbox.state.calls.filter((call) => call.phone === other);
		const call = { id: Number(id), calls: [{ phone: other, status: 'finished', ivrAnswers: '|1' }] };
		const own = JSON.parse(requestFor(world, other).webhookParameters) as object;
		const { status } = await fetch(requestFor(world, phone).webhookUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ apiCalls: [call], ...own }),
		});
		statuses.push(status);
	}
	return statuses;
}

function say(what: string, figures: object): void {
	process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);
}

/** How often n8n has answered a callback with each status, from a place of the log on. */
function answersSince(start: number): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { status } of world.sandbox.state.callbacks.slice(start)) {
		counts[status] = (counts[status] ?? 0) + 1;
	}
	return counts;
}

it('very many executions wait at once, and each goes on by its own callback', async () => {
	const first = phonesFor(4, 30);
	(await askAll(first))();
	await untilTold(first);
	const before = await memoryOf(world.n8n, inspector);

	const phones = phonesFor(5, MANY);
	const begun = Date.now();
	const release = await askAll(phones);
	const waiting = await memoryOf(world.n8n, inspector);
	const placed = Date.now();
	expect(new Set(await crossCallbacks(phones.slice(0, 20)))).toEqual(new Set([401]));
	expect(toldFor(phones)).toEqual([]);

	const log = world.sandbox.state.callbacks.length;
	const released = Date.now();
	release();
	await untilTold(phones);
	const ended = Date.now();
	await sleep(5_000);
	expectOwnAnswers(phones);
	const after = await memoryOf(world.n8n, inspector);
	say(`${MANY} waiting`, {
		secondsToPlace: Math.round((placed - begun) / 1000),
		secondsToResume: Math.round((ended - released) / 1000),
		...{ before, waiting, after },
		answers: answersSince(log),
	});
	// What the execution of a thousand workflows leaves behind in caches; one of them kept alive is about 50 KB.
	expect(after.heapMb - before.heapMb).toBeLessThan(30);
}, 600_000);

it('many executions all go on although n8n is stopped and started in the middle', async () => {
	const phones = phonesFor(6, SOME);
	const release = await askAll(phones);
	const log = world.sandbox.state.callbacks.length;
	release();
	await untilTold(phones, phones.length / 4);
	const toldBefore = toldFor(phones).length;
	await world.n8n.restart();
	await untilTold(phones);
	await sleep(2_000);
	expectOwnAnswers(phones);
	say(`${SOME} and a restart`, { toldBefore, told: toldFor(phones).length, answers: answersSince(log) });
}, 600_000);
