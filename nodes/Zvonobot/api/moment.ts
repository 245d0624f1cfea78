/** Times for Zvonobot: Unix seconds out (API documentation, `date_format:U`), ISO 8601 in. */

import type { Reader } from '../../shared/reader';
import { toIsoTime } from '../../shared/values/date';

const SECOND_MS = 1000;

/**
 * Reads a time to come, in any form that n8n gives.
 *
 * @param zone IANA zone of times that name none
 * @returns Unix seconds; undefined where nothing is set
 * @throws NodeOperationError naming the field
 */
export function readMoment(fields: Reader, name: string, label: string, zone: string): number | undefined {
	const moment = fields.upcoming(name, label, zone);
	return moment === undefined ? undefined : Math.floor(moment / SECOND_MS);
}

/** Unix seconds as ISO 8601; null for 0 and null, which stand for "not yet" (docs/api-notes.md, Zvonobot: Times). */
export const momentOf = (value: unknown): string | null => toIsoTime(value) ?? null;
