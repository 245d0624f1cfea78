import { setImmediate as otherWork } from 'node:timers/promises';

import fc from 'fast-check';

import type { MarkStore } from '../../../../nodes/shared/markStore';
import { recentNumbers } from '../../../../nodes/shared/safety/recentNumbers';
import { manyRuns } from '../../../support/seed';
import { memoryStore } from '../../support/markStore';

/** The function as another process has it: knowing nothing of what happens in this one. */
async function newProcess(): Promise<typeof recentNumbers> {
	jest.resetModules();
	return (await import('../../../../nodes/shared/safety/recentNumbers')).recentNumbers;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const now = Date.parse('2026-11-20T10:45:00Z');
const phone = '79000000100';
const other = '79000000101';

const take = async (store: MarkStore, at: number, hours: number, phones = [phone]) => [
	...(await recentNumbers(store, at).take(phones, hours)),
];
const find = async (store: MarkStore, at: number, hours: number, phones = [phone]) => [
	...(await recentNumbers(store, at).find(phones, hours)),
];

describe('the numbers that a node has called lately', () => {
	it('are those that were taken, by whatever execution, and no others', async () => {
		const store = memoryStore();
		await expect(take(store, now, 24, [phone, other])).resolves.toEqual([]);
		await expect(take(store, now, 24, [phone, '79000000102'])).resolves.toEqual([phone]);
		await expect(find(store, now, 24, [other, '79000000103'])).resolves.toEqual([other]);
	});

	it('are not taken by looking for them', async () => {
		const store = memoryStore();
		await find(store, now, 24);
		expect(store.row).toEqual([]);
		await expect(take(store, now, 24)).resolves.toEqual([]);
	});

	it.each([
		['the same moment', 1, 0, true],
		['half an hour', 1, HOUR_MS / 2, true],
		['just below the time', 1, HOUR_MS - 1, true],
		['more than an hour above the time', 1, 2 * HOUR_MS, false],
		['just below a day, over midnight', 24, DAY_MS - 1, true],
		['more than a day and an hour', 24, DAY_MS + HOUR_MS, false],
		['just below a week', 168, 7 * DAY_MS - 1, true],
		['more than a week and an hour', 168, 7 * DAY_MS + HOUR_MS, false],
		['half an hour, where that is the time', 0.5, HOUR_MS / 2 - 1, true],
	])('after %s, remembered for %p hours', async (_age, hours, age, isRemembered) => {
		const store = memoryStore();
		await take(store, now - age, hours);
		await expect(find(store, now, hours)).resolves.toEqual(isRemembered ? [phone] : []);
	});

	it('are remembered for the time, and for less than an hour longer, at any time of day', async () => {
		const hours = fc.integer({ min: 1, max: 320 }).map((quarters) => quarters / 4);
		const nearEnd = fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS });
		const moment = fc.integer({ min: now, max: now + 3 * DAY_MS });
		await fc.assert(
			fc.asyncProperty(hours, nearEnd, moment, async (time, offset, at) => {
				const ago = Math.max(time * HOUR_MS + offset, 0);
				const store = memoryStore();
				await take(store, at - ago, time);
				const [found] = await find(store, at, time);
				if (ago < time * HOUR_MS) expect(found).toBe(phone);
				if (ago >= (Math.ceil(time) + 1) * HOUR_MS) expect(found).toBeUndefined();
			}),
		);
	});

	it('keep the time of their first call when they are asked for again', async () => {
		const store = memoryStore();
		await take(store, now - 23 * HOUR_MS, 24);
		await take(store, now, 24);
		await expect(find(store, now + 3 * HOUR_MS, 24)).resolves.toEqual([]);
	});
});

describe('a number that is called later than it was let pass', () => {
	const evening = Date.parse('2026-11-20T22:05:00Z');
	const ringing = Date.parse('2026-11-21T09:00:00Z');
	const hour = (number: number) => evening + number * HOUR_MS;

	it.each([
		['while it waits', hour(8), 4, true],
		['just after it has rung', ringing + HOUR_MS / 2, 4, true],
		['when the time from its ring is over', ringing + 6 * HOUR_MS, 4, false],
		['while it waits, remembered for days', hour(5), 72, true],
	])('is remembered until it rings, and from then on: %s', async (_when, at, hours, isRemembered) => {
		const store = memoryStore();
		const numbers = recentNumbers(store, evening);
		await numbers.take([phone], hours);
		await numbers.renew([phone], hours, ringing);
		await expect(find(store, at, hours)).resolves.toEqual(isRemembered ? [phone] : []);
	});

	it('is remembered at any time until it rings, and as long after that', async () => {
		const hours = fc.integer({ min: 1, max: 100 });
		const ahead = fc.integer({ min: 0, max: 24 }).chain((steps) => fc.tuple(fc.constant(steps), hours));
		await fc.assert(
			fc.asyncProperty(ahead, fc.double({ min: 0, max: 1, noNaN: true }), async ([steps, time], share) => {
				const store = memoryStore();
				const rings = now + steps * time * HOUR_MS;
				await recentNumbers(store, now).renew([phone], time, rings);
				const at = now + share * (rings + time * HOUR_MS - now - 1);
				await expect(find(store, at, time)).resolves.toEqual([phone]);
			}),
		);
	});

	it('leaves as few marks where nothing is new, and none where nobody was called', async () => {
		const store = memoryStore();
		const numbers = recentNumbers(store, evening);
		await numbers.take([phone], 4);
		const before = [...store.row];
		await numbers.renew([phone], 4, evening);
		expect(store.row).toEqual(before);
		await numbers.renew([phone], 4, ringing);
		await numbers.release([phone]);
		await expect(find(store, hour(8), 4)).resolves.toEqual([]);
	});
});

it.each([1, 8, 24, 72])(
	'a process whose clock is behind an hour edge sees it, with %p hours',
	async (hours) => {
		const store = memoryStore();
		const edge = Date.parse('2026-11-21T00:00:00Z');
		await take(store, edge + 10, hours);
		await expect(take(store, edge - 10, hours)).resolves.toEqual([phone]);
	},
);

describe('a number that nobody was called under after all', () => {
	it('is free again', async () => {
		const store = memoryStore();
		const numbers = recentNumbers(store, now);
		await numbers.take([phone, other], 24);
		await numbers.release([phone]);
		await expect(find(store, now, 24, [phone, other])).resolves.toEqual([other]);
	});

	it('keeps the calls of other executions', async () => {
		const store = memoryStore();
		await take(store, now - 3 * HOUR_MS, 24);
		const numbers = recentNumbers(store, now);
		await numbers.take([phone], 1);
		await numbers.release([phone]);
		await expect(find(store, now, 24)).resolves.toEqual([phone]);
		await expect(find(store, now, 1)).resolves.toEqual([]);
	});

	it('is not released by an execution that has not taken it', async () => {
		const store = memoryStore();
		await take(store, now, 24);
		const numbers = recentNumbers(store, now);
		await numbers.take([phone], 24);
		await numbers.release([phone]);
		await expect(find(store, now, 24)).resolves.toEqual([phone]);
	});
});

describe('the store of the numbers', () => {
	it('holds two marks for each and one for their execution, and no number', async () => {
		const store = memoryStore();
		await take(store, now, 24, [phone, other]);
		expect(store.row).toHaveLength(5);
		for (const one of [phone, other]) expect(store.row.join(' ')).not.toContain(one.slice(-7));
	});

	it('gives up the oldest numbers first where it is full', async () => {
		const store = memoryStore(6);
		for (const one of [phone, other, '79000000102']) await take(store, now, 24, [one]);
		await expect(find(store, now, 24, [phone, other, '79000000102'])).resolves.toEqual([
			other,
			'79000000102',
		]);
	});

	it('lets one of many executions at the same moment have a number', async () => {
		const store = memoryStore();
		const taken = await Promise.all(Array.from({ length: 20 }, async () => await take(store, now, 24)));
		expect(taken.filter((called) => called.length === 0)).toHaveLength(1);
	});

	it('lets one of three processes at the same moment have a number', async () => {
		const processes = [await newProcess(), await newProcess(), await newProcess()];
		const asking = fc.array(
			fc.record({ of: fc.nat(2), turns: fc.nat(8), phones: fc.subarray([phone, other], { minLength: 1 }) }),
			{ minLength: 2, maxLength: 12 },
		);
		await fc.assert(
			fc.asyncProperty(asking, async (asked) => {
				const store = memoryStore();
				const taken = asked.map(async ({ of, turns, phones }) => {
					for (let turn = 0; turn < turns; turn += 1) await otherWork();
					const called = await processes[of](store, now).take(phones, 24);
					return phones.filter((one) => !called.has(one));
				});
				const free = (await Promise.all(taken)).flat().sort();
				expect(free).toEqual([...new Set(asked.flatMap(({ phones }) => phones))].sort());
			}),
			{ numRuns: manyRuns(300) },
		);
	});
});
