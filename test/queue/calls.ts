/** Flash calls, one execution each, whose callbacks start another: undisturbed, and while something happens to n8n. */

import { setTimeout as sleep } from 'node:timers/promises';

import { CONCURRENCY } from './cluster';
import { ask, forEach } from './load';
import { ENDINGS, masked, phonesOf } from './phones';
import { rowOf, timesDialled, type Row } from './row';
import { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

/** So long a call may take from being asked for to the end of its callback's execution. */
const CALL_WITHIN_MS = 240_000;
/** So long a service thinks about calls that are to be disturbed. */
const ANSWER_DELAY_MS = 4_000;
const UNDER_WAY_WITHIN_MS = 120_000;
const LOOK_AGAIN_MS = 50;

/** What happens in the middle of the calls; the result says what has to be told of it in the table. */
export type Disturbance = (world: QueueWorld) => Promise<Partial<Row>>;

export interface CallScenario {
	scenario: string;
	/** Numbers of its own. */
	group: number;
	count: number;
	disturb?: Disturbance;
}

/** Asks for the calls; the disturbance begins when each worker is in the middle of some. */
export async function runCalls(world: QueueWorld, scenario: CallScenario): Promise<Row> {
	const { group, count, disturb } = scenario;
	const phones = phonesOf(group, count, [ENDINGS.answers]);
	const { books, sandbox } = world;
	sandbox.setAnswerDelay(disturb ? ANSWER_DELAY_MS : 0);
	let more: Partial<Row> = {};
	const isCrashed = (phone: string) => more.crashed?.some((one) => one.phone === masked(phone)) === true;
	const calls = forEach(phones, async (phone) => {
		await ask(world, ADDRESSES.call, { phone });
		await books.until(['placed', 'heard'], phone, CALL_WITHIN_MS, () => isCrashed(phone));
	});
	const disturbed = disturb && disturbOnceUnderWay(world, phones, disturb).then((row) => (more = row));
	await Promise.all([disturbed, calls]);
	sandbox.setAnswerDelay(0);
	const isKnown = (phone: string) => books.count('placed', phone) > 0 && books.count('heard', phone) > 0;
	return { ...rowOf(world, scenario.scenario, phones, isKnown), ...more };
}

/** With more calls under way than one worker can have, each has some. */
async function disturbOnceUnderWay(
	world: QueueWorld,
	phones: string[],
	disturb: Disturbance,
): Promise<Partial<Row>> {
	const deadline = Date.now() + UNDER_WAY_WITHIN_MS;
	while (callsUnderWay(world, phones) <= CONCURRENCY) {
		if (Date.now() > deadline) throw new Error(`There were never more than ${CONCURRENCY} calls under way.`);
		await sleep(LOOK_AGAIN_MS);
	}
	return await disturb(world);
}

/** The service has dialled, n8n does not know yet. */
function callsUnderWay(world: QueueWorld, phones: string[]): number {
	const dialled = timesDialled(world);
	return phones.filter((phone) => dialled.has(phone) && world.books.count('placed', phone) === 0).length;
}
