/** The person whom a call to this number reaches: one of the numbers' people, or the person in front of the page. */

import { personAtScreen } from '../screen/personAtScreen';
import type { SandboxState } from '../state';
import { behaviourOf } from './behaviours';
import type { SandboxCall } from './call';
import type { Person } from './person';
import { personOf } from './person';

/** @param again whether the number is dialled a second time */
export function personAt(state: SandboxState, call: SandboxCall, minuteMs: number, again = false): Person {
	const behaviour = behaviourOf(call.phone);
	if (behaviour.atScreen) return personAtScreen(state.screen, call, minuteMs);
	return personOf(
		call,
		again ? { ...behaviour, ending: behaviour.secondTry ?? behaviour.ending } : behaviour,
	);
}
