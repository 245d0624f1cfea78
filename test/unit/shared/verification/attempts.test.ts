import { setImmediate as otherWork } from 'node:timers/promises';

import fc from 'fast-check';

import type * as Attempts from '../../../../nodes/shared/verification/attempts';
import type { SealedCode } from '../../../../nodes/shared/verification/sealedCode';
import { manyRuns } from '../../../support/seed';
import { memoryStore as store } from '../../support/markStore';

/** The module as another process has it: knowing nothing of what happened before. */
async function newProcess(): Promise<typeof Attempts.attempt> {
	jest.resetModules();
	return (await import('../../../../nodes/shared/verification/attempts')).attempt;
}

let codes = 0;
const newCode = (): SealedCode => ({
	id: `code-${(codes += 1)}`,
	phone: '79000000100',
	code: '0427',
	callId: null,
	// Each in seconds of its own: those of one phone that are sent at once share their marks.
	issuedAt: codes * 5_000,
	expiresAt: Date.now() + 60_000,
});

describe('the attempts at a code', () => {
	const wrong = (attemptsLeft: number) => ({ reason: 'wrong', attemptsLeft });
	const used = { reason: 'used', attemptsLeft: 0 };
	const tooMany = { reason: 'tooManyAttempts', attemptsLeft: 0 };
	const right = { reason: null, attemptsLeft: 0 };

	it('are counted down, and then even the right code is refused', async () => {
		const [attempt, marks, code] = [await newProcess(), store(), newCode()];
		for (const left of [2, 1, 0]) expect(await attempt(marks, code, 3, false)).toEqual(wrong(left));
		expect(await attempt(marks, code, 3, true)).toEqual(tooMany);
		expect(await attempt(marks, code, 3, true)).toEqual(tooMany);
	});

	it('may be right on the last one, once', async () => {
		const [attempt, marks, code] = [await newProcess(), store(), newCode()];
		await attempt(marks, code, 3, false);
		await attempt(marks, code, 3, false);
		expect(await attempt(marks, code, 3, true)).toEqual(right);
		expect(await attempt(marks, code, 3, true)).toEqual(used);
		expect(await attempt(marks, code, 3, false)).toEqual(used);
	});

	it('of different codes do not touch each other', async () => {
		const [attempt, marks] = [await newProcess(), store()];
		expect(await attempt(marks, newCode(), 1, false)).toEqual(wrong(0));
		expect(await attempt(marks, newCode(), 1, true)).toEqual(right);
	});

	it('are right in one of two workflows that check it at the same moment in one process', async () => {
		const [attempt, one, other, code] = [await newProcess(), store(), store(), newCode()];
		const tried = await Promise.all([one, other].map(async (marks) => await attempt(marks, code, 3, true)));
		expect(tried.map(({ reason }) => reason).sort()).toEqual([null, 'used'].sort());
	});

	it('at the same moment are counted one by one, and only one is right', async () => {
		const [attempt, marks, code] = [await newProcess(), store(), newCode()];
		const tried = await Promise.all(
			Array.from({ length: 20 }, async () => await attempt(marks, code, 3, false)),
		);
		expect(tried.filter(({ reason }) => reason === 'wrong')).toHaveLength(3);
		const other = newCode();
		const rights = await Promise.all(
			Array.from({ length: 20 }, async () => await attempt(marks, other, 3, true)),
		);
		expect(rights.filter(({ reason }) => reason === null)).toHaveLength(1);
	});

	it('of three processes at the same moment are right in one of them', async () => {
		const processes = [await newProcess(), await newProcess(), await newProcess()];
		const asking = fc.array(fc.record({ of: fc.nat(2), turns: fc.nat(8), other: fc.boolean() }), {
			minLength: 2,
			maxLength: 12,
		});
		await fc.assert(
			fc.asyncProperty(asking, async (asked) => {
				const [marks, code] = [store(), newCode()];
				const tried = asked.map(async ({ of, turns, other }) => {
					for (let turn = 0; turn < turns; turn += 1) await otherWork();
					const { reason } = await processes[of](marks, other ? newCode() : code, 10, true);
					return !other && reason === null;
				});
				const wanted = asked.some(({ other }) => !other) ? 1 : 0;
				expect((await Promise.all(tried)).filter(Boolean)).toHaveLength(wanted);
			}),
			{ numRuns: manyRuns(300) },
		);
	});

	it('at different codes at the same moment lose no mark', async () => {
		const [attempt, marks] = [await newProcess(), store()];
		const many = Array.from({ length: 20 }, newCode);
		await Promise.all(many.map(async (code) => await attempt(marks, code, 3, false)));
		expect(marks.row).toHaveLength(20);
	});

	it('are remembered by a new process', async () => {
		const [marks, code, spent, good] = [store(), newCode(), newCode(), newCode()];
		const before = await newProcess();
		await before(marks, code, 3, false);
		for (let tries = 0; tries < 3; tries += 1) await before(marks, spent, 3, false);
		await before(marks, good, 3, true);

		const after = await newProcess();
		expect(await after(marks, code, 3, false)).toEqual(wrong(1));
		expect(await after(marks, spent, 3, true)).toEqual(tooMany);
		expect(await after(marks, good, 3, true)).toEqual(used);
		expect(await after(marks, good, 3, false)).toEqual(used);
		expect(await (await newProcess())(marks, good, 3, false)).toEqual(used);
		// Asking whether it was used has not marked it as used.
		expect(await (await newProcess())(marks, spent, 3, true)).toEqual(tooMany);
	});

	it('that were right are right nowhere else, even where more attempts are allowed there', async () => {
		const [marks, code] = [store(), newCode()];
		await (
			await newProcess()
		)(marks, code, 3, true);
		expect(await (await newProcess())(marks, code, 5, true)).toEqual(used);
	});

	it('are counted by the process even where the store has forgotten them', async () => {
		const [attempt, code] = [await newProcess(), newCode()];
		for (const left of [2, 1, 0]) expect(await attempt(store(), code, 3, false)).toEqual(wrong(left));
		expect(await attempt(store(), code, 3, true)).toEqual(tooMany);
		const once = newCode();
		expect(await attempt(store(), once, 3, true)).toEqual(right);
		expect(await attempt(store(), once, 3, true)).toEqual(used);
	});

	it('are not made where they cannot be counted', async () => {
		const [attempt, marks, code] = [await newProcess(), store(), newCode()];
		const broken = { ...marks, add: async () => await Promise.reject(new Error('no database')) };
		await expect(attempt(broken, code, 3, true)).rejects.toThrow('no database');
		expect(await attempt(marks, code, 3, true)).toEqual(right);
	});
});

describe('a store that fails', () => {
	type Store = ReturnType<typeof store>;
	/** @param which of its additions fails */
	const failing = (marks: Store, which: number) => {
		let adds = 0;
		const add = async (some: string[]) => {
			adds += 1;
			if (adds === which) throw new Error('no database');
			return await marks.add(some);
		};
		return { ...marks, add };
	};

	it.each([2, 3])('lets the code be right in another run (addition %i)', async (which) => {
		const [attempt, marks, code] = [await newProcess(), store(), newCode()];
		await expect(attempt(failing(marks, which), code, 3, true)).rejects.toThrow('no database');
		expect(await attempt(marks, code, 3, true)).toEqual({ reason: null, attemptsLeft: 0 });
	});

	it('leaves a code that was to be voided as good as before', async () => {
		jest.resetModules();
		const { voidCode } = await import('../../../../nodes/shared/verification/attempts');
		const [marks, code] = [store(), newCode()];
		const broken = {
			...{ name: marks.name, settled: async () => await marks.settled() },
			...{ add: async (some: string[]) => await marks.add(some) },
			...{ remove: async (some: string[]) => await marks.remove(some) },
			find: async () => await Promise.reject(new Error('no database')),
		};
		await expect(voidCode(broken, code)).rejects.toThrow('no database');
		expect(await voidCode(marks, code)).toBeUndefined();
	});
});
