import fc from 'fast-check';

import { manyRuns } from '../../../support/seed';
import { memoryStore } from '../../support/markStore';

/** The modules as another process has them: knowing nothing of what happened before. */
async function newProcess() {
	jest.resetModules();
	const newest = await import('../../../../nodes/shared/verification/newestCode');
	const { attempt } = await import('../../../../nodes/shared/verification/attempts');
	const send = (code: { phone: string; issuedAt: number }, workflowId = 'workflow') =>
		newest.noteNewest(workflowId, code.phone, code.issuedAt);
	return { ...newest, send, attempt };
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
		const { send, isReplacedHere } = await newProcess();
		send(at(now));
		expect(isReplacedHere('workflow', at(now - 1))).toBe(true);
		expect(isReplacedHere('workflow', at(now))).toBe(false);
		expect(isReplacedHere('workflow', at(now - 1, other))).toBe(false);
		expect(isReplacedHere('other workflow', at(now - 1))).toBe(false);
	});

	/** Sends codes in one process after another, and checks in the last one. */
	async function sentApart(...codes: Array<ReturnType<typeof at>>) {
		const store = memoryStore();
		for (const code of codes) {
			const { send, saveNewest } = await newProcess();
			send(code);
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

	it('replaces all others, whichever processes sent them and save at the same moment', async () => {
		const send = fc.record({
			process: fc.nat(2),
			after: fc.integer({ min: 20, max: 3 * MINUTE_MS }),
			isSaved: fc.constantFrom('later', 'meanwhile', 'first'),
			others: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(send, { minLength: 2, maxLength: 8 }), async (sends) => {
				const store = memoryStore();
				const processes = [await newProcess(), await newProcess(), await newProcess()];
				const save = async (process: (typeof processes)[number]) =>
					await process.saveNewest('workflow', store);
				const codes: Array<ReturnType<typeof at>> = [];
				let moment = now - 10 * MINUTE_MS;
				const saving: Array<Promise<void>> = [];
				for (const { process, after, isSaved, others } of sends) {
					moment += after;
					jest.spyOn(Date, 'now').mockReturnValue(moment);
					codes.push(at(moment));
					processes[process].send(at(moment));
					// Of another phone, so that one process writes over what another one has written.
					if (others) processes[(process + 1) % 3].send(at(moment, other));
					if (isSaved !== 'later') saving.push(...processes.map(save));
					if (isSaved === 'first') await Promise.all(saving);
				}
				await Promise.all([...saving, ...processes.map(save)]);
				const { attempt } = await newProcess();
				const alive = codes.filter(({ expiresAt }) => expiresAt > moment);
				const reasons = [];
				for (const code of alive) reasons.push((await attempt(store, code, 3, false)).reason);
				expect(reasons).toEqual(alive.map((code) => (code === codes.at(-1) ? 'wrong' : 'replaced')));
			}),
			{ numRuns: manyRuns(40) },
		);
	}, 60_000);

	it.each([
		['unknown to all', []],
		['known to this process', [now - 3 * MINUTE_MS, now - 2 * MINUTE_MS, now - SECOND_MS]],
	])('asks for no more than two marks of a phone that is %s', async (_, earlier) => {
		const { send, saveNewest } = await newProcess();
		const store = memoryStore();
		const asked: string[] = [];
		const find = async (marks: string[]) => {
			asked.push(...marks);
			return await store.find(marks);
		};
		for (const issuedAt of [...earlier, now]) {
			asked.length = 0;
			send(at(issuedAt));
			await saveNewest('workflow', { ...store, find });
		}
		expect(asked.length).toBeLessThanOrEqual(2);
	});

	it('is the last one that was sent, whatever the clock says', async () => {
		for (const back of [0, 3, 500]) {
			const [{ send, saveNewest, isReplacedHere }, elsewhere] = [await newProcess(), await newProcess()];
			const store = memoryStore();
			const first = at(send(at(now)));
			const second = at(send(at(now - back)));
			await saveNewest('workflow', store);
			expect([isReplacedHere('workflow', first), isReplacedHere('workflow', second)]).toEqual([true, false]);
			expect((await elsewhere.attempt(store, first, 3, true)).reason).toBe('replaced');
			expect((await elsewhere.attempt(store, second, 3, true)).reason).toBeNull();
		}
	});

	it('is saved when its run ends, though another run of the process saves it', async () => {
		const [{ send, saveNewest }, store] = [await newProcess(), memoryStore()];
		send(at(now - MINUTE_MS));
		send(at(now));
		const another = saveNewest('workflow', store);
		await saveNewest('workflow', store);
		expect(store.row.filter((mark) => mark.endsWith('void'))).toHaveLength(1);
		await another;
	});

	it('is forgotten when it is dead, where n8n could not keep it', async () => {
		const [{ send, saveNewest }, store] = [await newProcess(), memoryStore()];
		const broken = { ...store, add: async () => await Promise.reject(new Error('no database')) };
		send(at(now - 11 * MINUTE_MS));
		await saveNewest('workflow', broken);
		await saveNewest('workflow', store);
		expect(store.row).toEqual([]);
	});

	it('is saved once, and with the next one where n8n could not keep it', async () => {
		const [{ send, saveNewest }, store] = [await newProcess(), memoryStore()];
		send(at(now));
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
	const { send, saveNewest, attempt } = await newProcess();
	send(code);
	await saveNewest('workflow', store);
	// Another process has asked for all there may be of the phone, and what it took away was written back.
	const asked: string[] = [];
	const find = async (marks: string[]) => {
		asked.push(...marks);
		return await Promise.resolve([]);
	};
	const there = await newProcess();
	there.send(at(now + MINUTE_MS, other));
	await there.saveNewest('workflow', { ...store, find });
	store.row.push(...asked);
	expect((await attempt(store, code, 3, true)).reason).toBeNull();
});
