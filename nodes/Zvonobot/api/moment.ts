/** Times for Zvonobot: Unix seconds out (API documentation, `date_format:U`), ISO 8601 in. */

import type { Reader } from '../../shared/reader';
import { toIsoTime } from '../../shared/values/date';

const SECOND_MS = 1000;
/** What lies outside is a number of another kind, such as a spreadsheet's, or cannot be waited for. */
const EARLIEST_MS = Date.UTC(2000, 0);
const LATEST_MS = Date.UTC(2100, 0);

/**
 * Reads a time in any form that n8n gives.
 *
 * @param zone IANA zone of times that name none
 * @returns Unix seconds; undefined where nothing is set
 * @throws NodeOperationError naming the field
 */
export function readMoment(fields: Reader, name: string, label: string, zone: string): number | undefined {
	const moment = fields.date(name, label, zone);
	if (moment === undefined) return undefined;
	if (moment >= EARLIEST_MS && moment < LATEST_MS) return Math.floor(moment / SECOND_MS);
	throw fields.refuse(label, 'must be a date and time between 2000 and 2100, such as 2026-01-31T14:05');
}

/** Unix seconds as ISO 8601; null for 0 and null, which stand for "not yet" (field notes §5.2). */
export const momentOf = (value: unknown): string | null => toIsoTime(value) ?? null;
