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
	/** What happens to a call outside of them. */
	outside: 'skip' | 'fail' | 'schedule';
}

const CLOCK = /^([01]?\d|2[0-4]):([0-5]\d)$/;
const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
/** A week of days, with room for the nights in which clocks change. */
const MOST_STEPS = 16;

/** Reads `HH:mm`, up to `24:00`; undefined for anything else. */
export function minutesOf(clock: unknown): number | undefined {
	const match = typeof clock === 'string' ? CLOCK.exec(clock.trim()) : null;
	const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
	return minutes !== undefined && minutes <= DAY_MINUTES ? minutes : undefined;
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

/**
 * @param moment milliseconds since 1970
 * @returns the moment itself within the hours, otherwise the full minute at which they next begin; undefined where they
 * never do
 */
export function nextOpening(hours: AllowedHours, moment: number): number | undefined {
	if (isAllowed(hours, moment)) return moment;
	let minute = Math.ceil(moment / MINUTE_MS) * MINUTE_MS;
	for (let step = 0; step < MOST_STEPS; step += 1) {
		const { minutes } = zoneTime(minute, hours.zone);
		// Clocks that went forward on the way have brought it too far.
		const earlier = minute - Math.max(minutes - hours.from, 0) * MINUTE_MS;
		if (earlier >= moment && isAllowed(hours, earlier)) return earlier;
		if (isAllowed(hours, minute)) return minute;
		const left = (hours.from - minutes + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
		minute += left * MINUTE_MS;
	}
	return undefined;
}
