/**
 * Counts the calls that verify, in the store that the verification nodes of a workflow share. So a limit holds over
 * executions, restarts and workers.
 *
 * The time of a limit is counted in parts, twelve if nothing else is said, and a call leaves a mark in the part in which it
 * was made: the first one there the mark 1, the next one the mark 2. A part counts as long as the limit's time reaches into
 * it, so a limit can last a part longer than it says, and never less.
 */

import { inTurn, type MarkStore } from '../../shared/markStore';
import { digestOf } from '../../shared/values/digest';

const PARTS = 12;
const SECOND_MS = 1000;
/** n8n's store is asked for this many marks at a time: what it takes grows with their square. */
const AT_ONCE = 2000;

export interface Limit<Name extends string = string> {
	name: Name;
	/** Whom it counts the calls for: a phone, a visitor, a prefix; the same text for all. */
	key: string;
	/** Most calls within its time; Infinity only counts them, for limits of another length. */
	most: number;
	seconds: number;
	/** In which parts it is counted, and how long: the same for limits that differ in their length and count together. */
	scale?: { partSeconds: number; keepSeconds: number };
	/** Whether nobody else passes as long as a call is under way, however long that takes, and the time begins at its end. */
	holds?: boolean;
}

/** A limit that does not let a call pass. */
export interface Exceeded<Name extends string = string> {
	limit: Name;
	/** From when on it lets one pass, in milliseconds since 1970, if nobody else is called until then. */
	until: number;
}

/** A call that may be placed. */
export interface Passed<Name extends string = string> {
	/** What it has taken of each limit. */
	parts: Array<{ limit: Limit<Name>; own: Counted; part: number }>;
}

/** How a call that has passed has ended. */
export interface Ended<Name extends string = string> {
	passed: Passed<Name>;
	/** Whether the phone may have rung; if not, the call makes room for another one. */
	rang: boolean;
	/** Limits that count it all the same. */
	kept?: readonly Name[];
}

/** What this process knows of a key: each process counts its own calls without fail, whatever the store loses. */
interface Counted {
	/** How many marks a part has; none of them is ever taken back. */
	marks: Map<number, number>;
	/** How many of them stand for no call, and can be taken again. */
	free: Map<number, number>;
	/** Parts before this one get no more marks, and are known. */
	knownUntil: number;
	/** Calls under way in this process. */
	open: number;
}

type Counts = Map<string, Counted>;

const countsByStore = new Map<string, Counts>();

/**
 * Lets calls pass one after another, each of them if all its limits do, and counts those that pass.
 *
 * @param wanted the limits of each call
 * @param now milliseconds since 1970
 * @returns for each call whether it passes, or the limit that holds it back longest
 * @throws what the store throws; then no call may be placed
 */
export async function passLimits<Name extends string>(
	store: MarkStore,
	wanted: Array<Array<Limit<Name>>>,
	now = Date.now(),
): Promise<Array<Passed<Name> | Exceeded<Name>>> {
	return await inTurn(store, async () => {
		const counts = countsOf(store);
		const all = new Map(wanted.flat().map((limit) => [nameOf(limit), limit]));
		const counted = await read(store, counts, [...all.values()], now);
		const taken: Taken[] = [];
		const results = wanted.map((limits) => passOne(limits, counted, taken, now));
		await write(store, taken).catch((error: unknown) => {
			results.forEach((result) => 'parts' in result && result.parts.forEach(({ own }) => (own.open -= 1)));
			throw error;
		});
		remember(counts, counted, all, now);
		return results;
	});
}

/**
 * Ends calls that have passed. For a phone that may have rung, a limit that holds begins now: it may have waited for its
 * turn, or for another channel.
 *
 * @throws what the store throws; this process counts it all the same
 */
export async function endPassed<Name extends string>(
	store: MarkStore,
	ended: Array<Ended<Name>>,
	now = Date.now(),
): Promise<void> {
	await inTurn(store, async () => {
		const taken: Taken[] = [];
		for (const { passed, rang, kept = [] } of ended) {
			for (const { limit, own, part } of passed.parts) {
				own.open -= 1;
				const last = partOf(limit, now);
				if (!rang && !kept.includes(limit.name)) own.free.set(part, (own.free.get(part) ?? 0) + 1);
				if (rang && limit.holds && last > part)
					taken.push({ name: nameOf(limit), counted: own, part: last, mark: nextMark(own, last) });
			}
		}
		await write(store, taken);
	});
}

export const isExceeded = <Name extends string>(result: Passed | Exceeded<Name>): result is Exceeded<Name> =>
	'until' in result;

/** A mark that a call has taken. */
interface Taken {
	name: string;
	counted: Counted;
	part: number;
	mark: number;
}

function passOne<Name extends string>(
	limits: Array<Limit<Name>>,
	counted: Counts,
	taken: Taken[],
	now: number,
): Passed<Name> | Exceeded<Name> {
	const ends = limits.map((limit) => ({ limit: limit.name, until: endOf(limit, counted, now) }));
	const exceeded = ends.filter(({ until }) => until > now).sort((a, b) => b.until - a.until);
	if (exceeded.length > 0) return exceeded[0];
	const parts = limits.map((limit) => {
		const [name, part] = [nameOf(limit), partOf(limit, now)];
		const own = countedOf(counted, name);
		const free = own.free.get(part) ?? 0;
		if (free > 0) own.free.set(part, free - 1);
		else taken.push({ name, counted: own, part, mark: nextMark(own, part) });
		own.open += 1;
		return { limit, own, part };
	});
	return { parts };
}

/** @returns until when the limit lets nobody pass; 0 where it does */
function endOf(limit: Limit, counts: Counts, now: number): number {
	const { marks, free, open } = countedOf(counts, nameOf(limit));
	if (open > 0 && limit.holds && limit.most < Infinity) return now + limit.seconds * SECOND_MS;
	const calls = (part: number) => (marks.get(part) ?? 0) - (free.get(part) ?? 0);
	const first = partOf(limit, now - limit.seconds * SECOND_MS);
	const parts = partsOf(limit, now).filter((part) => part >= first);
	let toLeave = parts.reduce((sum, part) => sum + calls(part), 0) - limit.most + 1;
	if (toLeave <= 0) return 0;
	const last = parts.find((part) => (toLeave -= calls(part)) <= 0) ?? partOf(limit, now);
	return (last + 1) * lengthOf(limit) + limit.seconds * SECOND_MS;
}

/** Asks the store for what this process does not know: the next mark of each part, until there is none. */
async function read(store: MarkStore, counts: Counts, limits: Limit[], now: number): Promise<Counts> {
	const counted = new Map(limits.map((limit) => [nameOf(limit), counts.get(nameOf(limit)) ?? nothing()]));
	let open = limits.flatMap((limit) => {
		const [name, own] = [nameOf(limit), countedOf(counted, nameOf(limit))];
		const parts = partsOf(limit, now).filter((part) => part >= own.knownUntil);
		return parts.map((part) => ({ name, own, part }));
	});
	while (open.length > 0) {
		const asked = open.map((one) => markOf(one.name, one.part, (one.own.marks.get(one.part) ?? 0) + 1));
		const found = await findIn(store, asked);
		open = open.filter((_, at) => found.has(asked[at]));
		open.forEach(({ own, part }) => nextMark(own, part));
	}
	limits.forEach((limit) => (countedOf(counted, nameOf(limit)).knownUntil = partOf(limit, now) - 1));
	return counted;
}

async function findIn(store: MarkStore, marks: string[]): Promise<Set<string>> {
	const found = new Set<string>();
	for (let from = 0; from < marks.length; from += AT_ONCE) {
		(await store.find(marks.slice(from, from + AT_ONCE))).forEach((mark) => found.add(mark));
	}
	return found;
}

/** A mark that another process has taken since counts as its call, and the next one is taken. */
async function write(store: MarkStore, taken: Taken[]): Promise<void> {
	let open = taken;
	while (open.length > 0) {
		const names = open.map(({ name, part, mark }) => markOf(name, part, mark));
		const added = new Set(await store.add(names));
		open = open.filter((_, at) => !added.has(names[at]));
		open.forEach((one) => (one.mark = nextMark(one.counted, one.part)));
	}
}

/** Only keys with calls are kept, and only as long as these count: asking with ever new keys does not fill the memory. */
function remember(counts: Counts, counted: Counts, limits: Map<string, Limit>, now: number): void {
	for (const [name, own] of counted) {
		const limit = limits.get(name);
		if (!limit) continue;
		const [first] = partsOf(limit, now);
		for (const part of [...own.marks.keys()].filter((one) => one < first)) {
			own.marks.delete(part);
			own.free.delete(part);
		}
		counts.delete(name);
		if (own.marks.size > 0) counts.set(name, own);
	}
	if (counts.size > MOST_KEYS)
		[...counts.keys()].slice(0, counts.size - MOST_KEYS).forEach((key) => counts.delete(key));
}

/** More keys than all the marks in the store belong to. */
const MOST_KEYS = 20_000;

function countsOf({ name }: MarkStore): Counts {
	const counts = countsByStore.get(name) ?? new Map<string, Counted>();
	countsByStore.set(name, counts);
	return counts;
}

function countedOf(counts: Counts, name: string): Counted {
	const counted = counts.get(name);
	if (!counted) throw new Error('A limit was not read');
	return counted;
}

function nextMark({ marks }: Counted, part: number): number {
	const mark = (marks.get(part) ?? 0) + 1;
	marks.set(part, mark);
	return mark;
}

const nothing = (): Counted => ({
	marks: new Map<number, number>(),
	free: new Map<number, number>(),
	knownUntil: 0,
	open: 0,
});

const scaleOf = ({ seconds, scale }: Limit) =>
	scale ?? { partSeconds: seconds / PARTS, keepSeconds: seconds };
const lengthOf = (limit: Limit): number => scaleOf(limit).partSeconds * SECOND_MS;
const partOf = (limit: Limit, time: number): number => Math.floor(time / lengthOf(limit));

/** The parts that still count, the oldest first. */
function partsOf(limit: Limit, now: number): number[] {
	const { partSeconds, keepSeconds } = scaleOf(limit);
	const before = Math.ceil(keepSeconds / partSeconds);
	return Array.from({ length: before + 1 }, (_, at) => partOf(limit, now) - before + at);
}

/** What is counted together. The parts belong to it. */
const nameOf = (limit: Limit): string =>
	digestOf(JSON.stringify([limit.name, scaleOf(limit).partSeconds, limit.key]), 22);

const markOf = (name: string, part: number, mark: number): string => `limit ${name} ${part} ${mark}`;
