/** Counts what became of the items of one run, for the summary behind the results. */

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isRecord } from '../values/text';
import type { ServiceName } from '../result';

export interface Tally {
	/**
	 * Runs the work of one item and counts what comes of it. The second time for an item belongs to a new try of the node,
	 * which is counted anew.
	 */
	count(item: number, work: () => Promise<INodeExecutionData[]>): Promise<INodeExecutionData[]>;
	/** The summary of the try under way, once this many items are counted. */
	summary(service: ServiceName, items: number): Promise<INodeExecutionData>;
}

interface Try {
	startedAt: number;
	begun: Set<number>;
	finished: Map<number, INodeExecutionData[]>;
	wake?: () => void;
}

const newTry = (): Try => ({ startedAt: Date.now(), begun: new Set(), finished: new Map() });

export function createTally(): Tally {
	let current = newTry();
	return {
		async count(item, work) {
			if (current.begun.has(item)) current = newTry();
			const counting = current;
			counting.begun.add(item);
			let results: INodeExecutionData[] = [];
			try {
				results = await work();
				return results;
			} finally {
				counting.finished.set(item, results);
				counting.wake?.();
			}
		},
		async summary(service, items) {
			const { finished, startedAt } = current;
			while (finished.size < items) await new Promise<void>((resolve) => (current.wake = resolve));
			return summarize(service, [...finished.values()].flat(), items, startedAt);
		},
	};
}

/**
 * Makes the summary of a run.
 *
 * @param startedAt milliseconds since 1970
 * @returns one item, linked to all items of the run
 */
export function summarize(
	service: ServiceName,
	results: INodeExecutionData[],
	items: number,
	startedAt: number,
): INodeExecutionData {
	const counts: Record<string, number> = { placed: 0, skipped: 0, refused: 0, unclear: 0, notSent: 0 };
	const reasons: Record<string, number> = {};
	let price = 0;
	for (const { json } of results) {
		const { outcome, reason } = isRecord(json.error) ? json.error : json;
		counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
		if (typeof reason === 'string') reasons[reason] = (reasons[reason] ?? 0) + 1;
		price += Number(json.price) || 0;
	}
	const seconds = (Date.now() - startedAt) / 1000;
	const summary: IDataObject = { ...counts, reasons, price: Math.round(price * 100) / 100, seconds };
	const pairedItem = Array.from({ length: items }, (_, item) => ({ item }));
	return { json: { summary, service }, pairedItem };
}

/** Which of the results the user wants to see, and whether a summary follows. */
export interface Reporting {
	dropSkipped: boolean;
	summary: boolean;
}

export function shownResults(
	results: INodeExecutionData[],
	{ dropSkipped }: Reporting,
): INodeExecutionData[] {
	return dropSkipped ? results.filter(({ json }) => json.outcome !== 'skipped') : results;
}
