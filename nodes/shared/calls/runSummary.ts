/** Counts the results of one run, for the summary behind them. */

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ServiceName } from '../result';
import { isRecord } from '../values/text';

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
