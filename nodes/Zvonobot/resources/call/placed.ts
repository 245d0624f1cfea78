/** What `create` and `createWithTemplate` answer: a list with an entry for each number (field notes §5.1, §5.12). */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { leavesOpen } from '../../../shared/http/effect';
import { refusal } from '../../../shared/http/responseErrors';
import type { CallResult } from '../../../shared/result';
import type { EntryResult } from '../../../shared/calls/sendMany';
import { redact } from '../../../shared/redact';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import { parseJson } from '../../ivr/values';
import { hideTokens } from '../../callbacks/signature';
import { toCallState } from '../../api/callState';
import { dataOf, listOf } from '../../api/envelope';
import { callEffect, otherRefusal, refusalByWords } from '../../api/errors';
import { momentOf } from '../../api/moment';

const LEFT_OUT = refusal(
	'Zvonobot left this number out of its answer, so it did not take the call',
	"Check the number, the account's blacklist and whether the account may call this country.",
	callEffect,
);
const STRANGE = leavesOpen('Zvonobot answered without the calls', callEffect);

/**
 * Finds what became of each number.
 *
 * @param secrets values that must not be shown
 * @returns one result for each number, in their order: a call, or a refusal of its own
 */
export function readPlaced(
	{ body }: IN8nHttpFullResponse,
	phones: string[],
	simplify: boolean,
	secrets: unknown[],
): EntryResult[] {
	const rows = listOf(body).filter((row) => row.phone !== undefined || row.id !== undefined);
	if (rows.length === 0 && !Array.isArray(dataOf(body))) return phones.map(() => ({ failure: STRANGE }));
	const byPhone = new Map(rows.map((row) => [digitsOf(row.phone), row]));
	const only = rows.length === 1 && phones.length === 1 ? rows[0] : undefined;
	return phones.map((phone) => {
		const row = byPhone.get(phone) ?? (only?.phone === undefined ? only : undefined);
		return row ? readRow(row, phone, simplify, secrets) : { failure: LEFT_OUT };
	});
}

const digitsOf = (phone: unknown): string => (textOf(phone) ?? '').replace(/\D/g, '');

function readRow(row: IDataObject, phone: string, simplify: boolean, secrets: unknown[]): EntryResult {
	if (row.status === 'error') {
		const words = textOf(row.message) ?? '';
		const failure = refusalByWords(words, callEffect) ?? otherRefusal(callEffect);
		return { failure, detail: redact(words, secrets) };
	}
	const callId = textOf(row.id) ?? null;
	if (callId === null) return { failure: STRANGE };
	const placed: CallResult = {
		outcome: 'placed',
		state: row.status === undefined ? 'queued' : toCallState(row.status),
		phone,
		callId,
		service: 'zvonobot',
	};
	const details = {
		plannedAt: momentOf(row.plannedAt),
		...(row.templateId !== undefined && { templateId: textOf(row.templateId) ?? null }),
		...(row.phoneInfo !== undefined && { variables: readVariables(row.phoneInfo) }),
		...(row.recordCost !== undefined && moneyFields('recordPrice', row.recordCost)),
	};
	return { json: { ...placed, ...details, ...(!simplify && { response: hideTokens(row) }) } };
}

/** `phoneInfo` is JSON within text: `{"name":"Elena"}`. */
function readVariables(value: unknown): IDataObject[string] {
	return (typeof value === 'string' ? (parseJson(value) ?? value) : value) as IDataObject[string];
}
