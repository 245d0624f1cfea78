/** Lists as PHP services write them: as arrays, or as objects by index, by ID or by phone number. */

import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from './text';

/** Keys of this length in an object of rows are phone numbers, shorter ones IDs. */
const PHONE_DIGITS = 10;

/**
 * The rows of an object by index, ID or phone number. A key tells what its row does not, such as a phone number or an ID;
 * those of a list that begins at 0 or 1 are only indexes. An empty row is none.
 *
 * @param phoneField what the rows call their phone number
 * @returns undefined for any other object
 */
export function keyedRows(value: Record<string, unknown>, phoneField = 'phone'): IDataObject[] | undefined {
	const entries = Object.entries(value);
	if (!entries.every(([key, row]) => /^\d+$/.test(key) && isRecord(row))) return undefined;
	const areIndexes = '0' in value || entries.every(([key]) => Number(key) <= entries.length);
	const filled = entries.filter(([, row]) => Object.keys(row as object).length > 0);
	return filled.map(([key, row]) => {
		const told = key.length >= PHONE_DIGITS ? { [phoneField]: key } : { id: key };
		return { ...(!areIndexes && told), ...(row as IDataObject) };
	});
}

/** An ID that a service has given; what PHP writes for none, such as 0 or `false`, is none. */
export function idIn(value: unknown): string | undefined {
	const text = isBrokenId(value) ? undefined : textOf(value);
	return text === undefined || /^(0+|null|false|undefined|none)$/i.test(text) ? undefined : text;
}

/** No ID, and more than nothing: a negative number, or one that JSON has not kept exactly and that names another call. */
export const isBrokenId = (value: unknown): boolean =>
	(typeof value === 'number' && !Number.isSafeInteger(value)) || /^-\d+([.,]0+)?$/.test(textOf(value) ?? '');

/** The first of these fields of an object that holds an ID. */
export const idOf = (row: IDataObject, fields: string[]): string | undefined =>
	fields.map((field) => idIn(row[field])).find((id) => id !== undefined);

/** Deeper than any answer, and shallow enough to be looked through. */
const DEEPEST = 20;

/**
 * The part of an answer that holds an ID, wherever it lies, also in a text that is no whole JSON: an ID that is overlooked
 * is a call that is repeated.
 *
 * @param fields what the service calls its IDs
 */
export function partWithId(value: unknown, fields: string[], depth = 0): IDataObject | undefined {
	if (typeof value === 'string' && depth === 0) return idInText(value, fields);
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
	if (isRecord(value) && idOf(value as IDataObject, fields) !== undefined) return value as IDataObject;
	for (const part of partsOf(value)) {
		const found = partWithId(part, fields, depth + 1);
		if (found) return found;
	}
	return undefined;
}

/** What services call the ID of something that they have made, also where no document names it. */
const SIGNS = [
	...['id', 'ID', 'Id', 'ids', 'uuid', 'call_id', 'callId', 'callID', 'callIds', 'callIdList', 'apiCallId'],
	...['apicallId', 'mailing_id', 'mailingId', 'verification_call_uuid'],
];

/** Whether an answer, whole or cut short, holds an ID of any kind: whatever else it says, something may have been made. */
export function holdsSign(value: unknown, depth = 0): boolean {
	if (typeof value === 'string' && depth === 0) return idsInText(value, SIGNS).some(isSign);
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
	const isNamed = isRecord(value) && SIGNS.some((name) => isSign(value[name]));
	return isNamed || partsOf(value).some((part) => holdsSign(part, depth + 1));
}

const isSign = (value: unknown): boolean =>
	Array.isArray(value) ? value.some(isSign) : isBrokenId(value) || idIn(value) !== undefined;

const partsOf = (value: object): unknown[] => (isRecord(value) && keyedRows(value)) || Object.values(value);

/** Every object in an answer, the outer ones first. */
export function recordsIn(value: unknown, depth = 0): IDataObject[] {
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
	const inner = partsOf(value).flatMap((part) => recordsIn(part, depth + 1));
	return isRecord(value) ? [value as IDataObject, ...inner] : inner;
}

function idInText(text: string, fields: string[]): IDataObject | undefined {
	const id = idsInText(text, fields).find((found) => idIn(found) !== undefined);
	return id === undefined ? undefined : { [fields[0]]: id };
}

function idsInText(text: string, fields: string[]): string[] {
	const named = new RegExp(`"(?:${fields.join('|')})"\\s*:\\s*"?([\\w-]+)`, 'g');
	return [...text.matchAll(named)].map(([, id]) => id);
}
