import { randomUUID } from 'node:crypto';

import type { ICheckProcessedOptions, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import {
	inTurn,
	lasting,
	type MarkStore,
	markStore,
	pairs,
	workflowMarks,
} from '../../../nodes/shared/markStore';

const place = (id: string) => ({
	getWorkflow: () => ({ id: 'workflow' }),
	getNode: () => ({ id }),
});

/** n8n's own store, which can only be asked by adding. */
function n8nContext(id = 'node') {
	let row: string[] = [];
	const helpers = {
		async checkProcessedAndRecord(marks: string[], _scope: string, { maxEntries }: ICheckProcessedOptions) {
			const added = marks.filter((mark) => !row.includes(mark));
			row = [...row, ...added].slice(-(maxEntries ?? Infinity));
			return await Promise.resolve({ new: added, processed: marks.filter((mark) => !added.includes(mark)) });
		},
		async removeProcessed(marks: string[]) {
			row = row.filter((mark) => !marks.includes(mark));
			return await Promise.resolve();
		},
	};
	return { ...place(id), helpers, row: () => row };
}

/** A node that n8n runs as a tool. What it has marked is known in this process, so each is another one. */
function toolContext(id: string = randomUUID()) {
	const data: IDataObject = {};
	const row = () => (data.marks ?? []) as string[];
	return { ...place(id), helpers: {}, getWorkflowStaticData: () => data, row };
}

describe.each([
	["n8n's table", n8nContext],
	["the workflow's static data, for a tool", toolContext],
])('marks in %s', (_where, newContext) => {
	let context: ReturnType<typeof newContext>;
	let store: MarkStore;
	beforeEach(() => {
		context = newContext();
		store = markStore(context as unknown as IExecuteFunctions, 3);
	});

	it('are added once, and are there then', async () => {
		await expect(store.add(['a', 'b'])).resolves.toEqual(['a', 'b']);
		await expect(store.add(['b', 'c'])).resolves.toEqual(['c']);
		await expect(store.find(['c', 'd', 'a'])).resolves.toEqual(['c', 'a']);
	});

	it('are not added by looking for them', async () => {
		await store.add(['a']);
		await store.find(['a', 'b']);
		expect(context.row()).toEqual(['a']);
	});

	it('are removed, and nothing else is', async () => {
		await store.add(['a', 'b']);
		await store.remove(['a', 'c']);
		expect(context.row()).toEqual(['b']);
	});

	it('are kept up to the limit beside the new ones, the oldest go first', async () => {
		await store.add(['a', 'b', 'c', 'd']);
		await store.add(['e']);
		expect(context.row()).toEqual(['b', 'c', 'd', 'e']);
	});
});

it("marks in n8n's table are added when another process has written the row at the same moment", async () => {
	const { helpers, ...context } = n8nContext();
	const add = helpers.checkProcessedAndRecord.bind(helpers);
	let tries = 0;
	helpers.checkProcessedAndRecord = async (...asked) => {
		tries += 1;
		return tries === 1 ? await Promise.reject(new Error('UNIQUE constraint failed')) : await add(...asked);
	};
	const store = markStore({ ...context, helpers } as unknown as IExecuteFunctions, 3);
	await expect(store.add(['a'])).resolves.toEqual(['a']);
	expect(tries).toBe(2);
});

it('marks of a tool are known although n8n has not saved them, as when a person stops the execution', async () => {
	const storeOf = (id: string) => markStore(toolContext(id) as unknown as IExecuteFunctions, 3);
	await storeOf('tool').add(['a', 'b']);
	await expect(storeOf('tool').add(['a', 'c'])).resolves.toEqual(['c']);
	await storeOf('tool').remove(['a']);
	await expect(storeOf('tool').find(['a', 'b', 'c'])).resolves.toEqual(['b', 'c']);
	await expect(storeOf('other tool').find(['b'])).resolves.toEqual([]);
});

it.each([
	["n8n's table", n8nContext],
	["the workflow's static data, for a tool", toolContext],
])('marks of a workflow in %s are the same for all its nodes', (_where, newContext) => {
	const named = (id: string) => workflowMarks(newContext(id) as unknown as IExecuteFunctions).name;
	expect(named('start')).toBe(named('check'));
});

describe('marks in pairs', () => {
	it('are added, found and removed as others are', async () => {
		const store = pairs(markStore(n8nContext() as unknown as IExecuteFunctions, 100));
		await expect(store.add(['a', 'b'])).resolves.toEqual(['a', 'b']);
		await expect(store.add(['b', 'c'])).resolves.toEqual(['c']);
		await expect(store.find(['c', 'd', 'a'])).resolves.toEqual(['c', 'a']);
		await store.remove(['a']);
		await expect(store.find(['a', 'b'])).resolves.toEqual(['b']);
	});

	it('are not there because somebody has asked for them, and what was taken away came back', async () => {
		const context = n8nContext();
		const plain = markStore(context as unknown as IExecuteFunctions, 100);
		const store = pairs(plain);
		await plain.add(['a']);
		await expect(store.find(['a'])).resolves.toEqual([]);
		expect(context.row()).toEqual([]);
		await plain.add(['a']);
		await expect(store.add(['a'])).resolves.toEqual(['a']);
		await expect(store.find(['a'])).resolves.toEqual(['a']);
	});
});

describe('work on one store', () => {
	const nameOf = (id: string) => markStore(n8nContext(id) as unknown as IExecuteFunctions, 1);

	it('goes one after another, also after a failure, and does not wait for another store', async () => {
		const done: string[] = [];
		const slow = async (name: string, turns: number) => {
			for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
			done.push(name);
			if (name === 'fails') throw new Error(name);
		};
		const all = [
			inTurn(nameOf('one'), async () => await slow('fails', 9)),
			inTurn(nameOf('one'), async () => await slow('follows', 1)),
			inTurn(nameOf('two'), async () => await slow('other store', 1)),
		];
		const [first] = await Promise.allSettled(all);
		expect(first.status).toBe('rejected');
		expect(done).toEqual(['other store', 'fails', 'follows']);
	});
});

it('marks that have to hold are nowhere in a workflow without an ID', async () => {
	const tool = toolContext() as unknown as IExecuteFunctions;
	await expect(lasting(tool, markStore(tool, 10)).add(['one'])).resolves.toEqual(['one']);
	const agent = { ...tool, getWorkflow: () => ({}) } as IExecuteFunctions;
	await expect(lasting(agent, markStore(agent, 10)).add(['one'])).rejects.toThrow('keeps nothing');
	await expect(lasting(agent, markStore(agent, 10)).find(['one'])).rejects.toThrow('keeps nothing');
});
