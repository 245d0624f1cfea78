/** Places the calls of a campaign that are due, through the gate. */

import type { IExecuteFunctions } from 'n8n-workflow';

import { runItems } from '../calls/batch';
import type { PaidOperation } from '../calls/operation';
import type { ReadItem, Result } from '../calls/results';
import { resultsOf } from '../calls/results';
import { outcomeOf } from '../errors';
import type { Item } from '../item';
import { textOf } from '../values/text';
import type { NotCalled, Row, Rules } from './course';
import { afterNotCalled, afterPlaced, callsByPerson, rowsToCall } from './course';
import type { Campaign } from './state';

/** Places what is due; what was not placed makes room for others. */
export async function callDue<Reading, Call>(
	context: IExecuteFunctions,
	operation: PaidOperation<Reading, Call>,
	{ rows, pass }: Campaign,
	items: Item[],
	rules: Rules,
): Promise<void> {
	for (;;) {
		const chosen = rowsToCall(rows, rules, Date.now());
		if (chosen.length === 0) return;
		const isFirst = pass === 0 && rows.every(({ phase }) => phase === 'toCall');
		const read = await runItems(
			context,
			operation,
			chosen.map((at) => items[at]),
			(all) => withinCap(failsWhole(all, isFirst && chosen.length === rows.length), operation, rows, rules),
		);
		for (const [place, at] of chosen.entries()) {
			const [result] = await resultsOf(operation, read[place]);
			const [entry] = read[place].entries;
			settle(rows[at], result, entry && operation.keyOf(entry.call));
		}
	}
}

/** Where no row can be called because of its settings, the campaign itself is wrong. */
function failsWhole<Reading, Call>(
	read: Array<ReadItem<Reading, Call>>,
	isAll: boolean,
): Array<ReadItem<Reading, Call>> {
	const [first] = read;
	if (isAll && first.error && read.every(({ error }) => error?.message === first.error?.message))
		throw first.error;
	return read;
}

/** Holds back whoever was called as often as the user allows, in this or in another row. */
function withinCap<Reading, Call>(
	read: Array<ReadItem<Reading, Call>>,
	operation: PaidOperation<Reading, Call>,
	rows: Row[],
	{ mostPerPerson }: Rules,
): Array<ReadItem<Reading, Call>> {
	const calls = callsByPerson(rows);
	for (const entry of read.flatMap(({ entries }) => entries)) {
		const phone = operation.keyOf(entry.call);
		const count = (calls.get(phone) ?? 0) + 1;
		if (count > mostPerPerson)
			entry.outcome = {
				json: { outcome: 'skipped', reason: 'capReached', phone, service: operation.service },
			};
		else calls.set(phone, count);
	}
	return read;
}

function settle(row: Row, result: Result, phone?: string): void {
	if (result instanceof Error) return afterNotCalled(row, whyOf(result), phone);
	const { outcome, callId, reason, scheduledFor } = result.json;
	if (outcome !== 'placed') return afterNotCalled(row, { outcome: 'skipped', reason: textOf(reason) }, phone);
	const due = Math.max(Date.now(), Date.parse(textOf(scheduledFor) ?? '') || 0);
	return afterPlaced(row, { phone: phone ?? '', callId: textOf(callId) ?? '', due });
}

function whyOf(error: Error): NotCalled {
	const outcome = outcomeOf(error);
	const isOpen = outcome === 'unclear' || outcome === 'refused';
	return { outcome: isOpen ? outcome : 'notSent', message: error.message };
}
