import type * as Attempts from '../../../../nodes/shared/verification/attempts';
import type * as NewestCode from '../../../../nodes/shared/verification/newestCode';
import { memoryStore } from '../../support/markStore';

/** The modules as another process has them: knowing nothing of what happened before. */
async function newProcess(): Promise<typeof NewestCode & typeof Attempts> {
	jest.resetModules();
	const newest = await import('../../../../nodes/shared/verification/newestCode');
	return { ...newest, ...(await import('../../../../nodes/shared/verification/attempts')) };
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const now = 1_700_000_000 * SECOND_MS;
const phone = '79000000100';
const other = '79000000101';
const at = (issuedAt: number, of = phone) => ({
	...{ id: `code of ${of} at ${issuedAt}`, phone: of, code: '0427', callId: null, issuedAt },
	expiresAt: issuedAt + 10 * MINUTE_MS,
});
beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(now));
afterEach(() => jest.restoreAllMocks());

describe('the newest code of a phone', () => {
	it('replaces the one before it in its process, and no later one', async () => {
		const { noteNewest, isReplacedHere } = await newProcess();
		noteNewest('workflow', at(now));
		expect(isReplacedHere('workflow', at(now - 1))).toBe(true);
		expect(isReplacedHere('workflow', at(now))).toBe(false);
		expect(isReplacedHere('workflow', at(now - 1, other))).toBe(false);
		expect(isReplacedHere('other workflow', at(now - 1))).toBe(false);
	});

	/** Sends codes in one process after another, and checks in the last one. */
	async function sentApart(...codes: Array<ReturnType<typeof at>>) {
		const store = memoryStore();
		for (const code of codes) {
			const { noteNewest, saveNewest } = await newProcess();
			noteNewest('workflow', code);
			await saveNewest('workflow', store);
		}
		const { attempt } = await newProcess();
		return async (code: ReturnType<typeof at>) => (await attempt(store, code, 3, true)).reason;
	}

	it.each([20, SECOND_MS, 31 * SECOND_MS, 9 * MINUTE_MS])(
		'replaces one that another process has sent %d ms before it',
		async (age) => {
			const reasonOf = await sentApart(at(now - age), at(now));
			expect(await reasonOf(at(now - age))).toBe('replaced');
			expect(await reasonOf(at(now))).toBeNull();
		},
	);

	it('replaces all that were sent before it', async () => {
		const codes = [at(now - 5 * MINUTE_MS), at(now - MINUTE_MS), at(now)];
		const reasonOf = await sentApart(...codes);
		for (const code of codes.slice(0, 2)) expect(await reasonOf(code)).toBe('replaced');
		expect(await reasonOf(codes[2])).toBeNull();
	});

	it('replaces none of another phone', async () => {
		const reasonOf = await sentApart(at(now - MINUTE_MS, other), at(now));
		expect(await reasonOf(at(now - MINUTE_MS, other))).toBeNull();
	});

	it('is saved once, and with the next one where n8n could not keep it', async () => {
		const [{ noteNewest, saveNewest }, store] = [await newProcess(), memoryStore()];
		noteNewest('workflow', at(now));
		const broken = { ...store, add: async () => await Promise.reject(new Error('no database')) };
		await saveNewest('workflow', broken);
		expect(store.row).toEqual([]);
		await saveNewest('workflow', store);
		const { length } = store.row;
		await saveNewest('workflow', store);
		expect([length > 0, store.row.length]).toEqual([true, length]);
	});
});

it('a code is right whatever another process asks the store for at the same moment', async () => {
	const [store, code] = [memoryStore(), at(now)];
	const { noteNewest, saveNewest, attempt } = await newProcess();
	noteNewest('workflow', code);
	await saveNewest('workflow', store);
	// Another process has asked for all there may be of the phone, and what it took away was written back.
	const asked: string[] = [];
	const find = async (marks: string[]) => {
		asked.push(...marks);
		return await Promise.resolve([]);
	};
	const there = await newProcess();
	there.noteNewest('workflow', at(now + MINUTE_MS, other));
	await there.saveNewest('workflow', { ...store, find });
	store.row.push(...asked);
	expect((await attempt(store, code, 3, true)).reason).toBeNull();
});
