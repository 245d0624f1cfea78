/** What this process knows of the calls of each key, beside what is in the store. */

import { type MarkStore, pairs } from '../../shared/markStore';
import { type Counted, nextMark, nothing } from './counted';
import { knownUntil, type Limit, markOf, partsOf } from './parts';

/** By the name of what is counted together. */
export type Counts = Map<string, Counted>;

const countsByStore = new Map<string, Counts>();

/** Asks the store for what this process does not know: the next mark of each part, until there is none. */
export async function read(
	store: MarkStore,
	counts: Counts,
	limits: ReadonlyMap<string, Limit>,
	now: number,
): Promise<Counts> {
	const counted = new Map([...limits.keys()].map((name) => [name, counts.get(name) ?? nothing()]));
	let open = [...limits].flatMap(([name, limit]) => {
		const own = countedOf(counted, name);
		const parts = partsOf(limit, now).filter((part) => part >= own.knownUntil);
		return parts.map((part) => ({ name, own, part }));
	});
	while (open.length > 0) {
		const asked = open.map((one) => markOf(one.name, one.part, (one.own.marks.get(one.part) ?? 0) + 1));
		const found = new Set(await pairs(store).find(asked));
		open = open.filter((_, at) => found.has(asked[at]));
		open.forEach(({ own, part }) => nextMark(own, part));
	}
	limits.forEach((limit, name) => (countedOf(counted, name).knownUntil = knownUntil(limit, now)));
	return counted;
}

/** Only keys with calls are kept, and only as long as these count: asking with ever new keys does not fill the memory. */
export function remember(counts: Counts, counted: Counts, limits: Map<string, Limit>, now: number): void {
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

export function countsOf({ name }: MarkStore): Counts {
	const counts = countsByStore.get(name) ?? new Map<string, Counted>();
	countsByStore.set(name, counts);
	return counts;
}

export function countedOf(counts: Counts, name: string): Counted {
	const counted = counts.get(name);
	if (!counted) throw new Error('A limit was not read');
	return counted;
}
