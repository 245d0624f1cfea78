/** Keeps the marks of attempts in n8n's own database, where its Remove Duplicates node keeps what it has seen. */

import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import type { MarkStore } from './attempts';

/** Some thousands of codes; the oldest marks go first. */
const OPTIONS: ICheckProcessedOptions = { mode: 'entries', maxEntries: 10_000 };

/**
 * The store of this node in this workflow. It is written at once, also in manual runs, and survives restarts; but it is one
 * row that is read, changed and written back without a lock, so two processes at the same moment can lose a mark.
 *
 * @returns a store whose methods throw NodeOperationError where n8n does not keep the marks, so that nothing is checked
 */
export function markStore(context: IExecuteFunctions, place: ErrorPlace): MarkStore {
	const { helpers } = context;
	return {
		name: `${context.getWorkflow().id} ${context.getNode().id}`,
		add: async (marks) => {
			const { new: added } = await counted(
				place,
				async () => await helpers.checkProcessedAndRecord(marks, 'node', OPTIONS),
			);
			return added.map(String);
		},
		remove: async (marks) =>
			await counted(place, async () => await helpers.removeProcessed(marks, 'node', OPTIONS)),
	};
}

async function counted<T>(place: ErrorPlace, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch {
		throw new NodeOperationError(place.getNode(), "n8n can't count the attempts, so nothing was checked", {
			description: 'Save the workflow and look whether n8n reaches its database. Then run again.',
			itemIndex: place.getItemIndex(),
		});
	}
}
