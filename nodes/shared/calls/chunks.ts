/** Which calls travel in one request. */

import type { RequestOptions } from '../http/requestOptions';
import type { Item } from '../item';
import type { Entry } from './gate';

/** Calls with equal readings travel together; those of different accounts or with different Request Options never do. */
export function groupsOf<Reading, Call>(
	entries: Array<Entry<Reading, Call>>,
	optionsOf: (item: Item) => RequestOptions,
): Array<Array<Entry<Reading, Call>>> {
	const groups = new Map<unknown, Array<Entry<Reading, Call>>>();
	for (const entry of entries) {
		const name = nameOf(entry, optionsOf);
		const group = groups.get(name) ?? [];
		groups.set(name, group);
		group.push(entry);
	}
	return [...groups.values()];
}

/** What was read once for all items is one and the same. */
function nameOf<Reading, Call>(
	{ item, reading, guards, signature }: Entry<Reading, Call>,
	optionsOf: (item: Item) => RequestOptions,
): unknown {
	if (item.isFixed() && item.sharesCredential(signature.type)) return reading;
	return JSON.stringify([reading, guards.rateLimit, guards.hours, signature.data, optionsOf(item)]);
}

/**
 * Cuts a group into requests. None of them names a number twice: what its answer says of it could not be told apart.
 *
 * @param size most calls in one request
 * @param keyOf what must not stand in one request twice; anything may where it is left out
 */
export function chunksOf<Reading, Call>(
	group: Array<Entry<Reading, Call>>,
	size: number,
	keyOf?: (call: Call) => string,
): Array<Array<Entry<Reading, Call>>> {
	const chunks: Array<{ keys: Set<string>; entries: Array<Entry<Reading, Call>> }> = [];
	let filling = 0;
	for (const entry of group) {
		const key = keyOf?.(entry.call);
		const takes = (chunk?: (typeof chunks)[number]) =>
			!chunk || (chunk.entries.length < size && (key === undefined || !chunk.keys.has(key)));
		while (chunks[filling]?.entries.length >= size) filling += 1;
		let at = filling;
		while (!takes(chunks[at])) at += 1;
		const chunk = (chunks[at] ??= { keys: new Set(), entries: [] });
		if (key !== undefined) chunk.keys.add(key);
		chunk.entries.push(entry);
	}
	return chunks.map(({ entries }) => entries);
}
