/** Stands in for n8n's table of what nodes have processed: one row for each node of a workflow, written without a lock. */

import { setImmediate as otherWork } from 'node:timers/promises';

import { DataDeduplicationService } from 'n8n-core';
import type { DeduplicationItemTypes, ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

type Row = DeduplicationItemTypes[];

const rows = new Map<string, Row>();
const nameOf = (scope: string, { workflow, node }: ICheckProcessedContextData) =>
	`${workflow.id} ${scope === 'node' ? node?.id : ''}`;

/** Reads a row, and gives others a turn before it is written back, as a database does. */
async function change(name: string, changed: (row: Row) => Row): Promise<void> {
	const row = [...(rows.get(name) ?? [])];
	await otherWork();
	rows.set(name, changed(row));
}

const processedData: IDataDeduplicator = {
	async checkProcessedAndRecord(items, scope, context, { maxEntries = Infinity }) {
		const output = { new: [] as Row, processed: [] as Row };
		await change(nameOf(scope, context), (row) => {
			const known = new Set(row);
			for (const item of items) output[known.has(item) ? 'processed' : 'new'].push(item);
			return [...row, ...output.new].slice(-maxEntries);
		});
		return output;
	},
	async removeProcessed(items, scope, context) {
		const removed = new Set(items);
		await change(nameOf(scope, context), (row) => row.filter((item) => !removed.has(item)));
	},
	async clearAllProcessedItems(scope, context) {
		await change(nameOf(scope, context), () => []);
	},
	async getProcessedDataCount(scope, context) {
		return await Promise.resolve(rows.get(nameOf(scope, context))?.length ?? 0);
	},
};

/** Gives n8n's engine the table, as n8n does when it starts; one that another file of tests gave it is gone. */
export function keepProcessedData(): void {
	Reflect.set(DataDeduplicationService, 'instance', undefined);
	void DataDeduplicationService.init(processedData);
}

/** As if nothing had been processed yet. */
export function forgetProcessedData(): void {
	rows.clear();
}
