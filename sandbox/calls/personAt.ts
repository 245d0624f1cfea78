/** The person whom a call to this number reaches: one of the numbers' people, or the person in front of the page. */

import { personAtScreen } from '../screen/personAtScreen';
import type { SandboxState } from '../state';
import { behaviourOf } from './behaviours';
import type { SandboxCall } from './call';
import { type Person, personOf } from './person';

/** @param redialled whether the service dials the number again for the same order */
export function personAt(
	state: SandboxState,
	call: SandboxCall,
	minuteMs: number,
	redialled = false,
): Person {
	const behaviour = behaviourOf(call.phone);
	if (behaviour.atScreen) return personAtScreen(state.screen, call, minuteMs);
	const { secondTry } = behaviour;
	const again = secondTry && (redialled || hasRung(state, call));
	return personOf(call, again ? { ...behaviour, ending: secondTry } : behaviour);
}

/** Whether the number was called before. */
const hasRung = ({ calls }: SandboxState, call: SandboxCall): boolean =>
	calls.some((earlier) => earlier.phone === call.phone && earlier.at < call.at);
