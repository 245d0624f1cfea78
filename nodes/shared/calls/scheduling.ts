/** Calls that a service makes later, or again: whether all its rings are within the allowed hours, and moving them there. */

import type { AllowedHours } from '../safety/hours';
import { isAllowed, nextOpening } from '../safety/hours';
import type { Problem } from '../values/problem';

/** How an operation is told when to call. */
export interface Scheduling<Reading> {
	/** @returns milliseconds since 1970 for which the user has planned the calls; undefined for at once */
	plannedFor(reading: Reading): number | undefined;
	/** @returns the same reading with the calls planned for that moment, in milliseconds since 1970 */
	planFor(reading: Reading, moment: number): Reading;
	/** @returns milliseconds from the first ring to the last that the service makes on its own; 0 for one ring */
	redialMs?(reading: Reading): number;
	/** What makes it impossible to know when the service rings, so that no hours can be kept. */
	unknowable?(reading: Reading): Problem | undefined;
}

/** @returns milliseconds since 1970 at which the phones will ring for the first time */
export function ringsAt<Reading>(scheduling: Scheduling<Reading> | undefined, reading: Reading): number {
	return Math.max(scheduling?.plannedFor(reading) ?? 0, Date.now());
}

/** Whether the first ring and all that the service makes on its own are within the hours. */
export function fitsHours<Reading>(
	hours: AllowedHours,
	scheduling: Scheduling<Reading> | undefined,
	reading: Reading,
	first = ringsAt(scheduling, reading),
): boolean {
	return isAllowed(hours, first) && isAllowed(hours, first + (scheduling?.redialMs?.(reading) ?? 0));
}

/**
 * Moves calls into the allowed hours where the user wants that.
 *
 * @returns the reading to send, and the new time (ISO 8601) where there is one
 */
export function scheduled<Reading>(
	hours: AllowedHours | undefined,
	scheduling: Scheduling<Reading> | undefined,
	reading: Reading,
): { reading: Reading; scheduledFor?: string } {
	if (!scheduling || hours?.outside !== 'schedule') return { reading };
	const wanted = ringsAt(scheduling, reading);
	if (fitsHours(hours, scheduling, reading, wanted)) return { reading };
	// Where a redial no longer fits today, the first ring waits for the next opening.
	const closed = isAllowed(hours, wanted) ? wanted + (scheduling.redialMs?.(reading) ?? 0) : wanted;
	const opening = nextOpening(hours, closed) ?? wanted;
	return { reading: scheduling.planFor(reading, opening), scheduledFor: new Date(opening).toISOString() };
}
