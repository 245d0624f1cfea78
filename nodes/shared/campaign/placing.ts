/** Places the calls of a campaign that are due, through the gate. */

import { type IExecuteFunctions, NodeApiError } from 'n8n-workflow';

import { runItems } from '../calls/batch';
import type { PaidOperation } from '../calls/operation';
import { phoneFieldOf } from '../calls/recipients';
import { type ReadItem, type Result, resultsOf } from '../calls/results';
import { type NodeError, outcomeOf } from '../errors';
import { pick } from '../fields';
import type { Item } from '../item';
import { DRY_RUN, type SkipReason } from '../result';
import { textOf } from '../values/text';
import {
	afterNotCalled,
	afterPlaced,
	callsByPerson,
	type NotCalled,
	peopleToLeaveAlone,
	putOff,
	type Row,
	rowsToCall,
	type Rules,
} from './course';
import type { Campaign } from './state';

/**
 * Places what is due; what was not placed makes room for others. Where the service takes nothing, the rest is left for a
 * later pass.
 *
 * @returns the error of a campaign that could not begin: nothing was sent for any of its rows
 */
export async function callDue<Reading, Call>(
	context: IExecuteFunctions,
	operation: PaidOperation<Reading, Call>,
	{ pass, rows, rules }: Campaign,
	items: Item[],
): Promise<NodeError | undefined> {
	const failures: NodeError[] = [];
	// A campaign that cannot begin has all its rows tried, and fails.
	const triesAll = (error: NodeError) => pass === 0 && outcomeOf(error) === 'notSent';
	for (let isTaking = true; isTaking; ) {
		const chosen = rowsToCall(rows, rules, Date.now());
		if (chosen.length === 0) break;
		const read = await runItems(
			context,
			operation,
			chosen.map((at) => items[at]),
			{ check: (all) => withinCap(all, operation, rows, rules) },
		);
		for (const [place, at] of chosen.entries()) {
			const [result] = await resultsOf(operation, [read[place]]);
			const [entry] = read[place].entries;
			if (result instanceof Error && isOfCampaign(result, items[at])) failures.push(result);
			const isPutOff = isOfMoment(result) && putOff(rows[at], Date.now());
			if (isPutOff) isTaking &&= triesAll(result);
			else settle(rows[at], result, entry && operation.keyOf(entry.call));
		}
	}
	return pass === 0 && failures.length === rows.length ? failures[0] : undefined;
}

/** Whether the fault is not in the row: a setting, or the way to the service. */
const isOfCampaign = (error: NodeError, item: Item): boolean =>
	outcomeOf(error) === 'notSent' && !error.message.startsWith(`'${phoneFieldOf(item)}'`);

/** Whether the service had no time, or could not be reached: it may take the same call later. */
function isOfMoment(result: Result): result is NodeApiError {
	if (!(result instanceof NodeApiError)) return false;
	const outcome = outcomeOf(result);
	return outcome === 'notSent' || (outcome === 'refused' && result.httpCode === BUSY);
}
const BUSY = '429';

/** Holds back anyone who was called as often as the user allows, or wants to be left alone, in this or in another row. */
function withinCap<Reading, Call>(
	read: Array<ReadItem<Reading, Call>>,
	operation: PaidOperation<Reading, Call>,
	rows: Row[],
	{ mostPerPerson }: Rules,
): Array<ReadItem<Reading, Call>> {
	const [calls, leftAlone] = [callsByPerson(rows), peopleToLeaveAlone(rows)];
	const seen = new Set<string>();
	for (const entry of read.flatMap(({ entries }) => entries)) {
		const phone = operation.keyOf(entry.call);
		const count = (calls.get(phone) ?? 0) + 1;
		const hold = (reason: SkipReason) => {
			entry.outcome = { json: { outcome: 'skipped', reason, phone, service: operation.service } };
		};
		// The gate itself tells a number that is named twice among those that may be called.
		const isToldByGate = seen.has(phone) && entry.guards.skipRepeated;
		seen.add(phone);
		if (leftAlone.has(phone)) hold('duplicate');
		else if (isToldByGate) continue;
		else if (count > mostPerPerson) hold('capReached');
		else calls.set(phone, count);
	}
	return read;
}

function settle(row: Row, result: Result, phone?: string): void {
	const now = Date.now();
	if (result instanceof Error) return afterNotCalled(row, whyOf(result), now, phone);
	const { outcome, callId, reason, scheduledFor } = result.json;
	const plan = pick(result.json, DRY_RUN);
	if (outcome !== 'placed')
		return afterNotCalled(row, { outcome: 'skipped', reason: textOf(reason), plan }, now, phone);
	const id = textOf(callId);
	if (id === undefined) return afterNotCalled(row, NAMELESS, now, phone);
	const due = Math.max(now, Date.parse(textOf(scheduledFor) ?? '') || 0);
	return afterPlaced(row, { phone: phone ?? '', callId: id, due });
}

const NAMELESS: NotCalled = {
	outcome: 'unclear',
	message: 'The provider took the call and named no ID for it, so nobody can look up its result',
};

function whyOf(error: Error): NotCalled {
	const outcome = outcomeOf(error);
	const isOpen = outcome === 'unclear' || outcome === 'refused';
	return { outcome: isOpen ? outcome : 'notSent', message: error.message };
}
