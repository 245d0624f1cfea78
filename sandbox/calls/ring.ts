/** A call from the first ring to its end. */

import type { SandboxState } from '../state';
import type { Ending } from './behaviours';
import type { SandboxCall } from './call';
import { type Pace, pause, RINGS_FOR_MINUTES } from './pace';
import type { Person } from './person';
import { personAt } from './personAt';
import { endCall, startRinging } from './talk';

/** What is said to anyone who answers. */
export type Speech = (person: Person, call: SandboxCall) => Promise<void>;

/** @param speech none for a flash call, which hangs up as soon as somebody answers */
export async function ring(
	state: SandboxState,
	call: SandboxCall,
	pace: Pace,
	speech?: Speech,
): Promise<Ending> {
	await state.held;
	const person = personAt(state, call, pace.minuteMs);
	startRinging(call);
	await pause(pace.stepMs);
	const ending = await person.pickUp(RINGS_FOR_MINUTES * pace.minuteMs);
	if (ending === 'answered') await speech?.(person, call);
	endCall(state, call, ending);
	return ending;
}
