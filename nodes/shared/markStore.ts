/** Marks that outlive an execution, kept where n8n's Remove Duplicates node keeps what it has seen. */

import type {
	ICheckProcessedOptions,
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
} from 'n8n-workflow';

export interface MarkStore {
	/** What no other store has. */
	name: string;
	/** Adds marks; of the others the oldest go. @returns those that were not there yet */
	add(marks: string[]): Promise<string[]>;
	/** @returns those that are there */
	find(marks: string[]): Promise<string[]>;
	remove(marks: string[]): Promise<void>;
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
		return await work().catch(work);
	};
	const remove = async (marks: string[]) => await helpers.removeProcessed(marks, scope, { mode: 'entries' });
	return {
		name,
		add: async (marks) =>
			(await record(marks, { mode: 'entries', maxEntries: most + marks.length })).new.map(String),
		// n8n's store can only be asked by adding, so what was not there is taken away again.
		async find(marks) {
			const { new: added, processed } = await record(marks, { mode: 'entries' });
			if (added.length > 0) await remove(added.map(String));
			return processed.map(String);
		},
		remove,
	};
}

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

/** Attempts, replaced codes and limits of some thousands of calls; the oldest go first. */
const MOST_OF_WORKFLOW = 40_000;

/** What the verification nodes of a workflow share. */
export const workflowMarks = (context: IExecuteFunctions | IExecuteSingleFunctions): MarkStore =>
	markStore(context, MOST_OF_WORKFLOW, 'workflow');

/**
 * The same store for marks that must not be believed by mistake. It is asked by adding and taking away again, and another
 * process that writes at the same moment can bring back what was taken away. So each mark is two, of which the second is
 * asked for only where the first is there.
 */
export function pairs(store: MarkStore): MarkStore {
	const second = (mark: string) => `${mark} sure`;
	return {
		name: store.name,
		async add(marks) {
			const added = new Set(await store.add([...marks, ...marks.map(second)]));
			return marks.filter((mark) => added.has(second(mark)));
		},
		async find(marks) {
			const halves = await store.find(marks);
			const sure = new Set(halves.length > 0 ? await store.find(halves.map(second)) : []);
			const strays = halves.filter((mark) => !sure.has(second(mark)));
			if (strays.length > 0) await store.remove(strays);
			return halves.filter((mark) => sure.has(second(mark)));
		},
		remove: async (marks) => await store.remove([...marks, ...marks.map(second)]),
	};
}
