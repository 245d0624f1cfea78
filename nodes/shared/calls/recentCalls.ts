/** Which of a run's calls go to numbers that other executions have called lately. */

import { type ErrorRow, inputError, type NodeError } from '../errors';
import type { Item } from '../item';
import { NOT_KEPT, NOT_RENEWED } from '../safety/brokenGuards';
import type { Guards } from '../safety/guards';
import type { RecentNumbers } from '../safety/recentNumbers';

interface Asking {
	item: Item;
	guards: Guards;
	error?: NodeError;
}

/**
 * Asks only as far as a cap has room: asking takes a number from other executions of the same moment.
 *
 * @param room how many calls the cap lets through
 * @returns the calls whose number was called lately, and those that were not asked for
 */
export async function calledWithin<Call extends Asking>(
	recent: RecentNumbers,
	calls: Call[],
	keyOf: (call: Call) => string,
	room: number,
): Promise<{ called: Set<Call>; unasked: Call[] }> {
	const called = new Set<Call>();
	let [unasked, left] = [calls, room];
	// Each time more: a list of whom most were called is asked for in a few turns.
	for (let times = 1; unasked.length > 0 && left > 0; times *= 2) {
		const keys = new Set([...new Set(unasked.map(keyOf))].slice(0, left * times));
		const found = await calledRecently(
			recent,
			unasked.filter((call) => keys.has(keyOf(call))),
			keyOf,
		);
		found.forEach((call) => called.add(call));
		left -= keys.size - new Set([...found].map(keyOf)).size;
		unasked = unasked.filter((call) => !keys.has(keyOf(call)));
	}
	return { called, unasked };
}

/**
 * Remembers calls that are about to be placed from now on until they ring, whenever they were let pass.
 *
 * @param ringsAt milliseconds since 1970
 * @returns why nobody may be called
 */
export async function renewed<Call extends Asking>(
	recent: RecentNumbers,
	calls: Call[],
	keyOf: (call: Call) => string,
	ringsAt: number,
): Promise<ErrorRow | undefined> {
	try {
		for (const alike of byWay(calls.filter(({ guards }) => guards.rememberHours > 0)))
			await recent.renew([...new Set(alike.map(keyOf))], alike[0].guards.rememberHours, ringsAt);
		return undefined;
	} catch {
		return NOT_RENEWED;
	}
}

/**
 * Asks what other executions have called, once for each time that the items set, and marks the rest as called. What this
 * run marks is no answer to its other items: dry runs ask first, then those who remember longest.
 *
 * @returns the calls whose number was called lately; one whose number can't be looked up has an error
 */
export async function calledRecently<Call extends Asking>(
	recent: RecentNumbers,
	calls: Call[],
	keyOf: (call: Call) => string,
): Promise<Set<Call>> {
	const called = new Set<Call>();
	const own = new Set<string>();
	for (const alike of byWay(calls.filter(({ guards }) => guards.rememberHours > 0))) {
		const [{ guards }] = alike;
		const phones = [...new Set(alike.map(keyOf))].filter((phone) => !own.has(phone));
		try {
			const found = await lookUp(recent, phones, guards);
			for (const call of alike) if (found.has(keyOf(call))) called.add(call);
			if (!guards.dryRun) for (const phone of phones) if (!found.has(phone)) own.add(phone);
		} catch {
			for (const call of alike) call.error = inputError(call.item, ...NOT_KEPT);
		}
	}
	return called;
}

async function lookUp(recent: RecentNumbers, phones: string[], guards: Guards): Promise<Set<string>> {
	if (phones.length === 0) return new Set();
	const { dryRun, rememberHours } = guards;
	return await (dryRun ? recent.find(phones, rememberHours) : recent.take(phones, rememberHours));
}

/** Those who ask the same, in the order in which they ask. */
function byWay<Call extends Asking>(calls: Call[]): Call[][] {
	const ways = new Map<string, Call[]>();
	for (const call of calls) {
		const way = `${call.guards.dryRun} ${call.guards.rememberHours}`;
		const alike = ways.get(way) ?? [];
		if (alike.length === 0) ways.set(way, alike);
		alike.push(call);
	}
	return [...ways.values()].sort(
		([{ guards: one }], [{ guards: other }]) =>
			Number(other.dryRun) - Number(one.dryRun) || other.rememberHours - one.rememberHours,
	);
}
