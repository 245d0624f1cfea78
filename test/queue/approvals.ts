/** Executions that wait for the answer of a call, while everything else happens. */

import { setTimeout as sleep } from 'node:timers/promises';

import { zvonobotAccount } from '../../sandbox/accounts';
import type { Event } from './books';
import { ask, forEach, post } from './load';
import { ENDINGS, phonesOf } from './phones';
import { rowOf, type Row } from './row';
import { ADDRESSES } from './workflows';
import type { QueueWorld } from './world';

const ANSWER_WITHIN_MS = 180_000;
/** People do not all answer at the same moment, and each call tells of itself five times. */
const AT_A_TIME = 10;
const STORED_WITHIN_MS = 180_000;
const LOOK_AGAIN_MS = 250;

export interface Approvals {
	/** Lets so many of the people who have not been called yet be called, and waits until n8n has their answers. */
	answer(count: number): Promise<void>;
	/** Counted when all have answered. */
	row(scenario: string): Row;
}

/** Starts the executions, and waits until all of them are stored and wait. */
export async function startApprovals(world: QueueWorld, group: number, count: number): Promise<Approvals> {
	const phones = phonesOf(group, count, [ENDINGS.pressesOne, ENDINGS.pressesTwo]);
	await forEach(phones, async (phone) => await ask(world, ADDRESSES.ask, { phone }));
	await untilStored(world, count);
	const left = [...phones];
	const { books } = world;
	const answerTo = async (phone: string) => await books.until([answerOf(phone)], phone, ANSWER_WITHIN_MS);
	return {
		answer: async (number) => {
			for (let done = 0; done < number; done += AT_A_TIME) {
				const next = left.splice(0, AT_A_TIME);
				await callNow(world, next);
				await Promise.all(next.map(async (phone) => await answerTo(phone)));
			}
		},
		row: (scenario) => rowOf(world, scenario, phones, (phone) => books.count(answerOf(phone), phone) === 1),
	};
}

function answerOf(phone: string): Event {
	return phone.endsWith(ENDINGS.pressesOne) ? 'approved' : 'declined';
}

async function untilStored({ api }: QueueWorld, count: number): Promise<void> {
	const deadline = Date.now() + STORED_WITHIN_MS;
	for (;;) {
		const waiting = await api.findExecutions(['waiting']);
		if (waiting.count === count) return;
		if (Date.now() > deadline) throw new Error(`${waiting.count} of ${count} executions wait for an answer.`);
		await sleep(LOOK_AGAIN_MS);
	}
}

/** The calls are planned for later; the service's own request moves them to now. */
async function callNow({ sandbox }: QueueWorld, phones: string[]): Promise<void> {
	const now = Math.floor(Date.now() / 1000);
	const planned = [...sandbox.state.zvonobot.calls.values()].filter(({ phone }) => phones.includes(phone));
	const callList = planned.map(({ call }) => ({ id: call.id, replannedAt: now }));
	const update = { apiKey: zvonobotAccount.apiKey, callList };
	const { ok, status, text } = await post(`${sandbox.url}/zvonobot/apiCalls/update`, update);
	if (!ok) throw new Error(`The sandbox answered ${status}: ${text}`);
}
