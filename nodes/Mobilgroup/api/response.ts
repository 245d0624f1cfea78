/** Reads what Mobilgroup answers: a refusal comes with status 200, and lists can end in a misprint. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { retryAfterMs } from '../../shared/calls/rateLimiter';
import { type ErrorRow, type Failure, serviceError } from '../../shared/errors';
import { type Effect, leavesOpen, placesCall, readsOnly, startsMailing } from '../../shared/http/effect';
import { answerFault } from '../../shared/http/responseErrors';
import { itemOf } from '../../shared/item';
import { redact } from '../../shared/redact';
import { jsonIn } from '../../shared/values/json';
import { isFailure, isSaid } from '../../shared/values/complaint';
import { moneyFields } from '../../shared/values/money';
import { holdsSign, isBrokenId, keyedRows, partWithId as partIn, recordsIn } from '../../shared/values/rows';
import { toldPhone } from '../../shared/values/phone';
import { booleanOf, isRecord, textOf } from '../../shared/values/text';
import { accountOf } from './credentials';
import { isKnownCode, rowFor } from './errors';

const NAME = 'Mobilgroup';

/** What each kind of request may have done whose answer is lost. */
export const effects = {
	call: placesCall("Mobilgroup's account portal (Statistics)"),
	mailing: startsMailing("Mobilgroup's account portal (Mailings)"),
	templates: {
		outcome: 'unclear',
		unclear: 'the templates were saved',
		advice: 'Look at the templates before you save them again. Retries of this execution do not repeat it.',
		refused: 'Nothing was saved.',
	},
	read: readsOnly,
} satisfies Record<string, Effect>;

/** First step of every answer: throws what is no success, and passes the body on. */
export function refuseErrors(effect: Effect) {
	return async function (
		this: IExecuteSingleFunctions,
		_items: INodeExecutionData[],
		response: IN8nHttpFullResponse,
	): Promise<INodeExecutionData[]> {
		const item = itemOf(this);
		const { secrets } = await accountOf(item);
		const wrong = findFailure(response, effect, secrets);
		if (wrong) throw serviceError(item, wrong);
		return [{ json: bodyOf(response) }];
	};
}

/**
 * Why an answer is no success, fit to show; undefined for a success.
 *
 * It is a refusal only where the service says so in one of its own codes. A code that no document names, and an id or
 * `ok` beside an error, leave open what was done. An answer about one call is looked through to its last part.
 *
 * @param hasCall whether the answer holds what only a placed call has
 */
export function findFailure(
	response: IN8nHttpFullResponse,
	effect: Effect,
	secrets: unknown[],
	hasCall = false,
): Failure | undefined {
	const body = bodyOf(response);
	const code = codeOf(body);
	const parts = effect === effects.call ? recordsIn(readBody(response.body)) : [];
	const complaining = parts.find(saysNo);
	const complains = saysError(body) || complaining !== undefined;
	const failure = rowOf(response, effect, { body, code, hasCall, complains });
	if (!failure) return undefined;
	const httpCode = String(response.statusCode);
	const told = code ?? (complaining && codeOf(complaining));
	return {
		failure,
		detail: told ? redact(told, secrets) : `HTTP ${httpCode}`,
		httpCode,
		retryAfterMs: retryAfterMs(response.headers['retry-after']),
	};
}

interface Found {
	body: IDataObject;
	code: string | undefined;
	hasCall: boolean;
	complains: boolean;
}

function rowOf(response: IN8nHttpFullResponse, effect: Effect, found: Found): ErrorRow | undefined {
	const { body, code, hasCall, complains } = found;
	const read = readBody(response.body);
	const fault = answerFault({ ...response, body: read }, NAME, effect);
	if (!fault && isOk(body.result) && !complains) return undefined;
	if (hasCall || (changes(effect) && holdsSign(read))) return besideCall(read, fault, effect);
	if (isRefusal(found, effect, fault)) return rowFor(code, effect);
	if (fault) return fault;
	const what = code
		? `${NAME} gave an answer that is not in its API documentation`
		: `${NAME} answered without a result`;
	return leavesOpen(what, effect);
}

/** Broken JSON says more of the answer than the ID that was found in it. */
const besideCall = (read: unknown, fault: ErrorRow | undefined, effect: Effect): ErrorRow =>
	typeof read === 'string' && fault?.outcome === effect.outcome
		? fault
		: leavesOpen(`${NAME} answered with both a call ID and a refusal`, effect);

const changes = ({ outcome }: Effect): boolean => outcome === 'unclear';

function isRefusal({ body, code }: Found, effect: Effect, fault: ErrorRow | undefined): boolean {
	const isTaken = changes(effect) && isOk(body.result);
	return isKnownCode(code) && !isTaken && (!fault || fault.outcome === 'refused');
}

/** The service's own code, wherever it stands. */
export const codeOf = ({ error_code, description, error }: IDataObject): string | undefined =>
	textOf(error_code) ?? textOf(description) ?? textOf(error);

const saysError = ({ error_code, error, errors, success }: IDataObject): boolean =>
	textOf(error_code) !== undefined ||
	textOf(error) !== undefined ||
	booleanOf(success) === false ||
	(typeof errors === 'object' && errors !== null && Object.keys(errors).length > 0);

/**
 * Whether a part of an answer about one call says that there is none, or not this one, in whatever way. What is only
 * listed may have errors and states of its own.
 */
export const saysNo = (part: IDataObject): boolean =>
	saysError(part) ||
	(saysResult(part) && !isOk(part.result)) ||
	isKnownCode(part.description) ||
	isFailure(part.status) ||
	[part.error, part.errors].some(isSaid) ||
	isBrokenId(part.id);

/** Whether an answer is about another number than the one that was to be called. */
export function isForOther({ number }: IDataObject, phone: string): boolean {
	const told = toldPhone(number);
	return told !== null && /^\d+$/.test(told) && told !== phone;
}

/** An answer about somebody else says nothing of this call. */
export const OTHER_NUMBER = leavesOpen(`${NAME} answered about another number`, effects.call);

export const isOk = (result: unknown): boolean => textOf(result)?.toLowerCase() === 'ok';

/** The answer as an object; empty where it is none. */
export function bodyOf({ body }: IN8nHttpFullResponse): IDataObject {
	const read = readBody(body);
	return isRecord(read) ? (read as IDataObject) : {};
}

/** The part of an answer that holds the ID of a call or a mailing, wherever it lies. */
export const partWithId = ({ body }: IN8nHttpFullResponse): IDataObject | undefined =>
	partIn(readBody(body), ['id']);

/**
 * The API documentation's own samples end a list with `, {"}` or with a comma. Such an end is read; any other broken JSON
 * stays text, because an answer that was cut short must not pass for a whole one.
 */
export function readBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	const mended = body.replace(/,\s*\{"\}\s*\}\s*$/, ']}').replace(/,\s*\]\s*\}\s*$/, ']}');
	const read = jsonIn(mended);
	return read === mended ? body : read;
}

/** Tells a row from an object that only says something. */
export type IsRow = (row: IDataObject) => boolean;

/** The field that tells the rows of a list from all else. */
export const rowWith =
	(...fields: string[]): IsRow =>
	(row) =>
		fields.some((field) => textOf(row[field]) !== undefined);

/** Whether a row tells at all what its result is. */
export const saysResult = rowWith('result');

/** What the rows of each list have. */
export const listed = {
	calls: rowWith('id', 'number', 'state'),
	numbers: rowWith('number'),
	phrases: rowWith('id'),
	scripts: rowWith('id'),
	subscribers: rowWith('phone'),
	templates: rowWith('id'),
} satisfies Record<string, IsRow>;

/**
 * Rows that come as a list, as an object by index, ID or phone number, or as one row alone.
 *
 * @returns undefined for what is no list of such rows; `false` and `null` are empty lists of PHP
 */
export function rowsIn(list: unknown, isRow: IsRow, phoneField?: string): IDataObject[] | undefined {
	if (list === null || list === false) return [];
	if (!Array.isArray(list) && !isRecord(list)) return undefined;
	const all = Array.isArray(list)
		? (list.filter(isRecord) as IDataObject[])
		: (keyedRows(list, phoneField) ?? [list as IDataObject]);
	const rows = all.filter(isRow);
	return rows.length > 0 || Object.keys(list).length === 0 ? rows : undefined;
}

/** The list in `data`, which may be missing where `rows` says that there is none. */
export const rowsOf = ({ data, rows }: IDataObject, isRow: IsRow): IDataObject[] | undefined =>
	data === undefined && Number(rows ?? NaN) === 0 ? [] : rowsIn(data, isRow, 'number');

/** Answers that hold one thing have it at the top, or in `data`. */
export const contentOf = (body: IDataObject, isRow: IsRow): IDataObject =>
	isRow(body) ? body : (rowsOf(body, isRow)?.[0] ?? body);

/** The balance that an answer tells; undefined where it is no amount. */
export function balanceIn(body: IDataObject): IDataObject | undefined {
	const { balance, currency } = contentOf(body, rowWith('balance'));
	const code = /^[a-z]{3}$/i.exec(textOf(currency) ?? '')?.[0].toUpperCase();
	const fields = moneyFields('balance', balance, code);
	return fields.balance === null ? undefined : fields;
}

/** What an answer lacks that only asks. */
export const without = (what: string): Failure => ({
	failure: leavesOpen(`${NAME} answered without ${what}`, effects.read),
});
