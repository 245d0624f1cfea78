import fc from 'fast-check';
import type { IContextObject } from 'n8n-workflow';

import { callTries } from '../../../../nodes/shared/calls/callTries';
import { executionMarks } from '../../../../nodes/shared/calls/executionMarks';
import { executionName } from '../../../../nodes/shared/calls/executionName';
import { callMemory } from '../../../../nodes/shared/calls/memory';
import type { RunContext } from '../../../../nodes/shared/calls/owner';
import { entriesFor, failed, placed } from '../../support/gate';
import { memoryStore } from '../../support/markStore';

/** An execution that n8n restores as it was before it ran: each try has the notes of those before it, and nothing else. */
function execution(made = placed) {
	let store = memoryStore();
	const dialled = new Map<string, number>();

	const marksIn = (data: IContextObject) => {
		const context = {
			getContext: () => data,
		} as Partial<RunContext> as RunContext;
		const tries = callTries(store, '7', data);
		return executionMarks(context, tries, callMemory(data), (phone: string) => phone);
	};

	/** Whom a try finds called, before it calls anybody. */
	async function recalled(list: string[], data: IContextObject): Promise<string[]> {
		return (await marksIn(data).recall(entriesFor(list))).map(({ call }) => call);
	}

	/** @param refused places in the list whose call is refused */
	async function tryWith(list: string[], refused: number[] = [], data: IContextObject = {}): Promise<void> {
		const memory = callMemory(data);
		const marks = marksIn(data);
		const entries = entriesFor(list, { skipRepeated: false });
		const tried = new Set(await marks.note(entries));
		const fresh = entries.filter((entry) => !tried.has(entry));
		for (const entry of fresh) {
			const { call: phone, owner, item } = entry;
			entry.outcome = refused.includes(item.index) ? failed('refused') : made(phone);
			if ('failure' in entry.outcome) continue;
			memory.remember(phone, owner, entry.outcome);
			dialled.set(phone, (dialled.get(phone) ?? 0) + 1);
		}
		await marks.forgetUncalled(fresh);
	}

	/** The process dies in a look-up of the try, which leaves in the store what it asked for; another process starts. */
	async function killedIn(lookUp: number, list: string[], data: IContextObject): Promise<void> {
		const dying = store;
		const find = dying.find.bind(dying);
		let left = lookUp;
		const killed = new Promise<void>((resolve) => {
			dying.find = async (marks) => {
				if (left > 0) {
					left -= 1;
					return await find(marks);
				}
				await dying.add(marks);
				resolve();
				return await new Promise<string[]>(() => undefined);
			};
		});
		await Promise.race([tryWith(list, [], structuredClone(data)), killed]);
		store = Object.assign(memoryStore(), { row: dying.row });
	}

	/** The database fails once, when a call is taken back. */
	function failsToTakeBack(): void {
		const add = store.add.bind(store);
		store.add = async (marks) => {
			if (!marks.some((mark) => mark.endsWith(' used'))) return await add(marks);
			store.add = add;
			throw new Error('database is locked');
		};
	}
	return { tryWith, recalled, killedIn, failsToTakeBack, dialled };
}

const phones = fc.array(fc.integer({ min: 79000000100, max: 79000000104 }).map(String), { maxLength: 8 });
const places = fc.array(fc.nat({ max: 7 }), { maxLength: 4 });
const timesIn = (list: string[], phone: string) => list.filter((one) => one === phone).length;
const mostOf = (lists: string[][], phone: string) => Math.max(...lists.map((list) => timesIn(list, phone)));

describe('an execution that is run again with what it has noted', () => {
	it('calls nobody more often than one of its lists names him, in whatever order they come', async () => {
		const tries = fc.array(fc.tuple(phones, places), { minLength: 2, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(tries, async (all) => {
				const { tryWith, dialled } = execution();
				for (const [list, refused] of all) await tryWith(list, refused);
				const lists = all.map(([list]) => list);
				for (const [phone, times] of dialled) expect(times).toBeLessThanOrEqual(mostOf(lists, phone));
			}),
		);
	});

	it('calls those whom no earlier list has named', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(phones, { minLength: 1, maxLength: 4 }), async (lists) => {
				const { tryWith, dialled } = execution();
				for (const list of lists) await tryWith(list);
				for (const phone of new Set(lists.flat())) expect(dialled.get(phone)).toBe(mostOf(lists, phone));
			}),
		);
	});

	it('calls nobody twice, whichever of its tries is tried again, and calls in the end those who were refused', async () => {
		const phone = '79000000100';
		// Each try goes on from what one before it has kept, and is refused so many times before it is placed.
		const tries = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.boolean()), {
			minLength: 1,
			maxLength: 8,
		});
		await fc.assert(
			fc.asyncProperty(tries, async (all) => {
				const { tryWith, dialled } = execution();
				const kept: IContextObject[] = [{}];
				for (const [from, refusals, isPlaced] of all) {
					const data = structuredClone(kept[from % kept.length]);
					// The gate asks the memory of the execution first.
					if (callMemory(data).admitted(phone).length > 0) continue;
					for (let time = 0; time < refusals; time += 1) await tryWith([phone], [0], data);
					if (isPlaced) await tryWith([phone], [], data);
					kept.push(data);
				}
				const wasPlaced = all.some(([, , isPlaced]) => isPlaced);
				expect(dialled.get(phone) ?? 0).toBe(wasPlaced ? 1 : 0);
			}),
		);
	});

	it('calls nobody twice although processes die in their look-ups', async () => {
		const phone = '79000000100';
		const kills = fc.array(fc.nat({ max: 3 }), { maxLength: 6 });
		const tries = fc.array(fc.tuple(fc.nat({ max: 2 }), kills), { minLength: 1, maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(tries, async (all) => {
				const { tryWith, killedIn, dialled } = execution();
				for (const [refusals, lookUps] of all) {
					const data: IContextObject = {};
					for (let time = 0; time < refusals; time += 1) await tryWith([phone], [0], data);
					for (const lookUp of lookUps) await killedIn(lookUp, [phone], data);
					await tryWith([phone], [], data);
				}
				expect(dialled.get(phone) ?? 0).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 500 },
		);
	});

	it('finds whom another try has called, by whichever number, before it calls anybody', async () => {
		const { tryWith, recalled } = execution();
		const [one, other] = ['79000000100', '79000000101'];
		const first: IContextObject = {};
		expect(await recalled([one, other], first)).toEqual([]);
		await tryWith([one], [0], first);
		await tryWith([one], [], structuredClone(first));
		for (const data of [structuredClone(first), {}])
			expect(await recalled([one, other], data)).toEqual([one]);
	});

	it('calls nobody twice where the database failed as a call was taken back', async () => {
		const { tryWith, failsToTakeBack, dialled } = execution();
		const data: IContextObject = {};
		failsToTakeBack();
		await tryWith(['79000000100'], [0], data);
		await tryWith(['79000000100'], [], data);
		await tryWith(['79000000100']);
		expect([...dialled.values()]).toEqual([1]);
	});

	it('keeps what was made and is no call, such as a recording', async () => {
		const { tryWith, dialled } = execution(() => ({ json: { recordId: '5' } }));
		await tryWith(['Greeting']);
		await tryWith(['Greeting']);
		expect(dialled).toEqual(new Map([['Greeting', 1]]));
	});

	it('knows what was placed after a refusal, although it no longer knows of the refusal', async () => {
		const { tryWith, dialled } = execution();
		const data = {};
		await tryWith(['79000000100'], [0], data);
		await tryWith(['79000000100'], [], data);
		await tryWith(['79000000100']);
		expect([...dialled.values()]).toEqual([1]);
	});
});

it('names neither the token of the execution nor whom it calls', async () => {
	const store = memoryStore();
	const add = jest.spyOn(store, 'add');
	const data: IContextObject = {};
	const resumeUrl = 'https://n8n.example/webhook-waiting/7?signature=the-token';
	const context = {
		getContext: () => data,
		getExecutionId: () => '7',
		getWorkflowDataProxy: () => ({ $execution: { resumeUrl } }),
	} as unknown as RunContext;
	const tries = callTries(store, await executionName(context), data);
	await executionMarks(context, tries, callMemory(data), (phone: string) => phone).note(
		entriesFor(['79000000100']),
	);
	const marks = add.mock.calls.flat(2);
	expect(marks).toHaveLength(2);
	expect(marks.join()).not.toMatch(/the-token|79000000100/);
});
