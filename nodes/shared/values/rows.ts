/** Lists as PHP services write them: as arrays, or as objects by index, by ID or by phone number. */

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from './text';

/** Keys of this length in an object of rows are phone numbers, shorter ones IDs. */
const PHONE_DIGITS = 10;

/**
 * The rows of an object by index, ID or phone number. A key tells what its row does not, such as a phone number or an ID;
 * those of a list that begins at 0 or 1 are only indexes.
 *
 * @param phoneField what the rows call their phone number
 * @returns undefined for any other object
 */
export function keyedRows(value: Record<string, unknown>, phoneField = 'phone'): IDataObject[] | undefined {
	const entries = Object.entries(value);
	if (!entries.every(([key, row]) => /^\d+$/.test(key) && isRecord(row))) return undefined;
	const areIndexes = '0' in value || entries.every(([key]) => Number(key) <= entries.length);
	return entries.map(([key, row]) => {
		const told = key.length >= PHONE_DIGITS ? { [phoneField]: key } : { id: key };
		return { ...(!areIndexes && told), ...(row as IDataObject) };
	});
}
