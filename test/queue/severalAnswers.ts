/** What people who were asked together have answered, and when n8n has heard of it. */

import type { SandboxCallback } from '../../sandbox/state';
import type { Event } from './books';
import { ENDINGS, phonesOf } from './phones';
import type { QueueWorld } from './world';

/** What people do, in turn, and what the workflow has to hear of it. */
const ANSWERS: Record<string, Event> = {
	[ENDINGS.pressesOne]: 'approved/answered/1',
	[ENDINGS.pressesTwo]: 'declined/answered/2',
	[ENDINGS.pressesNine]: 'declined/otherAnswer/9',
	[ENDINGS.pressesNothing]: 'declined/noKey/none',
	[ENDINGS.doesNotAnswer]: 'declined/notReached/none',
	[ENDINGS.pressesOneToldTwice]: 'approved/answered/1',
};
const TAKEN = 200;
const ENDS = ['finished', 'canceled'];

/** @returns the people of each execution */
export function campaignsOf(group: number, executions: number, people: number): string[][] {
	const phones = phonesOf(group, executions * people, Object.keys(ANSWERS));
	return Array.from({ length: executions }, (_, place) => phones.slice(place * people, (place + 1) * people));
}

export const answerOf = (phone: string): Event => ANSWERS[phone.slice(-2)];

/** @returns how many people were told of with another answer than their own, and how many more than once */
export function wrongAnswers({ books }: QueueWorld, phones: string[]): { mistaken: number; doubled: number } {
	const isMistaken = (phone: string) => books.eventsOf(phone).some((event) => event !== answerOf(phone));
	const isDoubled = (phone: string) => books.eventsOf(phone).some((event) => books.count(event, phone) > 1);
	return { mistaken: phones.filter(isMistaken).length, doubled: phones.filter(isDoubled).length };
}

/** When n8n has first taken a callback that says how a person's call went, in milliseconds since 1970. */
export function heardAt({ sandbox: { state } }: QueueWorld, phones: string[]): Map<string, number> {
	const wanted = new Set(phones);
	const phoneOf = new Map(state.calls.map(({ id, phone }) => [id, phone]));
	const heard = new Map<string, number>();
	for (const { callId, at, status, body } of state.callbacks) {
		const phone = phoneOf.get(callId);
		if (phone === undefined || !wanted.has(phone) || heard.has(phone)) continue;
		if (status === TAKEN && isOver(body)) heard.set(phone, Date.parse(at));
	}
	return heard;
}

/**
 * How long after the last callback people's answers came out, in milliseconds. What n8n looked up needed no callback:
 * an execution that looked up everything, after a callback whose answer was cut off, has waited for none.
 */
export function lagOf(world: QueueWorld, phones: string[]): number {
	const cameOut = world.books.lastAt(phones);
	const before = [...heardAt(world, phones).values()].filter((at) => at <= cameOut);
	return before.length === 0 ? 0 : cameOut - Math.max(...before);
}

/** An answer in the menu, or the end of the call. */
function isOver(body: SandboxCallback['body']): boolean {
	const { call, apiCalls } = body as {
		call?: object;
		apiCalls?: Array<{ calls: Array<{ status: string }> }>;
	};
	return call !== undefined || apiCalls?.some(({ calls }) => ENDS.includes(calls[0].status)) === true;
}
