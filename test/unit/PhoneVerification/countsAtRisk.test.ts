/** The counting of limits where n8n's store fails, or another process writes over what was counted. */

import type * as Counts from '../../../nodes/PhoneVerification/limits/counts';
import type { Limit } from '../../../nodes/PhoneVerification/limits/parts';
import type { MarkStore } from '../../../nodes/shared/markStore';
import { memoryStore } from '../support/markStore';

/** The module as another process has it: knowing nothing of what happened before. */
async function newProcess(): Promise<typeof Counts> {
	jest.resetModules();
	return await import('../../../nodes/PhoneVerification/limits/counts');
}

const START = 1_700_000_000_000;
const perHour = (most: number, key = 'phone'): Limit => ({ name: 'perHour', key, most, seconds: 3600 });

const pass = async (store: MarkStore, limits: Limit[], now: number, { passLimits }: typeof Counts) =>
	(await passLimits(store, [limits], () => now))[0];
const passes = async (store: MarkStore, limits: Limit[], now: number, process: typeof Counts) =>
	!process.isExceeded(await pass(store, limits, now, process));

describe('a store that fails, or that others write at the same moment', () => {
	const failing = (store: MarkStore): MarkStore => ({
		...store,
		add: async () => await Promise.reject(new Error('no database')),
	});

	it('counts no call that it could not let pass', async () => {
		const [there, store] = [await newProcess(), memoryStore()];
		expect(await passes(store, [perHour(3)], START, there)).toBe(true);
		for (const minute of [1, 2]) {
			const asked = passes(failing(store), [perHour(3)], START + minute * 1000, there);
			await expect(asked).rejects.toThrow('no database');
		}
		for (const isLeft of [true, true, false])
			expect(await passes(store, [perHour(3)], START, there)).toBe(isLeft);
	});

	it('lets nobody pass by a mark that was written over while another limit was counted anew', async () => {
		const [first, second, third] = [await newProcess(), await newProcess(), await newProcess()];
		const store = memoryStore();
		const limits = [perHour(1, 'phone'), perHour(100, 'all')];
		let adds = 0;
		const lossy: MarkStore = {
			...store,
			async add(marks) {
				adds += 1;
				if (adds > 1) return await store.add(marks);
				await pass(store, [perHour(100, 'all')], START, second);
				const row = [...store.row];
				const added = await store.add(marks);
				store.row = row;
				return added;
			},
		};
		expect(await passes(lossy, limits, START, first)).toBe(true);
		expect(await passes(store, limits, START, third)).toBe(false);
	});

	it('lets no other process call a phone that is called by the next channel', async () => {
		const [first, second, store] = [await newProcess(), await newProcess(), memoryStore()];
		const pause: Limit = {
			...{ name: 'secondsBetween', key: 'phone', most: 1, seconds: 30, holds: true },
			scale: { partSeconds: 1, keepSeconds: 60 },
		};
		const passed = (await pass(store, [pause], START, first)) as Counts.Passed;
		await first.renewPassed(store, [passed], START + 31_000);
		expect(await passes(store, [pause], START + 33_000, second)).toBe(false);
		await first.endPassed(store, [{ passed, rang: false }], START + 34_000);
		expect(await passes(store, [pause], START + 34_000, first)).toBe(true);
	});
});
