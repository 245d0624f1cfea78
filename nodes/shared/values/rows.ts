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
	const text = textOf(value);
	return text === undefined || /^(0+|null|false|undefined|none)$/i.test(text) ? undefined : text;
}

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

/** Whether an answer holds an ID of any kind: whatever else it says, something may have been made. */
export function holdsSign(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
	const isNamed = isRecord(value) && SIGNS.some((name) => isSign(value[name]));
	return isNamed || partsOf(value).some((part) => holdsSign(part, depth + 1));
}

const isSign = (value: unknown): boolean =>
	Array.isArray(value) ? value.some((one) => idIn(one) !== undefined) : idIn(value) !== undefined;

const partsOf = (value: object): unknown[] => (isRecord(value) && keyedRows(value)) || Object.values(value);

function idInText(text: string, fields: string[]): IDataObject | undefined {
	const named = new RegExp(`"(?:${fields.join('|')})"\\s*:\\s*"?([\\w-]+)`, 'g');
	const ids = [...text.matchAll(named)].map(([, id]) => idIn(id));
	const id = ids.find((found) => found !== undefined);
	return id === undefined ? undefined : { [fields[0]]: id };
}
