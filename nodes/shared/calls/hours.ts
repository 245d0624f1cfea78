/** Allowed hours: whether a phone may ring at this moment. */

import { zoneTime } from '../values/date';

export interface AllowedHours {
	/** Minutes since midnight; `to` before `from` runs over midnight. */
	from: number;
	to: number;
	/** 1 is Monday. */
	days: number[];
	/** IANA name. */
	zone: string;
	outside: 'skip' | 'fail';
}

const CLOCK = /^([01]?\d|2[0-4]):([0-5]\d)$/;
const DAY_MINUTES = 24 * 60;

/** Reads `HH:mm`, up to `24:00`; undefined for anything else. */
export function minutesOf(clock: unknown): number | undefined {
	const match = typeof clock === 'string' ? CLOCK.exec(clock.trim()) : null;
	const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
	return minutes !== undefined && minutes <= DAY_MINUTES ? minutes : undefined;
}

export function isZone(zone: string): boolean {
	try {
		return new Intl.DateTimeFormat('en-US', { timeZone: zone }).format() !== '';
	} catch {
		return false;
	}
}

/**
 * @param moment milliseconds since 1970
 * @returns whether the zone's clock and day are inside the hours; hours over midnight belong to the day they begin on
 */
export function isAllowed({ from, to, days, zone }: AllowedHours, moment: number): boolean {
	const { weekday, minutes } = zoneTime(moment, zone);
	if (from <= to) return days.includes(weekday) && minutes >= from && minutes < to;
	const yesterday = weekday === 1 ? 7 : weekday - 1;
	return (days.includes(weekday) && minutes >= from) || (days.includes(yesterday) && minutes < to);
}
