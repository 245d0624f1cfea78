/**
 * What `create` and `createWithTemplate` answer: a row for each number (docs/api-notes.md, Zvonobot: Refusals of single numbers).
 *
 * Rows first, the verdict on the whole request after: a row with an ID is a call that exists, whatever stands around it.
 */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { CallOutcome } from '../../../shared/calls/operation';
import { leavesOpen } from '../../../shared/http/effect';
import { isStatusOpen } from '../../../shared/http/responseErrors';
import { redact } from '../../../shared/redact';
import type { CallResult } from '../../../shared/result';
import { toCallState } from '../../../shared/values/callState';
import { parseJson } from '../../../shared/values/json';
import { moneyFields } from '../../../shared/values/money';
import { holdsSign } from '../../../shared/values/rows';
import { isRecord, textOf } from '../../../shared/values/text';
import { callEffect, errorByWords, idBesideError } from '../../api/errors';
import { momentOf } from '../../api/moment';
import { isWhole, phoneIn } from '../../api/phone';
import { findFault, withoutResult } from '../../api/response';
import { complains, dataOf, hasId, holdsId, idOf, isErrorStatus, rowsOf, wordsOf } from '../../api/rows';

const open = leavesOpen('Zvonobot left this number out of its answer', callEffect);
const LEFT_OUT = {
	...open,
	advice: `${open.advice} Zvonobot also leaves out numbers that it does not call, such as those on the account's blacklist.`,
};
const WITHOUT_ID = leavesOpen("Zvonobot answered without the call's ID", callEffect);
const SHARED_ID = leavesOpen('Zvonobot answered with one ID for several numbers', callEffect);
const ID_BESIDE_ERROR = idBesideError(callEffect);

/** What Simplify leaves of a call. */
export const SHORT_PLACED = [
	...['outcome', 'state', 'phone', 'callId', 'plannedAt', 'scheduledFor', 'templateId', 'variables'],
	...['recordPrice', 'service'],
];

/**
 * Finds the result of each number.
 *
 * @param secrets values that must not be shown
 * @returns one result for each number, in their order
 */
export function readPlaced(
	answer: IN8nHttpFullResponse,
	phones: string[],
	simplify: boolean,
	secrets: unknown[],
): CallOutcome[] {
	const fault = findFault(answer, callEffect, secrets);
	const data = dataOf(answer.body);
	// A complaint around one row alone is about that row.
	const isAlone = fault && rowsOf(data, isCall)?.[0] === data;
	const rows = isAlone ? [] : (rowsOf(answer.body, isCall) ?? []);
	const rowsByPhone = matchRows(rows, phones);
	const untold =
		rows.length > 0 ? { failure: LEFT_OUT } : withoutResult(answer, 'the calls', callEffect, secrets);
	const shared = sharedIds(rowsByPhone);
	const complaining = complainingId(answer.body);
	const read = (row: IDataObject, phone: string): CallOutcome => {
		const id = idOf(row) ?? '';
		if (shared.has(id)) return { failure: SHARED_ID };
		return id === complaining ? { failure: ID_BESIDE_ERROR } : readRow(row, phone, simplify, secrets);
	};
	return phones.map((phone) => {
		const own = rowsByPhone.get(phone)?.map((row) => read(row, phone));
		const best = own?.sort((one, other) => certainty(other) - certainty(one))[0];
		if (fault && best && 'failure' in best && isStatusOpen(answer.statusCode)) return fault;
		return best ?? fault ?? untold;
	});
}

/** IDs that the answer gives to several numbers: whose call it is, nobody can tell. */
function sharedIds(rowsByPhone: Map<string, IDataObject[]>): Set<string> {
	const seen = new Set<string>();
	const shared = new Set<string>();
	for (const rows of rowsByPhone.values()) {
		for (const id of new Set(rows.flatMap((row) => idOf(row) ?? []))) (seen.has(id) ? shared : seen).add(id);
	}
	return shared;
}

/** The ID of a call that the answer names beside an error of its own, not in a row alone. */
const complainingId = (body: unknown): string | undefined =>
	isRecord(body) && complains(body) ? idOf(body as IDataObject) : undefined;

const isCall = (row: IDataObject): boolean =>
	hasId(row) || row.phone !== undefined || isErrorStatus(row.status);

/** Of several rows for one number, a call that was placed counts more than one that may have been, and that more than a no. */
function certainty(outcome: CallOutcome): number {
	if ('json' in outcome) return 2;
	return outcome.failure.outcome === 'unclear' ? 1 : 0;
}

function matchRows(rows: IDataObject[], phones: string[]): Map<string, IDataObject[]> {
	const sent = new Set(phones);
	const byPhone = new Map<string, IDataObject[]>();
	const nameless: IDataObject[] = [];
	for (const row of rows) {
		const phone = phoneIn(row.phone, sent);
		if (phone !== undefined) byPhone.set(phone, [...(byPhone.get(phone) ?? []), row]);
		else if (!isWhole(row.phone)) nameless.push(row);
	}
	const [only, ...others] = phones.length === 1 ? phones : phones.filter((phone) => !byPhone.has(phone));
	const left = phones.length === 1 ? nameless : nameless.filter(hasId);
	const isCertain = others.length === 0 && (phones.length === 1 || left.length === 1);
	if (only !== undefined && isCertain) byPhone.set(only, [...(byPhone.get(only) ?? []), ...left]);
	return byPhone;
}

function readRow(row: IDataObject, phone: string, simplify: boolean, secrets: unknown[]): CallOutcome {
	const callId = idOf(row);
	if (callId !== undefined && !complains(row)) return { json: toResult(row, phone, callId, simplify) };
	const words = wordsOf(row);
	const detail = redact(words, secrets);
	if (holdsId(row) || holdsSign(row)) return { failure: ID_BESIDE_ERROR, detail };
	if (!isErrorStatus(row.status)) return { failure: WITHOUT_ID, detail };
	return { failure: errorByWords(words, callEffect), detail };
}

function toResult(row: IDataObject, phone: string, callId: string, simplify: boolean): IDataObject {
	const placed: CallResult = {
		outcome: 'placed',
		state: row.status === undefined ? 'queued' : toCallState(row.status),
		phone,
		callId,
		service: 'zvonobot',
	};
	return {
		...placed,
		plannedAt: momentOf(row.plannedAt),
		...(row.templateId !== undefined && { templateId: textOf(row.templateId) ?? null }),
		...(row.phoneInfo !== undefined && { variables: variablesIn(row.phoneInfo) }),
		...(row.recordCost !== undefined && moneyFields('recordPrice', row.recordCost)),
		...(!simplify && { response: row }),
	};
}

/** `phoneInfo` is JSON within text: `{"name":"Elena"}`. */
function variablesIn(value: unknown): IDataObject[string] {
	return (typeof value === 'string' ? (parseJson(value) ?? value) : value) as IDataObject[string];
}
