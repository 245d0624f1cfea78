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

/**
 * The store of a node in its workflow. It is written at once, also in manual runs and on workers, and survives restarts;
 * but it is one row that is read, changed and written back without a lock, so two processes at the same moment can lose
 * a mark. A node that n8n runs as a tool has only the workflow's static data, which n8n saves when the execution ends.
 *
 * @param most how many older marks are kept beside those that are added
 */
export function markStore(context: IExecuteFunctions | IExecuteSingleFunctions, most: number): MarkStore {
	const name = `${context.getWorkflow().id} ${context.getNode().id}`;
	if (!('checkProcessedAndRecord' in context.helpers)) return staticStore(context, name, most);
	const { helpers } = context as IExecuteFunctions;
	const record = async (marks: string[], options: ICheckProcessedOptions) =>
		await helpers.checkProcessedAndRecord(marks, 'node', options);
	const remove = async (marks: string[]) => await helpers.removeProcessed(marks, 'node', { mode: 'entries' });
	return {
		name,
		add: async (marks) => (await record(marks, { mode: 'entries', maxEntries: most + marks.length })).new.map(String),
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
) {
	const data: IDataObject = context.getWorkflowStaticData('node');
	const stored = () => (Array.isArray(data.marks) ? (data.marks as string[]) : []);
	return {
		name,
		async add(marks: string[]) {
			const known = new Set(stored());
			const added = marks.filter((mark) => !known.has(mark));
			if (added.length > 0) data.marks = [...stored(), ...added].slice(-most - marks.length);
			return added;
		},
		async find(marks: string[]) {
			const known = new Set(stored());
			return marks.filter((mark) => known.has(mark));
		},
		async remove(marks: string[]) {
			data.marks = stored().filter((mark) => !marks.includes(mark));
		},
	};
}

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
