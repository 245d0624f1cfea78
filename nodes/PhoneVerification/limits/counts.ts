/**
 * Counts the calls that verify, in the store that the verification nodes of a workflow share. So a limit holds over
 * executions, restarts and workers.
 *
 * The time of a limit is counted in twelve parts, and a call leaves a mark in the part in which it was made: the first one
 * there the mark 1, the next one the mark 2. A part counts as long as the limit's time reaches into it, so a limit can last
 * a twelfth longer than it says, and never less.
 */

import { createHash } from 'node:crypto';

import type { MarkStore } from '../../shared/markStore';
import { inTurn } from '../../shared/markStore';

const PARTS = 12;
const SECOND_MS = 1000;
/** n8n's store is asked for this many marks at a time: what it takes grows with their square. */
const AT_ONCE = 2000;

export interface Limit<Name extends string = string> {
	name: Name;
	/** Whom it counts the calls for: a phone, a visitor, a prefix; the same text for all. */
	key: string;
	/** Most calls within its time. */
	most: number;
	seconds: number;
}

/** A limit that does not let a call pass. */
export interface Exceeded<Name extends string = string> {
	limit: Name;
	/** From when on it lets one pass, in milliseconds since 1970, if nobody else is called until then. */
	until: number;
}

/** A call that may be placed. Given back if it was not placed, it makes room for another one. */
export interface Passed<Name extends string = string> {
	/** @param kept limits that count it all the same */
	giveBack(kept?: readonly Name[]): void;
}

/** What this process knows of a key: each process counts its own calls without fail, whatever the store loses. */
interface Counted {
	/** How many marks a part has; none of them is ever taken back. */
	marks: Map<number, number>;
	/** How many of them stand for no call, and can be taken again. */
	free: Map<number, number>;
	/** Parts before this one get no more marks, and are known. */
	knownUntil: number;
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
		await write(store, taken);
		remember(counts, counted, all, now);
		return results;
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
		return { limit: limit.name, free: own.free, part };
	});
	return {
		giveBack(kept = []) {
			const given = parts.filter(({ limit }) => !kept.includes(limit));
			given.forEach(({ free, part }) => free.set(part, (free.get(part) ?? 0) + 1));
		},
	};
}

/** @returns until when the limit lets nobody pass; 0 where it does */
function endOf(limit: Limit, counts: Counts, now: number): number {
	const { marks, free } = countedOf(counts, nameOf(limit));
	const calls = (part: number) => (marks.get(part) ?? 0) - (free.get(part) ?? 0);
	const parts = partsOf(limit, now);
	let toLeave = parts.reduce((sum, part) => sum + calls(part), 0) - limit.most + 1;
	if (toLeave <= 0) return 0;
	const last = parts.find((part) => (toLeave -= calls(part)) <= 0) ?? parts[PARTS];
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

/** More keys than the store has marks for. */
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
});

const lengthOf = ({ seconds }: Limit): number => (seconds * SECOND_MS) / PARTS;
const partOf = (limit: Limit, time: number): number => Math.floor(time / lengthOf(limit));

/** The parts that the limit's time reaches into, the oldest first. */
const partsOf = (limit: Limit, now: number): number[] =>
	Array.from({ length: PARTS + 1 }, (_, at) => partOf(limit, now) - PARTS + at);

/** What is counted together. The length belongs to it: another one has other parts. */
const nameOf = ({ name, key, seconds }: Limit): string =>
	createHash('sha256')
		.update(JSON.stringify([name, seconds, key]))
		.digest('base64url')
		.slice(0, 22);

const markOf = (name: string, part: number, mark: number): string => `limit ${name} ${part} ${mark}`;
