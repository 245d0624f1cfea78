/** The counting of limits: over any stretch of time, never more calls than a limit says. */

import { setImmediate as otherWork } from 'node:timers/promises';

import fc from 'fast-check';

import type * as Counts from '../../../nodes/PhoneVerification/limits/counts';
import type { Limit } from '../../../nodes/PhoneVerification/limits/parts';
import type { MarkStore } from '../../../nodes/shared/markStore';
import { manyRuns } from '../../support/seed';
import { memoryStore } from '../support/markStore';

/** The module as another process has it: knowing nothing of what happened before. */
async function newProcess(): Promise<typeof Counts> {
	jest.resetModules();
	return await import('../../../nodes/PhoneVerification/limits/counts');
}

let process: typeof Counts;
beforeAll(async () => {
	process = await newProcess();
});

const MINUTE_MS = 60_000;
const HOUR = 3600;
const START = 1_700_000_000_000;
const perHour = (most: number, key = 'phone'): Limit => ({ name: 'perHour', key, most, seconds: HOUR });

const pass = async (store: MarkStore, limits: Limit[], now: number, { passLimits } = process) =>
	(await passLimits(store, [limits], () => now))[0];
const passes = async (...asked: Parameters<typeof pass>) => !process.isExceeded(await pass(...asked));

it('lets only as many calls pass as are allowed, and says when the next one may', async () => {
	const store = memoryStore();
	for (const minute of [0, 10, 20])
		expect(await passes(store, [perHour(3)], START + minute * MINUTE_MS)).toBe(true);
	const held = (await pass(store, [perHour(3)], START + 30 * MINUTE_MS)) as Counts.Exceeded;
	expect(held.limit).toBe('perHour');
	expect(held.until).toBeGreaterThanOrEqual(START + HOUR * 1000);
	expect(held.until).toBeLessThanOrEqual(START + (HOUR + HOUR / 12) * 1000);
	expect(await passes(store, [perHour(3)], held.until - 1)).toBe(false);
	expect(await passes(store, [perHour(3)], held.until)).toBe(true);
});

it('counts each key alone, and calls of one run one after another', async () => {
	const store = memoryStore();
	const wanted = [[perHour(1, 'a')], [perHour(1, 'b')], [perHour(1, 'a')]];
	const results = await process.passLimits(store, wanted, () => START);
	expect(results.map(process.isExceeded)).toEqual([false, false, true]);
});

it('takes nothing of any limit where one of them is exceeded', async () => {
	const store = memoryStore();
	await pass(store, [perHour(1, 'a')], START);
	expect(await passes(store, [perHour(1, 'a'), perHour(1, 'b')], START)).toBe(false);
	expect(await passes(store, [perHour(1, 'b')], START)).toBe(true);
});

it('makes room for another call where one is given back', async () => {
	const store = memoryStore();
	const passed = (await pass(store, [perHour(1)], START)) as Counts.Passed;
	await process.endPassed(store, [{ passed, rang: false }], START);
	expect(await passes(store, [perHour(1)], START)).toBe(true);
	expect(await passes(store, [perHour(1)], START)).toBe(false);
});

it('holds in a process that has just begun', async () => {
	const store = memoryStore();
	const limits = [perHour(20)];
	for (let call = 0; call < 20; call += 1) await pass(store, limits, START + call * 1000);
	expect(await passes(store, limits, START + MINUTE_MS, await newProcess())).toBe(false);
	expect(await passes(store, limits, START + 66 * MINUTE_MS, await newProcess())).toBe(true);
});

it('holds in one process whatever the store loses', async () => {
	const store = memoryStore();
	await pass(store, [perHour(2)], START);
	store.row = [];
	await pass(store, [perHour(2)], START + 1);
	store.row = [];
	expect(await passes(store, [perHour(2)], START + 2)).toBe(false);
});

it('lets nobody pass where the store fails, and counts on from where it was', async () => {
	const store = memoryStore();
	await pass(store, [perHour(2)], START);
	const broken = { ...store, find: async () => await Promise.reject(new Error('no database')) };
	await expect(pass(broken, [perHour(2)], START + 1)).rejects.toThrow('no database');
	expect(await passes(store, [perHour(2)], START + 2)).toBe(true);
	expect(await passes(store, [perHour(2)], START + 3)).toBe(false);
});

it('holds for two processes that take turns', async () => {
	const [store, other] = [memoryStore(), await newProcess()];
	const results: boolean[] = [];
	for (let call = 0; call < 10; call += 1) {
		results.push(await passes(store, [perHour(5)], START + call, call % 2 === 0 ? process : other));
	}
	expect(results.filter(Boolean)).toHaveLength(5);
});

it('lets one of two processes pass that take the last call at the same moment', async () => {
	const [store, other] = [memoryStore(), await newProcess()];
	const limits = [perHour(1), perHour(100, 'in all')];
	const both = [process, other];
	const results = await Promise.all(both.map(async (one) => await pass(store, limits, START, one)));
	expect(results.filter((result) => !process.isExceeded(result))).toHaveLength(1);
});

it('never lets more calls pass than are allowed, whenever three processes ask, and whatever their clocks say', async () => {
	const calls = fc.array(
		fc.record({
			...{ of: fc.nat(2), key: fc.constantFrom('a', 'b'), rang: fc.boolean() },
			...{ turns: fc.nat(8), ahead: fc.nat(3) },
		}),
		{ minLength: 2, maxLength: 20 },
	);
	const processes = [process, await newProcess(), await newProcess()];
	const scale = { partSeconds: 1, keepSeconds: 60 };
	await fc.assert(
		fc.asyncProperty(calls, fc.integer({ min: 1, max: 4 }), async (asked, most) => {
			const store = memoryStore();
			const [placed, passed]: [string[], Set<string>] = [[], new Set()];
			const one = async ({ of, key, turns, ahead, rang }: (typeof asked)[number]) => {
				for (let turn = 0; turn < turns; turn += 1) await otherWork();
				const limits = [{ name: 'perFiveSeconds', key, most, seconds: 5, scale }, perHour(100, 'in all')];
				const now = START + ahead * 500;
				const result = await pass(store, limits, now, processes[of]);
				if (processes[of].isExceeded(result)) return;
				passed.add(key);
				if (rang) placed.push(key);
				await processes[of].endPassed(store, [{ passed: result, rang }], now);
			};
			await Promise.all(asked.map(one));
			for (const key of ['a', 'b'])
				expect(placed.filter((other) => other === key).length).toBeLessThanOrEqual(most);
			expect(passed).toEqual(new Set(asked.map(({ key }) => key)));
		}),
		{ numRuns: manyRuns(300) },
	);
});

it('counts both of two calls that have passed because the store was too slow, as soon as they have ended', async () => {
	const [store, other] = [memoryStore(), await newProcess()];
	const slow: MarkStore = {
		...store,
		async add(marks) {
			const row = [...store.row];
			for (let turn = 0; turn < 50; turn += 1) await otherWork();
			store.row = [...new Set([...row, ...marks])];
			return marks.filter((mark) => !row.includes(mark));
		},
	};
	const [first, second] = (await Promise.all([
		pass(store, [perHour(1)], START),
		pass(slow, [perHour(1)], START, other),
	])) as Counts.Passed[];
	await process.endPassed(store, [{ passed: first, rang: true }], START);
	await other.endPassed(store, [{ passed: second, rang: true }], START);
	expect(await passes(store, [perHour(2)], START, await newProcess())).toBe(false);
	expect(await passes(store, [perHour(3)], START, await newProcess())).toBe(true);
});

it('never lets more calls pass in any stretch of its time, and none wait a twelfth longer', async () => {
	const steps = fc.array(
		fc.record({ ms: fc.nat(25 * MINUTE_MS), key: fc.constantFrom('a', 'b'), back: fc.nat(9) }),
		{
			maxLength: 60,
		},
	);
	await fc.assert(
		fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (calls, most) => {
			const store = memoryStore();
			const placed: Record<string, number[]> = { a: [], b: [] };
			let now = START;
			for (const { ms, key, back } of calls) {
				now += ms;
				const result = await pass(store, [perHour(most, key)], now);
				const within = (ms: number) => placed[key].filter((at) => at > now - ms).length;
				if (process.isExceeded(result))
					expect(within((HOUR + HOUR / 12) * 1000)).toBeGreaterThanOrEqual(most);
				else if (back === 0) await process.endPassed(store, [{ passed: result, rang: false }], now);
				else {
					expect(within(HOUR * 1000)).toBeLessThan(most);
					placed[key].push(now);
				}
			}
		}),
		{ numRuns: 300 },
	);
});

describe('a limit that holds', () => {
	const pause = (seconds: number, most = 1): Limit => ({
		...{ name: 'pause', key: 'phone', most, seconds, holds: true },
		scale: { partSeconds: 1, keepSeconds: 60 },
	});

	it('lets nobody pass as long as a call is under way, and begins at its end', async () => {
		const store = memoryStore();
		const passed = (await pass(store, [pause(5)], START)) as Counts.Passed;
		expect(await passes(store, [pause(5)], START + 20_000)).toBe(false);
		await process.endPassed(store, [{ passed, rang: true }], START + 20_000);
		expect(await passes(store, [pause(5)], START + 24_000)).toBe(false);
		expect(await passes(store, [pause(5)], START + 24_000, await newProcess())).toBe(false);
		expect(await passes(store, [pause(5)], START + 26_000)).toBe(true);
	});

	it('is over at once where nobody was rung', async () => {
		const store = memoryStore();
		const passed = (await pass(store, [pause(5)], START)) as Counts.Passed;
		await process.endPassed(store, [{ passed, rang: false }], START + 9_000);
		expect(await passes(store, [pause(5)], START + 9_000)).toBe(true);
	});

	it('counts the calls of others of another length', async () => {
		const store = memoryStore();
		const passed = (await pass(store, [pause(5)], START)) as Counts.Passed;
		await process.endPassed(store, [{ passed, rang: true }], START);
		expect(await passes(store, [pause(60)], START + 10_000)).toBe(false);
		expect(await passes(store, [pause(5)], START + 10_000)).toBe(true);
	});
});
