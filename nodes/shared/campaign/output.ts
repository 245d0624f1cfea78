/** What comes out of a campaign: how it stands while it waits, and in the end an answer for every row. */

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { fieldOf } from '../values/path';
import type { Campaign } from './state';
import { costOf, countRows, type Row } from './course';

/** The item that goes round. */
export function progressOf({ id, pass, rows }: Campaign, next: number): INodeExecutionData {
	const { total, done, underWay, toCall, toCallAgain, approved, cost } = countRows(rows);
	return {
		json: {
			total,
			done,
			underWay,
			toCall,
			toCallAgain,
			approved,
			cost,
			pass: pass + 1,
			nextLook: new Date(next).toISOString(),
			campaign: id,
		},
		pairedItem: { item: 0 },
	};
}

/** One item for each row of the input, in its order. */
export function resultsOf({ input, output, rows }: Campaign): INodeExecutionData[] {
	return rows.map((row, at) => {
		const { json, binary } = input[at];
		const result = resultOf(row);
		const named = output.resultField === '' ? result : { [output.resultField]: result };
		return {
			json: { ...kept(json, output.inputFields), ...named },
			...(binary && output.inputFields === undefined && { binary }),
			pairedItem: { item: at },
		};
	});
}

const kept = (json: IDataObject, names?: string[]): IDataObject =>
	names ? Object.fromEntries(names.map((name) => [name, fieldOf(json, name) as IDataObject[string]])) : json;

const isoOf = (moment?: number): string | null =>
	moment === undefined ? null : new Date(moment).toISOString();

function resultOf(row: Row): IDataObject {
	const { attempts, notCalled, phone } = row;
	if (!notCalled) return { outcome: row.told?.outcome ?? 'timedOut', ...heardIn(row), ...factsOf(row) };
	const { reason, message, plan } = notCalled;
	const why = { ...(reason !== undefined && { reason }), ...(message !== undefined && { message }), ...plan };
	// A number that cannot be read stays as the input has it.
	if (attempts === 0) {
		const { outcome } = notCalled;
		return { outcome, ...why, ...heardIn(row), attempts, ...(phone !== undefined && { phone }) };
	}
	// An earlier call was placed: what came of it stays, unless another one may have been the last.
	const outcome = notCalled.outcome === 'unclear' ? notCalled.outcome : (row.told?.outcome ?? 'timedOut');
	return { outcome, ...why, ...heardIn(row), ...placedIn(row) };
}

function heardIn({ told }: Row): IDataObject {
	const { state = null, answer = null, label = null, approved = false } = told ?? {};
	return { state, answer, label, approved };
}

const factsOf = (row: Row): IDataObject => ({
	...placedIn(row),
	talkSeconds: row.told?.talkSeconds ?? null,
	calledAt: isoOf(row.calledAt),
	recordingUrl: row.told?.recordingUrl ?? null,
});

function placedIn(row: Row): IDataObject {
	const { attempts, phone = null, callId = null, calledAt } = row;
	return { attempts, phone, callId, price: Math.round(costOf(row) * 100) / 100, calledAt: isoOf(calledAt) };
}

/** What a person who looks at the execution wants to know. */
export interface Report {
	total: number;
	reached: number;
	approved: number;
	outcomes: Record<string, number>;
	/** By label, or by what was pressed or said. */
	answers: Record<string, number>;
	calls: number;
	rounds: number;
	cost: number;
	minutes: number;
	passes: number;
}

const REACHED = ['answered', 'otherAnswer', 'noKey'];
const TENTH_OF_MINUTE_MS = 6000;

/** @param now milliseconds since 1970 */
export function reportOf({ rows, pass, startedAt }: Campaign, now: number): Report {
	const { total, approved, cost } = countRows(rows);
	const attempts = rows.map((row) => row.attempts);
	return {
		total,
		reached: rows.filter(({ told }) => told && REACHED.includes(told.outcome)).length,
		approved,
		outcomes: countBy(rows.map((row) => resultOf(row).outcome)),
		answers: countBy(rows.map(({ told }) => told?.label ?? told?.answer)),
		calls: attempts.reduce((sum, count) => sum + count, 0),
		rounds: attempts.reduce((most, count) => Math.max(most, count), 0),
		cost,
		minutes: Math.round((now - startedAt) / TENTH_OF_MINUTE_MS) / 10,
		passes: pass + 1,
	};
}

function countBy(words: unknown[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const word of words) if (typeof word === 'string') counts[word] = (counts[word] ?? 0) + 1;
	return counts;
}

/** The report in a sentence. */
export const summaryOf = ({ total, reached, rounds, calls, cost }: Report): string =>
	`${reached} of ${total} people reached. Calls: ${calls}, rounds: ${rounds}, cost: ${cost}.`;
