/** Dates and times as n8n hands them over: picked, typed, from an expression, from another node. */

import { toIsoTime } from './date';
import { isRecord } from './text';

export type ParsedDate = { moment: number } | { rule: string };

const FIRST_MILLISECONDS = 100_000_000_000; // as seconds, that would be the year 5138
const MILLISECONDS = 1000;

/**
 * Reads ISO 8601 with or without a zone, `dd.mm.yyyy hh:mm`, Unix seconds or milliseconds, a Date, or a DateTime of an
 * expression such as `{{ $now }}`.
 *
 * @param zone IANA zone in which dates without a zone are read
 * @returns milliseconds since 1970, or the rule that the value breaks (worded to follow the field's name)
 */
export function parseDate(value: unknown, zone: string): ParsedDate {
	if (value === undefined || value === null || value === '') return { rule: 'is empty' };
	const moment = momentOf(value, zone);
	return moment === undefined || Number.isNaN(moment)
		? { rule: 'is no date and time, such as 2026-01-31T14:05' }
		: { moment };
}

function momentOf(value: unknown, zone: string): number | undefined {
	if (value instanceof Date) return value.getTime();
	if (isRecord(value) && typeof value.toMillis === 'function') {
		return Number((value as { toMillis(): number }).toMillis());
	}
	if (typeof value === 'number') return value < FIRST_MILLISECONDS ? value * MILLISECONDS : value;
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (/^\d+$/.test(text)) return momentOf(Number(text), zone);
	const iso = toIsoTime(text.replace(/(:\d{2})[.,]\d+/, '$1'), zone);
	return iso === undefined ? undefined : Date.parse(iso);
}

/** Whether the text names a time zone, such as `Europe/Moscow`. */
export function isTimeZone(zone: unknown): zone is string {
	if (typeof zone !== 'string' || zone === '') return false;
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
