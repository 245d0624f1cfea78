/** Dates and times as n8n hands them over: picked, typed, from an expression, from another node. */

import { toIsoTime } from './date';
import { isRecord } from './text';

export type ParsedDate = { moment: number } | { rule: string };

const MILLISECONDS = 1000;
const FIRST = Date.UTC(2000, 0, 1);
const END = Date.UTC(2101, 0, 1);
/** Numbers below are seconds: as milliseconds they would be times before 1974. */
const FIRST_MILLISECONDS = 100_000_000_000;

const NO_DATE = 'is not a date and time, such as 2026-01-31T14:05';
const NO_UNIX_TIME = 'is not a Unix time in seconds or milliseconds; write dates like 2026-01-31T14:05';
const DAY_OR_MONTH = 'does not say which is the day and which the month; write dates like 2026-01-31T14:05';
const OUT_OF_RANGE = 'must be between the years 2000 and 2100';

/**
 * Reads ISO 8601 with or without a zone, `dd.mm.yyyy hh:mm`, Unix seconds or milliseconds, a Date, or a DateTime of an
 * expression such as `{{ $now }}`.
 *
 * @param zone IANA zone in which dates without a zone are read
 * @returns milliseconds since 1970, or the rule that the value breaks (worded to follow the field's name)
 */
export function parseDate(value: unknown, zone: string): ParsedDate {
	if (value === undefined || value === null) return { rule: 'is empty' };
	if (typeof value === 'number') return fromUnixTime(value);
	if (typeof value === 'string') return fromText(value.trim(), zone);
	const moment = millisecondsOf(value);
	return moment === undefined || Number.isNaN(moment) ? { rule: NO_DATE } : inRange(moment);
}

function fromText(text: string, zone: string): ParsedDate {
	if (text === '') return { rule: 'is empty' };
	if (/^[\d\s]+([.,]\d+)?$/.test(text)) {
		return /^\d+$/.test(text) ? fromUnixTime(Number(text)) : { rule: NO_UNIX_TIME };
	}
	if (/^\d{1,2}([-/])\d{1,2}\1\d{2,4}\b/.test(text)) return { rule: DAY_OR_MONTH };
	const iso = toIsoTime(text, zone);
	return iso === undefined ? { rule: NO_DATE } : inRange(Date.parse(iso));
}

/** A number of days, as spreadsheets store dates, is smaller than any Unix time of this century. */
function fromUnixTime(time: number): ParsedDate {
	const moment = Math.round(time < FIRST_MILLISECONDS ? time * MILLISECONDS : time);
	return moment >= FIRST && moment < END ? { moment } : { rule: NO_UNIX_TIME };
}

function inRange(moment: number): ParsedDate {
	return moment >= FIRST && moment < END ? { moment } : { rule: OUT_OF_RANGE };
}

function millisecondsOf(value: unknown): number | undefined {
	// Not `instanceof`: expressions make their dates in a context of their own.
	if (Object.prototype.toString.call(value) === '[object Date]') return (value as Date).getTime();
	if (isRecord(value) && typeof value.toMillis === 'function') {
		return Number((value as { toMillis(): number }).toMillis());
	}
	return undefined;
}
