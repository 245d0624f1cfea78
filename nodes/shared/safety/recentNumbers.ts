/**
 * Remembers across executions whom a node has called lately, as hashes, in n8n's own store.
 *
 * A call leaves two marks, one for its day and one for its hour. Whether a number was called lately is read off the days;
 * only the day in which the time begins has to be looked at hour by hour. So a number may be remembered for up to an hour
 * longer than asked for.
 */

import { inTurn, type MarkStore } from '../markStore';
import { digestOf } from '../values/digest';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** Two for each number, and one that its execution leaves. */
export const MOST_MARKS = 60_000;

const mark = (phone: string, unit: 'd' | 'h', at: number) => digestOf(`${unit}${at}:${phone}`, 22);

/** The marks of a call in that hour since 1970. */
const marksOf = (phone: string, hour: number) => [
	mark(phone, 'd', Math.floor(hour / DAY_HOURS)),
	mark(phone, 'h', hour),
];

export interface RecentNumbers {
	/**
	 * Marks numbers as called now, before they are: what is lost on the way is then not called again.
	 *
	 * @param hours how long a number is remembered
	 * @returns those that were called within that time, and stay as they were
	 */
	take(phones: string[], hours: number): Promise<Set<string>>;
	/** @returns those that were called within that time; marks nobody */
	find(phones: string[], hours: number): Promise<Set<string>>;
	/** Nobody was called under these numbers after all. */
	release(phones: string[]): Promise<void>;
}

/** @param now milliseconds since 1970; one moment for a whole run */
export function recentNumbers(store: MarkStore, now = Date.now()): RecentNumbers {
	const hour = Math.floor(now / HOUR_MS);
	const added = new Set<string>();
	return {
		take: async (phones, hours) =>
			await inTurn(store, async () => {
				const called = await calledSince(store, phones, hour, hours);
				const free = phones.filter((phone) => !called.has(phone));
				const marks = free.flatMap((phone) => marksOf(phone, hour));
				if (marks.length > 0) (await store.add(marks)).forEach((one) => added.add(one));
				return called;
			}),
		find: async (phones, hours) =>
			await inTurn(store, async () => await calledSince(store, phones, hour, hours)),
		release: async (phones) =>
			await inTurn(store, async () => {
				const marks = phones.flatMap((phone) => marksOf(phone, hour)).filter((one) => added.has(one));
				if (marks.length > 0) await store.remove(marks);
			}),
	};
}

async function calledSince(
	store: MarkStore,
	phones: string[],
	hour: number,
	hours: number,
): Promise<Set<string>> {
	const first = hour - Math.ceil(hours);
	const firstDay = Math.floor(first / DAY_HOURS);
	const today = Math.floor(hour / DAY_HOURS);
	const laterDays = Array.from({ length: today - firstDay }, (_, at) => firstDay + 1 + at);
	const called = await marked(store, phones, 'd', laterDays);
	const others = phones.filter((phone) => !called.has(phone));
	const maybe = await marked(store, others, 'd', [firstDay]);
	const end = Math.min(hour, firstDay * DAY_HOURS + DAY_HOURS - 1);
	const hoursLeft = Array.from({ length: end - first + 1 }, (_, at) => first + at);
	for (const phone of await marked(store, [...maybe], 'h', hoursLeft)) called.add(phone);
	return called;
}

async function marked(
	store: MarkStore,
	phones: string[],
	unit: 'd' | 'h',
	times: number[],
): Promise<Set<string>> {
	if (phones.length === 0 || times.length === 0) return new Set();
	const asked = phones.flatMap((phone) => times.map((at) => ({ phone, name: mark(phone, unit, at) })));
	const found = new Set(await store.find(asked.map(({ name }) => name)));
	return new Set(asked.filter(({ name }) => found.has(name)).map(({ phone }) => phone));
}
