/** The rows, IDs and words of an answer, wherever they are and however PHP has written them. */

import type { IDataObject } from 'n8n-workflow';

import { isFailure, isSaid } from '../../shared/values/complaint';
import {
	idIn,
	idOf as idOfFields,
	isBrokenId,
	keyedRows,
	partWithId,
	recordsIn,
} from '../../shared/values/rows';
import { booleanOf, isRecord, textOf } from '../../shared/values/text';
import { isNoComplaint } from './errors';

/** Tells a row from an object that only says something. */
export type IsRow = (row: IDataObject) => boolean;

/** Where lists lie when they are not in `data` (docs/api-notes.md, Zvonobot: Envelope). */
const WRAPPERS = ['apiCalls', 'items', 'list', 'result'];

/** The content of an answer. The API documentation draws some answers without an envelope. */
export const dataOf = (body: unknown): unknown => (isRecord(body) && 'data' in body ? body.data : body);

/**
 * Finds the rows of an answer: a list, an object by index, by ID or by phone number, or one object alone; in an envelope or
 * without one.
 *
 * @returns undefined for whatever holds no rows and is no empty list: what is not understood means nothing
 */
export function rowsOf(body: unknown, isRow: IsRow): IDataObject[] | undefined {
	if (Array.isArray(body)) return someOf(body, isRow);
	if (!isRecord(body)) return undefined;
	if (isFilled(body.data)) return rowsOf(body.data, isRow);
	if (isRow(body as IDataObject)) return [body as IDataObject];
	const wrapper = WRAPPERS.find((name) => isFilled(body[name]));
	if (wrapper !== undefined) return rowsOf(body[wrapper], isRow);
	const keyed = keyedRows(body);
	return keyed && someOf(keyed, isRow);
}

const isFilled = (value: unknown): value is object => typeof value === 'object' && value !== null;

function someOf(list: unknown[], isRow: IsRow): IDataObject[] | undefined {
	const rows = (list.filter(isRecord) as IDataObject[]).filter(isRow);
	return rows.length > 0 || list.length === 0 ? rows : undefined;
}

const ID_FIELDS = ['id', 'apiCallId', 'apicallId'];

/** The ID of a row. */
export const idOf = (row: IDataObject): string | undefined => idOfFields(row, ID_FIELDS);

export const hasId = (row: IDataObject): boolean => idOf(row) !== undefined;

/** Whether there is an ID anywhere in an answer. */
export const holdsId = (value: unknown): boolean => partWithId(value, ID_FIELDS) !== undefined;

/** Whether any part of an answer about one call says that something went wrong, or has an ID that is none. */
export const complainsWithin = (body: unknown): boolean =>
	recordsIn(body).some((part) => complains(part) || ID_FIELDS.some((field) => isBrokenId(part[field])));

/**
 * The IDs that the service says it has worked on: `callIdList`, a list of IDs, or rows with them. A row that says something
 * went wrong is none of them.
 *
 * @returns undefined where the answer names none
 */
export function idsOf(body: unknown): string[] | undefined {
	const data = dataOf(body);
	const named = isRecord(data) && 'callIdList' in data;
	const list = listIn(named ? data.callIdList : data);
	if (!list) return rowsOf(body, hasId)?.flatMap(workedOn);
	const known = list.filter((entry) => (isRecord(entry) ? hasId(entry as IDataObject) : idIn(entry)));
	return known.length > 0 || (named && list.length === 0) ? known.flatMap(workedOn) : undefined;
}

function workedOn(entry: unknown): string[] {
	const id = isRecord(entry) ? idOf(entry as IDataObject) : idIn(entry);
	return id === undefined || (isRecord(entry) && complains(entry)) ? [] : [id];
}

/** Whether an answer is an empty list in an envelope of success, which says nothing else. */
export const isEmptyEnvelope = (body: unknown): boolean =>
	isRecord(body) &&
	!complains(body) &&
	Array.isArray(body.data) &&
	body.data.length === 0 &&
	isNoComplaint(wordsOf(body));

/** A list, also where PHP has made an object by index of it. */
function listIn(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value as unknown[];
	if (!isRecord(value)) return undefined;
	const entries = Object.entries(value);
	return entries.every(([key, entry]) => /^\d+$/.test(key) && !isFilled(entry))
		? Object.values(value)
		: undefined;
}

export const isErrorStatus = (status: unknown): boolean => textOf(status)?.toLowerCase() === 'error';

/** Whether an answer says that it took what it was sent. */
export const saysDone = (body: unknown): boolean =>
	isRecord(body) &&
	(/^(success|ok)$/i.test(textOf(body.status) ?? '') || textOf(body.data)?.toLowerCase() === 'done');

/** Whether an answer, or a row of it, says that something went wrong. */
export function complains({ status, success, error, errors }: Record<string, unknown>): boolean {
	return (
		isFailure(status) ||
		booleanOf(success) === false ||
		[error, errors].some((part) => isSaid(part) && booleanOf(part) !== false)
	);
}

/** The service's own words, wherever it has put them: a text, a list, or lists by field. */
export function wordsOf(body: unknown): string {
	if (!isRecord(body)) return '';
	const places = [body.data, body.message, body.error, body.errors];
	return [...new Set(places.flatMap((place) => flatten(place)))].join('; ');
}

function flatten(value: unknown, field = ''): string[] {
	const text = textOf(value);
	if (text !== undefined) return [field ? `${field}: ${text}` : text];
	if (Array.isArray(value)) return value.flatMap((part) => flatten(part, field));
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		flatten(part, key === 'message' || key === 'errors' ? field : key),
	);
}
