import fc from 'fast-check';

import type { MarkStore } from '../../../../nodes/shared/markStore';
import { recentNumbers } from '../../../../nodes/shared/safety/recentNumbers';
import { memoryStore } from '../../support/markStore';

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
	it('holds two marks for each, and no number', async () => {
		const store = memoryStore();
		await take(store, now, 24, [phone, other]);
		expect(store.row).toHaveLength(4);
		expect(store.row.join(' ')).not.toMatch(/\d{7}/);
	});

	it('gives up the oldest numbers first where it is full', async () => {
		const store = memoryStore(4);
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
});
