/** A list that is called in several rounds while everything else happens. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { Event } from './books';
import { ask } from './load';
import { ENDINGS, phonesOf } from './phones';
import { rowOf, timesDialled, type Row } from './row';
import { ADDRESSES, MOST_CALLS } from './workflows';
import type { QueueWorld } from './world';

const STARTED_WITHIN_MS = 60_000;
/** n8n looks about once a minute, and each round takes two looks. */
const ENDED_WITHIN_MS = 600_000;
const LOOK_AGAIN_MS = 250;

export interface CallList {
	/** Waits for its end, and counts. */
	row(scenario: string): Promise<Row>;
}

/** Starts the campaign, and waits until all have been called once. */
export async function startCallList(world: QueueWorld, group: number, count: number): Promise<CallList> {
	const endings = [ENDINGS.pressesOne, ENDINGS.pressesTwo, ENDINGS.doesNotAnswer];
	const phones = phonesOf(group, count, endings);
	await ask(world, ADDRESSES.callList, { rows: phones.map((phone) => ({ phone })) });
	const deadline = Date.now() + STARTED_WITHIN_MS;
	while (!phones.every((phone) => timesDialled(world).has(phone))) {
		if (Date.now() > deadline) throw new Error('The list is not called.');
		await sleep(LOOK_AGAIN_MS);
	}
	return { row: async (scenario) => await countList(world, scenario, phones) };
}

const callsDue = (phone: string): number => (phone.endsWith(ENDINGS.doesNotAnswer) ? MOST_CALLS : 1);
const eventOf = (phone: string): Event =>
	`${phone.endsWith(ENDINGS.doesNotAnswer) ? 'notReached' : 'answered'}/${callsDue(phone)}`;

async function countList(world: QueueWorld, scenario: string, phones: string[]): Promise<Row> {
	const { books } = world;
	const deadline = Date.now() + ENDED_WITHIN_MS;
	await Promise.all(
		phones.map(async (phone) => await books.until([eventOf(phone)], phone, deadline - Date.now())),
	);
	const dialled = timesDialled(world);
	const tooOften = phones.filter((phone) => (dialled.get(phone) ?? 0) > callsDue(phone));
	const row = rowOf(world, scenario, phones, (phone) => books.count(eventOf(phone), phone) === 1);
	const calls = phones.reduce((sum, phone) => sum + (dialled.get(phone) ?? 0), 0);
	const figures = `${phones.length} rows, ${MOST_CALLS} rounds, ${calls} calls; ${tooOften.length} called against the rules`;
	return { ...row, twice: tooOften.length, figures };
}
