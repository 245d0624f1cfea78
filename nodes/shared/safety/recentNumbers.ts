/**
 * Remembers across executions whom a node has called lately, as hashes, in n8n's own store.
 *
 * A call leaves two marks, one for its day and one for its hour. Whether a number was called lately is read off the days;
 * only the day in which the time begins has to be looked at hour by hour. So a number may be remembered for up to an hour
 * longer than asked for.
 */

import { untilKept } from '../claims';
import { inTurn, type MarkStore } from '../markStore';
import { digestOf } from '../values/digest';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** Two for each number, and two that its execution leaves. */
export const MOST_MARKS = 80_000;

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
	/**
	 * Marks numbers that are free, or were taken, as called from now on until they ring: a call may be placed long after it
	 * was let pass, for a time that is still to come, and not for the first time.
	 *
	 * @param ringsAt milliseconds since 1970
	 */
	renew(phones: string[], hours: number, ringsAt: number): Promise<void>;
	/** Nobody was called under these numbers after all. */
	release(phones: string[]): Promise<void>;
}

/** @param now milliseconds since 1970; by the clock where it is left out */
export function recentNumbers(store: MarkStore, now?: number): RecentNumbers {
	const thisHour = () => hourOf(now ?? Date.now());
	/** What was added, by its phone. */
	const added = new Map<string, Set<string>>();
	const note = (phone: string, marks: string[]) => {
		added.set(phone, new Set([...(added.get(phone) ?? []), ...marks]));
	};
	/** What another process only asks for is in the store for a moment, so a number that is there is looked for again. */
	const certainlyCalled = async (phones: string[], hour: number, hours: number) => {
		const called = await calledSince(store, phones, hour, hours);
		if (called.size === 0) return called;
		await store.settled();
		return await calledSince(store, [...called], hour, hours);
	};
	return {
		async take(phones, hours) {
			const taken = await untilKept(store, async (claim) => {
				const hour = thisHour();
				const called = await certainlyCalled(phones, hour, hours);
				const free = phones.filter((phone) => !called.has(phone));
				if (free.length === 0) return { result: { called, free, isNew: NOTHING, hour }, isClaimed: false };
				const marks = await store.add([...free.flatMap((phone) => marksOf(phone, hour)), claim]);
				const isNew = new Set(marks);
				// Another process has taken it since.
				for (const phone of free) if (!isNew.has(mark(phone, 'h', hour))) called.add(phone);
				return { result: { called, free, isNew, hour }, isClaimed: true };
			});
			const { called, free, isNew, hour } = taken;
			for (const phone of free)
				note(
					phone,
					marksOf(phone, hour).filter((one) => isNew.has(one)),
				);
			return called;
		},
		find: async (phones, hours) =>
			await inTurn(store, async () => await calledSince(store, phones, thisHour(), hours)),
		async renew(phones, hours, ringsAt) {
			const times = hoursUntil(thisHour(), hourOf(ringsAt), hours);
			const isMissing = (phone: string, hour: number) => !added.get(phone)?.has(mark(phone, 'h', hour));
			const missing = phones.flatMap((phone) =>
				times
					.filter((hour) => isMissing(phone, hour))
					.map((hour) => ({ phone, marks: marksOf(phone, hour) })),
			);
			if (missing.length === 0) return;
			const isNew = await untilKept(store, async (claim) => {
				const all = [...new Set(missing.flatMap(({ marks }) => marks)), claim];
				return { result: new Set(await store.add(all)), isClaimed: true };
			});
			for (const { phone, marks } of missing)
				note(
					phone,
					marks.filter((one) => isNew.has(one)),
				);
		},
		release: async (phones) =>
			await inTurn(store, async () => {
				const marks = phones.flatMap((phone) => [...(added.get(phone) ?? [])]);
				if (marks.length > 0) await store.remove(marks);
			}),
	};
}

const NOTHING: ReadonlySet<string> = new Set();
const hourOf = (moment: number) => Math.floor(moment / HOUR_MS);

/** So close together that looking back as far finds one of them until the phone has rung; never very many. */
function hoursUntil(hour: number, last: number, hours: number): number[] {
	const step = Math.max(Math.ceil(hours), Math.ceil((last - hour) / MOST_TIMES));
	const times = [hour];
	for (let at = hour + step; at < last; at += step) times.push(at);
	return last > hour ? [...times, last] : times;
}
const MOST_TIMES = 24;

async function calledSince(
	store: MarkStore,
	phones: string[],
	hour: number,
	hours: number,
): Promise<Set<string>> {
	const first = hour - Math.ceil(hours);
	const firstDay = Math.floor(first / DAY_HOURS);
	// What another process has marked may be of the next hour, as its clock goes.
	const last = hour + 1;
	const today = Math.floor(last / DAY_HOURS);
	const laterDays = Array.from({ length: today - firstDay }, (_, at) => firstDay + 1 + at);
	const called = await marked(store, phones, 'd', laterDays);
	const others = phones.filter((phone) => !called.has(phone));
	const maybe = await marked(store, others, 'd', [firstDay]);
	const end = Math.min(last, firstDay * DAY_HOURS + DAY_HOURS - 1);
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
