import type * as NewestCode from '../../../../nodes/shared/verification/newestCode';
import { memoryStore } from '../../support/markStore';

/** The module as another process has it: knowing nothing of what happened before. */
async function newProcess(): Promise<typeof NewestCode> {
	jest.resetModules();
	return await import('../../../../nodes/shared/verification/newestCode');
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const now = 1_000_000 * SECOND_MS;
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(now));
afterEach(() => jest.restoreAllMocks());

describe('the newest code of a phone', () => {
	it('replaces the one before it, and no later one', async () => {
		const [{ noteNewest, isReplaced }, store] = [await newProcess(), memoryStore()];
		noteNewest('workflow', 'phone', now);
		expect(await isReplaced('workflow', store, ['phone'], now - 1)).toBe(true);
		expect(await isReplaced('workflow', store, ['phone'], now)).toBe(false);
		expect(await isReplaced('workflow', store, ['phone'], now + 1)).toBe(false);
	});

	it('replaces none of another phone or workflow', async () => {
		const [{ noteNewest, saveNewest, isReplaced }, store] = [await newProcess(), memoryStore()];
		noteNewest('workflow', 'phone', now);
		await saveNewest('workflow', store);
		expect(await isReplaced('workflow', store, ['other phone'], now - MINUTE_MS)).toBe(false);
		expect(await isReplaced('other', memoryStore(), ['phone'], now - MINUTE_MS)).toBe(false);
	});

	it.each([SECOND_MS, 30 * SECOND_MS, 9 * MINUTE_MS])(
		'is known to another process when it is saved, %d ms after the one before it',
		async (age) => {
			const [here, store] = [await newProcess(), memoryStore()];
			here.noteNewest('workflow', 'phone', now);
			await here.saveNewest('workflow', store);
			const there = await newProcess();
			expect(await there.isReplaced('workflow', store, ['phone'], now - age)).toBe(true);
			expect(await there.isReplaced('workflow', store, ['phone'], now)).toBe(false);
		},
	);

	it('is saved once, and with the next one where n8n could not keep it', async () => {
		const [{ noteNewest, saveNewest }, store] = [await newProcess(), memoryStore()];
		noteNewest('workflow', 'phone', now);
		const broken = { ...store, add: async () => await Promise.reject(new Error('no database')) };
		await saveNewest('workflow', broken);
		expect(store.row).toEqual([]);
		await saveNewest('workflow', store);
		await saveNewest('workflow', store);
		expect(store.row).toHaveLength(1);
	});
});
