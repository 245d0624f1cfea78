/** Many visitors ask for a call to one phone, or check one code, at the same moment: two workers take what they ask. */

import { setTimeout as sleep } from 'node:timers/promises';

import { forEach, NoAnswer, post } from './load';
import { untilIdle } from './memory';
import { ENDINGS, phonesOf } from './phones';
import { rowOf, timesDialled, type Row } from './row';
import { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

const AT_ONCE = 20;
/** Each is a phone of its own. */
const ROUNDS = 5;
const WORKERS = 2;
/** Longer than the shortest pause between two calls, by the part by which it can be longer. */
const PAUSE_MS = 7_000;
const ATTEMPTS = 3;

type Answer = Record<string, unknown>;

async function told(world: QueueWorld, address: string, body: object): Promise<Answer> {
	const { ok, status, text } = await post(`${world.cluster.balancer.url}/webhook/${address}`, body);
	if (!ok) throw new Error(`The webhook "${address}" answered ${status}: ${text}`);
	return JSON.parse(text) as Answer;
}

/** What a visitor knows whose answer was lost on its way from the worker. */
const NOTHING: Answer = {};
/** Of some hundreds; more of them are a fault. */
const MOST_LOST = 2;

const toldOrLost = async (...asked: Parameters<typeof told>): Promise<Answer> =>
	await told(...asked).catch((error: unknown) => {
		if (error instanceof NoAnswer) return NOTHING;
		throw error;
	});

/**
 * How many answers were lost, and whether that is too many.
 *
 * @throws Error where one has not come because its execution has not ended
 */
async function lostOf(world: QueueWorld, answers: Answer[]): Promise<{ lost: string; broken: string[] }> {
	const count = answers.filter((answer) => answer === NOTHING).length;
	if (count > 0) await untilIdle(world);
	const lost = `${count} of ${answers.length} without an answer`;
	return { lost, broken: count > MOST_LOST ? [lost] : [] };
}

const atOnce = async <T>(work: () => Promise<T>): Promise<T[]> =>
	await Promise.all(Array.from({ length: AT_ONCE }, work));

/** "8 times 1, 2 times 2" */
function spread(counts: number[]): string {
	const times = [...new Set(counts)].sort((one, other) => one - other);
	return times
		.map((count) => `${count} for ${counts.filter((other) => other === count).length} of ${counts.length}`)
		.join(', ');
}

const MANY = 10_000;

interface Visits {
	limits: { secondsBetween: number; perPhonePerHour: number; inAllPerHour: number };
	/** How often all of them ask, a pause apart. */
	waves: number;
	/** Most calls to a phone. */
	most: number;
}

/** One call within half a minute. */
export const onePause: Visits = {
	limits: { secondsBetween: 30, perPhonePerHour: MANY, inAllPerHour: MANY },
	waves: 1,
	most: WORKERS,
};
/** Three calls within an hour, asked for in four waves: what two workers have counted as one call counts twice at its end. */
export const threeAnHour: Visits = {
	limits: { secondsBetween: 5, perPhonePerHour: 3, inAllPerHour: MANY },
	waves: 4,
	most: 3 + WORKERS - 1,
};

/** In each wave all of them ask for each of the phones, for one after the other. */
export async function runVisits(
	world: QueueWorld,
	scenario: string,
	group: number,
	visits: Visits,
): Promise<Row> {
	const { limits, waves, most } = visits;
	const phones = phonesOf(group, ROUNDS, [ENDINGS.answers]);
	const answers: Answer[] = [];
	for (let wave = 0; wave < waves; wave += 1) {
		if (wave > 0) await sleep(PAUSE_MS);
		for (const phone of phones) {
			answers.push(...(await atOnce(() => toldOrLost(world, ADDRESSES.verify, { phone, ...limits }))));
		}
	}
	const { lost, broken } = await lostOf(world, answers);
	const dialled = timesDialled(world);
	const calls = phones.map((phone) => dialled.get(phone) ?? 0);
	const figures = `${AT_ONCE} visitors at once, ${waves} times: calls to a phone ${spread(calls)}; at most ${most} promised; ${lost}`;
	const twice = calls.filter((count) => count > most).length;
	// Workers that look at the same moment can both believe that the other one calls.
	const called = phones.filter((phone) => dialled.has(phone));
	if (called.length <= phones.length / 2) broken.push(figures);
	return { ...rowOf(world, scenario, called, () => true), twice, figures, broken };
}

const IN_ALL = { calls: 100, phones: 200 };

/** Many phones, one visitor each, and fewer calls in all than phones. No other row may place calls of the same limit. */
export async function runInAll(world: QueueWorld, scenario: string, group: number): Promise<Row> {
	const phones = phonesOf(group, IN_ALL.phones, [ENDINGS.answers]);
	const limits = { ...onePause.limits, inAllPerHour: IN_ALL.calls };
	const answers: Answer[] = [];
	await forEach(phones, async (phone) => {
		answers.push(await toldOrLost(world, ADDRESSES.verify, { phone, ...limits }));
	});
	const { lost, broken } = await lostOf(world, answers);
	const called = phones.filter((phone) => timesDialled(world).has(phone));
	const figures = `${IN_ALL.phones} phones, ${IN_ALL.calls} calls in all: ${called.length} placed; ${lost}`;
	if (called.length > IN_ALL.calls * WORKERS) broken.push(figures);
	const row = rowOf(world, scenario, called, () => true);
	return { ...row, figures, broken };
}

/** All of them type the same: first wrong digits, for other phones then the right ones. */
export async function runChecks(world: QueueWorld, scenario: string, group: number): Promise<Row> {
	const phones = phonesOf(group, 2 * ROUNDS, [ENDINGS.answers]);
	const [wrong, right]: [number[], number[]] = [[], []];
	const all: Answer[] = [];
	for (const [place, phone] of phones.entries()) {
		const { token } = await told(world, ADDRESSES.verify, { phone, ...onePause.limits });
		const isRight = place >= ROUNDS;
		const code = isRight ? world.sandbox.state.calls.find((call) => call.phone === phone)?.code : 'nonsense';
		const answers = await atOnce(() => toldOrLost(world, ADDRESSES.check, { token, code }));
		all.push(...answers);
		if (isRight) right.push(answers.filter(({ verified }) => verified === true).length);
		else wrong.push(answers.filter(({ reason }) => reason === 'wrong').length);
	}
	const { lost, broken } = await lostOf(world, all);
	// No code is replaced here: one worker takes what the other is asking for a mark.
	const replaced = all.filter(({ reason }) => reason === 'replaced').length;
	const figures = [
		`${AT_ONCE} wrong codes at once: attempts ${spread(wrong)}`,
		`${AT_ONCE} right codes at once: verified ${spread(right)}`,
		`${replaced} of ${all.length} were told that the code was replaced`,
		`at most ${ATTEMPTS * WORKERS} and ${WORKERS} promised`,
		lost,
	].join('; ');
	const isBroken =
		Math.max(...wrong) > ATTEMPTS * WORKERS || Math.max(...right) > WORKERS || Math.min(...right) < 1;
	if (isBroken) broken.push(figures);
	return { ...rowOf(world, scenario, phones, () => true), figures, broken };
}
