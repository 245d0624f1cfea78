/** Marks as n8n keeps them: one row, read, changed and written back with time between. */

import { setImmediate as otherWork } from 'node:timers/promises';

import type { MarkStore } from '../../../nodes/shared/markStore';

let stores = 0;
/** More than it takes to look and then to change, in turns of the event loop. */
const CHANGES_TAKE = 8;

/** @param most how many marks are kept; the oldest go first */
export function memoryStore(most = Infinity): MarkStore & { row: string[] } {
	const store = {
		name: `store ${(stores += 1)}`,
		row: [] as string[],
		async change(changed: (row: string[]) => string[]) {
			const row = [...store.row];
			await otherWork();
			store.row = changed(row);
			return row;
		},
		async add(marks: string[]) {
			const before = new Set(await store.change((row) => [...new Set([...row, ...marks])].slice(-most)));
			return marks.filter((mark) => !before.has(mark));
		},
		async find(marks: string[]) {
			const row = await store.change((unchanged) => unchanged);
			return marks.filter((mark) => row.includes(mark));
		},
		async remove(marks: string[]) {
			await store.change((row) => row.filter((mark) => !marks.includes(mark)));
		},
		async settled() {
			for (let time = 0; time < CHANGES_TAKE; time += 1) await otherWork();
		},
	};
	return store;
}
