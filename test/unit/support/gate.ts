/** A gate with a small operation behind it, and what was sent through it. */

import type { IContextObject } from 'n8n-workflow';

import { CallGate, type Entry } from '../../../nodes/shared/calls/gate';
import { callMemory } from '../../../nodes/shared/calls/memory';
import type { CallOutcome, PaidOperation } from '../../../nodes/shared/calls/operation';
import type { FailedOutcome } from '../../../nodes/shared/errors';
import { placesCall } from '../../../nodes/shared/http/effect';
import { type Guards, noGuards } from '../../../nodes/shared/safety/guards';
import { recentNumbers } from '../../../nodes/shared/safety/recentNumbers';
import { itemsWith } from './items';
import { memoryStore } from './markStore';

interface Reading {
	/** Milliseconds since 1970. */
	plannedFor?: number;
	redialMs?: number;
}
type Operation = PaidOperation<Reading, string>;
export type TestEntry = Entry<Reading, string>;

const operation = {
	service: 'zvonobot',
	credential: 'test',
	limit: 1,
	effect: placesCall('the account portal'),
	keyOf: (phone) => phone,
	shown: (phone) => ({ phone }),
} as Partial<Operation> as Operation;

export const scheduling: Operation['scheduling'] = {
	plannedFor: ({ plannedFor }) => plannedFor,
	planFor: (reading, plannedFor) => ({ ...reading, plannedFor }),
	redials: ({ redialMs }) => (redialMs === undefined ? [] : [redialMs]),
};

export const placed = (phone: string): CallOutcome => ({ json: { outcome: 'placed', phone } });
export const failed = (outcome: FailedOutcome): CallOutcome => ({
	failure: { message: `It is ${outcome}`, advice: 'Go on.', outcome },
});

/** @param guards of every item; the phone is in its JSON too */
export function entriesFor(
	phones: string[],
	guards: Partial<Guards> = {},
	reading: Reading = {},
	run = 0,
): TestEntry[] {
	return itemsWith({}, { input: phones.map((phone) => ({ phone })) }).map((item, at) => ({
		item,
		owner: `${run}:${at}`,
		reading,
		call: phones[at],
		guards: { ...noGuards, skipRepeated: true, ...guards },
		signature: { type: 'test', data: {} },
	}));
}

/** What a person would read of each call. */
export const told = (entries: TestEntry[]): unknown[] =>
	entries.map(({ outcome, error }) => {
		if (error || !outcome) return error?.message;
		if ('failure' in outcome) return outcome.failure.outcome;
		return outcome.json.reason ?? outcome.json.outcome;
	});

/** @param data what n8n keeps with the execution */
export function gateWorld(
	change: Partial<Operation> = {},
	data: IContextObject = {},
	signal?: AbortSignal,
	store = memoryStore(),
) {
	const memory = callMemory(data);
	const sent: string[] = [];

	/** Lets the entries through, each in a request of its own. */
	async function run(
		entries: TestEntry[],
		answer: (phone: string, tries: number) => CallOutcome | Promise<CallOutcome> = placed,
	): Promise<unknown[]> {
		const gate = new CallGate({ ...operation, ...change }, memory, recentNumbers(store), signal);
		for (const entry of await gate.admit(entries)) {
			let tries = 0;
			await gate.dispatch([entry], entry.guards.rateLimit, async () => {
				sent.push(entry.call);
				return [await answer(entry.call, (tries += 1))];
			});
		}
		return told(entries);
	}
	/** Lets them through in one request, as for an item that names several numbers. */
	async function runTogether(
		entries: TestEntry[],
		answer: (phones: string[]) => CallOutcome[] | Promise<CallOutcome[]> = (phones) => phones.map(placed),
	): Promise<unknown[]> {
		const gate = new CallGate({ ...operation, ...change }, memory, recentNumbers(store), signal);
		const open = await gate.admit(entries);
		await gate.dispatch(open, open[0].guards.rateLimit, async (_reading, going) => {
			const phones = going.map(({ call }) => call);
			sent.push(...phones);
			return await answer(phones);
		});
		return told(entries);
	}
	return { run, runTogether, sent, memory, store, data };
}
