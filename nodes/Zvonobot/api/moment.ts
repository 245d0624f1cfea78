/** Times for Zvonobot: Unix seconds out, ISO 8601 in (document, `date_format:U`). */

import { toIsoTime } from '../../shared/values/date';
import type { Item } from './item';

const SECOND_MS = 1000;

/**
 * Reads a time in any form that n8n gives; without a zone it is in the workflow's.
 *
 * @returns Unix seconds
 * @throws NodeOperationError naming the field
 */
export function readMoment(item: Item, value: unknown, field: string): number {
	// n8n writes fractions of seconds; the reader of services' times knows none.
	const text = typeof value === 'string' ? value.trim().replace(/(:\d\d)\.\d+/, '$1') : value;
	const iso = toIsoTime(text, item.context.getTimezone());
	if (iso) return Math.floor(Date.parse(iso) / SECOND_MS);
	throw item.refuse(field, 'is no date', 'Give it in ISO 8601, like 2026-03-01T10:00:00+03:00.');
}

/** Unix seconds as ISO 8601; null for 0 and null, which stand for "not yet" (field notes §5.2). */
export const momentOf = (value: unknown): string | null => toIsoTime(value) ?? null;
