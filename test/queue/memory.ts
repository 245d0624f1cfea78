/** What an execution remembers, when another worker goes on with it. */

import { setTimeout as sleep } from 'node:timers/promises';

import { ask, forEach } from './load';
import { ENDINGS, phonesOf } from './phones';
import { rowOf, timesDialled, type Row } from './row';
import { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

const WITHIN_MS = 180_000;
const LOOK_AGAIN_MS = 250;
const LISTS = 20;
const PHONES_EACH = 3;
const REMEMBERED = 20;
const SAME = 10;
const REMEMBER_HOURS = 24;

/** In each list one number is refused at first, so the execution stops; then a person retries it. */
export async function runRetries(world: QueueWorld, scenario: string, group: number): Promise<Row> {
	const { answers, refusedOnce } = ENDINGS;
	const phones = phonesOf(group, LISTS * PHONES_EACH, [answers, refusedOnce, answers]);
	const firsts = phones.filter((_, place) => place % PHONES_EACH === 0);
	await forEach(firsts, async (first) => {
		const begin = phones.indexOf(first);
		await askForList(world, phones.slice(begin, begin + PHONES_EACH), 0);
	});
	const stopped = await stoppedLists(world);
	// n8n answers when the retry has ended, and sometimes not at all, when that was too soon for it to notice.
	for (const id of stopped) void world.api.retryExecution(id).catch(() => undefined);
	await Promise.all(phones.map(async (phone) => await world.books.until(['placed'], phone, WITHIN_MS)));
	return rowOf(world, scenario, phones, (phone) => world.books.count('placed', phone) === 1);
}

/**
 * Each of the numbers is in many lists that are asked for at the same moment, and is called in one of them; in none, where
 * two workers that look at the same moment both believe that the other one calls.
 */
export async function runSameNumbers(world: QueueWorld, scenario: string, group: number): Promise<Row> {
	const phones = phonesOf(group, SAME, [ENDINGS.answers]);
	for (const phone of phones) {
		const asked = Array.from({ length: LISTS }, async () => await askForList(world, [phone], REMEMBER_HOURS));
		await Promise.all(asked);
	}
	await untilIdle(world);
	const called = phones.filter((phone) => timesDialled(world).has(phone));
	const figures = `${LISTS} executions at once for each of ${SAME} numbers: ${called.length} called`;
	const broken = called.length <= SAME / 2 ? [figures] : [];
	return { ...rowOf(world, scenario, called, () => true), figures, broken };
}

/**
 * Tells what "Remember Numbers" is worth here: a list is asked for, and again when it has ended. No promise is made of
 * it, so it is no row of the table.
 */
export async function measureRemembering(world: QueueWorld, group: number): Promise<string> {
	const phones = phonesOf(group, REMEMBERED, [ENDINGS.answers]);
	for (let time = 1; time <= 2; time += 1) {
		await askForList(world, phones, REMEMBER_HOURS);
		await untilIdle(world);
	}
	const again = phones.filter((phone) => world.books.count('placed', phone) > 1).length;
	return `'Remember Numbers': the next execution called ${again} of ${REMEMBERED} numbers again`;
}

async function askForList(world: QueueWorld, phones: string[], rememberHours: number): Promise<void> {
	await ask(world, ADDRESSES.list, { rows: phones.map((phone) => ({ phone, rememberHours })) });
}

async function stoppedLists(world: QueueWorld): Promise<string[]> {
	await untilIdle(world);
	const executions = await world.api.listExecutions(world.listWorkflowId);
	return executions.filter(({ status }) => status === 'error').map(({ id }) => id);
}

/** What is remembered beyond an execution is saved when it ends. */
export async function untilIdle({ api }: QueueWorld): Promise<void> {
	const deadline = Date.now() + WITHIN_MS;
	while ((await api.findExecutions(['new', 'running'])).count > 0) {
		if (Date.now() > deadline)
			throw new Error(`There are executions that have not ended within ${WITHIN_MS / 1000} seconds.`);
		await sleep(LOOK_AGAIN_MS);
	}
}
