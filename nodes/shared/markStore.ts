/** Marks that outlive an execution, kept where n8n's Remove Duplicates node keeps what it has seen. */

import {
	type ICheckProcessedOptions,
	type IDataObject,
	type IExecuteFunctions,
	type IExecuteSingleFunctions,
	sleep,
} from 'n8n-workflow';

export interface MarkStore {
	/** What no other store has. */
	name: string;
	/** Adds marks; of the others the oldest go. @returns those that were not there yet */
	add(marks: string[]): Promise<string[]>;
	/** @returns those that are there */
	find(marks: string[]): Promise<string[]>;
	remove(marks: string[]): Promise<void>;
	/** Waits until what another process was writing over at the same moment is written. */
	settled(): Promise<void>;
}

const turns = new Map<string, Promise<unknown>>();

/** Whose marks they are: those of one node, or those that all nodes of a workflow share. */
type Scope = 'node' | 'workflow';

/**
 * The store of a node in its workflow. It is written at once, also in manual runs and on workers, and survives restarts;
 * but it is one row that is read, changed and written back without a lock, so two processes at the same moment can lose
 * a mark. A node that n8n runs as a tool may have only the workflow's static data, which n8n saves when the execution ends,
 * and not if a person stops it. Such marks are also kept in this process.
 *
 * @param most how many older marks are kept beside those that are added
 */
export function markStore(
	context: IExecuteFunctions | IExecuteSingleFunctions,
	most: number,
	scope: Scope = 'node',
): MarkStore {
	const name = [context.getWorkflow().id, ...(scope === 'node' ? [context.getNode().id] : [])].join(' ');
	if (!('checkProcessedAndRecord' in context.helpers)) return staticStore(context, name, most, scope);
	const { helpers } = context as IExecuteFunctions;
	// Of two processes that write a store's first mark at the same moment, one fails; it finds the row when it tries again.
	const record = async (marks: string[], options: ICheckProcessedOptions) => {
		const work = async () => await helpers.checkProcessedAndRecord(marks, scope, options);
		return await timed(name, async () => await work().catch(work));
	};
	const remove = async (marks: string[]) =>
		await timed(name, async () => await helpers.removeProcessed(marks, scope, { mode: 'entries' }));
	return {
		name,
		add: async (marks) =>
			(await record(marks, { mode: 'entries', maxEntries: most + marks.length })).new.map(String),
		// n8n's store can only be asked by adding, so what was not there is taken away again.
		async find(marks) {
			const found: string[] = [];
			let atOnce = FIRST_ASKED;
			for (let from = 0; from < marks.length; ) {
				const start = Date.now();
				const asked = marks.slice(from, from + atOnce);
				const { new: added, processed } = await record(asked, { mode: 'entries' });
				if (added.length > 0) await remove(added.map(String));
				for (const mark of processed) found.push(String(mark));
				from += asked.length;
				atOnce = Date.now() - start < BRIEF_MS ? Math.min(atOnce * 2, MOST_ASKED) : FIRST_ASKED;
			}
			return found;
		},
		remove,
		async settled() {
			const wait = Math.max(LEAST_WAIT_MS, WAITS * (slowestByStore.get(name) ?? 0));
			await sleep((1 + Math.random()) * wait);
		},
	};
}

/** The same store for marks that have to hold: it fails where n8n has nowhere to keep them, as in a workflow without an ID. */
export function lasting(context: IExecuteFunctions | IExecuteSingleFunctions, store: MarkStore): MarkStore {
	if (context.getWorkflow().id) return store;
	const nowhere = async () => await Promise.reject<string[]>(new Error('n8n keeps nothing of this workflow'));
	return { ...store, add: nowhere, find: nowhere };
}

/**
 * How many marks n8n's store is asked for at a time. What it takes grows with their number and with what it holds, and what
 * another process adds meanwhile is written over: so more at a time only where it is done at once.
 */
const FIRST_ASKED = 250;
const MOST_ASKED = 2000;
const BRIEF_MS = 60;
/** Much longer than a process takes to look and then to change: at least this long, and this many times as long as the slowest change of late. */
const LEAST_WAIT_MS = 100;
const WAITS = 8;
/** What is left of a slow time with each change after it. */
const FORGOTTEN = 0.9;
const slowestByStore = new Map<string, number>();

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
	const start = Date.now();
	try {
		return await work();
	} finally {
		const before = (slowestByStore.get(name) ?? 0) * FORGOTTEN;
		slowestByStore.set(name, Math.min(SLOWEST_MS, Math.max(Date.now() - start, before)));
	}
}

/** A change that takes longer counts as this. */
const SLOWEST_MS = 200;

function staticStore(
	context: Pick<IExecuteSingleFunctions, 'getWorkflowStaticData'>,
	name: string,
	most: number,
	scope: Scope,
) {
	const data: IDataObject = context.getWorkflowStaticData(scope === 'node' ? 'node' : 'global');
	const field = scope === 'node' ? 'marks' : 'verificationMarks';
	const saved = () => (Array.isArray(data[field]) ? (data[field] as string[]) : []);
	const known = () => new Set([...saved(), ...(ofThisProcess.get(name) ?? [])]);
	const keep = (marks: string[]) => {
		data[field] = marks;
		ofThisProcess.set(name, marks);
	};
	return {
		name,
		async add(marks: string[]) {
			const before = known();
			const added = marks.filter((mark) => !before.has(mark));
			if (added.length > 0) keep([...before, ...added].slice(-most - marks.length));
			return added;
		},
		async find(marks: string[]) {
			const before = known();
			return marks.filter((mark) => before.has(mark));
		},
		async remove(marks: string[]) {
			keep([...known()].filter((mark) => !marks.includes(mark)));
		},
		// No other process writes them.
		settled: async () => await Promise.resolve(),
	};
}

const ofThisProcess = new Map<string, string[]>();

/** Lets changes of one store follow one another in this process. */
export async function inTurn<T>({ name }: MarkStore, work: () => Promise<T>): Promise<T> {
	const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
	turns.set(name, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(name) === turn) turns.delete(name);
	}
}

/**
 * Lets all that ask before the store's next turn have it together, so that what takes a while is waited for once.
 *
 * @param work does it for all of them
 */
export function inOneTurn<One, Result>(work: (store: MarkStore, all: One[]) => Promise<Result>) {
	const nextByStore = new Map<string, { all: One[]; done: Promise<Result> }>();
	const begin = (store: MarkStore) => {
		const all: One[] = [];
		const done = inTurn(store, async () => {
			nextByStore.delete(store.name);
			return await work(store, all);
		});
		const next = { all, done };
		nextByStore.set(store.name, next);
		return next;
	};
	return async (store: MarkStore, asking: One[]): Promise<Result> => {
		const next = nextByStore.get(store.name) ?? begin(store);
		for (const one of asking) next.all.push(one);
		return await next.done;
	};
}

/** Attempts, replaced codes and limits of some thousands of calls; the oldest go first. */
const MOST_OF_WORKFLOW = 40_000;

/** What the verification nodes of a workflow share. */
export const workflowMarks = (context: IExecuteFunctions | IExecuteSingleFunctions): MarkStore =>
	markStore(context, MOST_OF_WORKFLOW, 'workflow');

/** The mark that makes another one sure. */
export const secondOf = (mark: string): string => `${mark} sure`;

/**
 * The same store for marks that must not be believed by mistake. It is asked by adding and taking away again, and another
 * process that writes at the same moment can bring back what was taken away. So each mark is two, of which the second is
 * asked for only where the first is there.
 */
export function pairs(store: MarkStore): MarkStore {
	return {
		name: store.name,
		async add(marks) {
			const added = new Set(await store.add([...marks, ...marks.map(secondOf)]));
			return marks.filter((mark) => added.has(secondOf(mark)));
		},
		async find(marks) {
			const halves = await store.find(marks);
			const sure = new Set(halves.length > 0 ? await store.find(halves.map(secondOf)) : []);
			const strays = halves.filter((mark) => !sure.has(secondOf(mark)));
			if (strays.length > 0) await store.remove(strays);
			return halves.filter((mark) => sure.has(secondOf(mark)));
		},
		remove: async (marks) => await store.remove([...marks, ...marks.map(secondOf)]),
		settled: async () => await store.settled(),
	};
}
