/** Calls that a service makes later, or again: whether all its rings are within the allowed hours, and moving them there. */

import { type AllowedHours, isAllowed, nextOpening } from '../safety/hours';
import type { Problem } from '../values/problem';

/** How an operation is told when to call. */
export interface Scheduling<Reading> {
	/** @returns milliseconds since 1970 for which the user has planned the calls; undefined for at once */
	plannedFor(reading: Reading): number | undefined;
	/** @returns the same reading with the calls planned for that moment, in milliseconds since 1970 */
	planFor(reading: Reading, moment: number): Reading;
	/** @returns when the service rings again on its own, each in milliseconds from the first ring */
	redials?(reading: Reading): number[];
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
	return [0, ...(scheduling?.redials?.(reading) ?? [])].every((after) => isAllowed(hours, first + after));
}

/**
 * Moves calls into the allowed hours where the user wants that.
 *
 * @returns the reading to send, and the new time (ISO 8601) where there is one; undefined where the calls fit no hours
 */
export function scheduled<Reading>(
	hours: AllowedHours | undefined,
	scheduling: Scheduling<Reading> | undefined,
	reading: Reading,
): { reading: Reading; scheduledFor?: string } | undefined {
	if (!hours) return { reading };
	const wanted = ringsAt(scheduling, reading);
	if (fitsHours(hours, scheduling, reading, wanted)) return { reading };
	if (!scheduling || hours.outside !== 'schedule') return undefined;
	const opening = openingFor(hours, scheduling, reading, wanted);
	if (opening === undefined) return undefined;
	return { reading: scheduling.planFor(reading, opening), scheduledFor: new Date(opening).toISOString() };
}

/** The next time at which the hours begin and all rings are within them. */
function openingFor<Reading>(
	hours: AllowedHours,
	scheduling: Scheduling<Reading>,
	reading: Reading,
	wanted: number,
): number | undefined {
	// Where a redial no longer fits today, the first ring waits until that is over.
	for (const after of [0, ...(scheduling.redials?.(reading) ?? [])]) {
		const opening = nextOpening(hours, wanted + after);
		if (opening !== undefined && fitsHours(hours, scheduling, reading, opening)) return opening;
	}
	return undefined;
}
