/** Whoever a call reaches: a number's ending that decides beforehand, or the person in front of the page. */

import type { Behaviour, Ending } from './behaviours';
import { behaviourOf } from './behaviours';
import type { SandboxCall, SandboxState } from './state';
import type { Menu } from './talk';
import { addLine, addReply, STAYS } from './talk';
import { personAtScreen } from './screen/personAtScreen';

export interface Person {
	/**
	 * Lets the phone ring.
	 *
	 * @param ringsForMs after which nobody answers
	 * @returns how the ringing ended
	 */
	pickUp(ringsForMs: number): Promise<Ending>;
	/**
	 * Hears a text to its end, or to what they do before.
	 *
	 * @param menu what the robot listens to; absent where it only speaks
	 * @returns a key, a word, `STAYS`, or undefined when they have hung up
	 */
	hear(text: string, menu?: Menu): Promise<number | string | undefined>;
}

/** @param again whether the number is dialled a second time */
export function personAt(state: SandboxState, call: SandboxCall, minuteMs: number, again = false): Person {
	const behaviour = behaviourOf(call.phone);
	if (behaviour.atScreen) return personAtScreen(state.screen, call, minuteMs);
	return personOf(
		call,
		again ? { ...behaviour, ending: behaviour.secondTry ?? behaviour.ending } : behaviour,
	);
}

/** Does what the number's last digits say, at once. */
function personOf(call: SandboxCall, { ending, menu = [STAYS] }: Behaviour): Person {
	const replies = [...menu];
	return {
		pickUp: async () => {
			if (ending === 'answered') call.talk.answeredAt = new Date().toISOString();
			return ending;
		},
		hear: async (text, listensTo) => {
			addLine(call, 'robot', text);
			if (!listensTo) return STAYS;
			const reply = replies.shift();
			if (reply !== undefined && reply !== STAYS) addReply(call, reply);
			return reply;
		},
	};
}
