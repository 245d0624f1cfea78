/** Times for Zvonobot: Unix seconds out (document, `date_format:U`), ISO 8601 in. */

import { toIsoTime } from '../../shared/values/date';
import { parseDate } from '../../shared/values/inputDate';
import type { Item } from './item';

const SECOND_MS = 1000;

/**
 * Reads a time in any form that n8n gives; without a zone it is in the workflow's.
 *
 * @returns Unix seconds
 * @throws NodeOperationError naming the field
 */
export function readMoment(item: Item, value: unknown, field: string): number {
	const date = parseDate(value, item.context.getTimezone());
	if ('moment' in date) return Math.floor(date.moment / SECOND_MS);
	throw item.refuse(field, date.rule);
}

/** Unix seconds as ISO 8601; null for 0 and null, which stand for "not yet" (field notes §5.2). */
export const momentOf = (value: unknown): string | null => toIsoTime(value) ?? null;
