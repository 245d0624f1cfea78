/**
 * What signed callbacks have said of calls while others of the same execution are still waited for. Known to this process
 * only, so the service is asked as well: this is for one whose answers lag behind its callbacks.
 */

import type { IDataObject } from 'n8n-workflow';

/** Results by the place of their call; undefined where nothing is known. */
export type Results = Array<IDataObject | undefined>;

/** An execution that is never brought back, because its limit has passed, must not be kept for ever. */
const MOST_WAITING = 1000;
const heard = new Map<string, Results>();

/**
 * @param waiting what tells apart these calls from all others
 * @param join makes one of two results for the same call
 * @returns all that was heard, this included
 */
export function hear(
	waiting: string,
	told: Results,
	join: (before: Results[number], now: Results[number]) => Results[number],
): Results {
	const before = heard.get(waiting) ?? [];
	const all = told.map((now, place) => join(before[place], now));
	heard.delete(waiting);
	heard.set(waiting, all);
	const [oldest] = heard.keys();
	if (heard.size > MOST_WAITING) heard.delete(oldest);
	return all;
}

export const forget = (waiting: string): void => void heard.delete(waiting);
