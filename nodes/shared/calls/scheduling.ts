/** Calls that a service makes later: whether their time is within the allowed hours, and moving them there. */

import type { NodeOperationError } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { inputError } from '../errors';
import type { AllowedHours } from '../safety/hours';
import { isAllowed, nextOpening } from '../safety/hours';

/** How an operation is told when to call. */
export interface Planning<Settings> {
	/** @returns milliseconds since 1970 for which the user has planned the calls; undefined for at once */
	plannedFor(settings: Settings): number | undefined;
	/** @returns the same settings with the calls planned for that moment, in milliseconds since 1970 */
	planFor(settings: Settings, moment: number): Settings;
}

/** @returns milliseconds since 1970 at which the phones will ring */
export function ringsAt<Settings>(planning: Planning<Settings> | undefined, settings: Settings): number {
	const planned = planning?.plannedFor(settings);
	return planned === undefined || Number.isNaN(planned) ? Date.now() : Math.max(planned, Date.now());
}

/**
 * Moves calls into the allowed hours where the user wants that.
 *
 * @returns the settings to send, and the new time (ISO 8601) where there is one
 */
export function within<Settings>(
	hours: AllowedHours | undefined,
	planning: Planning<Settings> | undefined,
	settings: Settings,
): { settings: Settings; scheduledFor?: string } {
	if (!planning || hours?.outside !== 'schedule') return { settings };
	const wished = ringsAt(planning, settings);
	if (isAllowed(hours, wished)) return { settings };
	const opening = nextOpening(hours, wished) ?? wished;
	return { settings: planning.planFor(settings, opening), scheduledFor: new Date(opening).toISOString() };
}

/** For operations whose service calls at once. */
export function cantPlan(place: ErrorPlace): NodeOperationError {
	const rule = "can't be scheduled for: the service takes no time for calls of this operation";
	const advice = "Choose to skip or to fail the item under 'Outside', or let a Wait node hold the workflow.";
	return inputError(place, 'Allowed Hours', rule, advice);
}
