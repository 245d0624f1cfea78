/** A person whom a call reaches, as the call meets them; and those whose number's ending decides beforehand. */

import type { Behaviour, Ending } from './behaviours';
import type { SandboxCall, Menu } from './call';
import { addLine, addReply, STAYS } from './talk';

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

/** Does what the number's last digits say, at once. */
export function personOf(call: SandboxCall, { ending, menu = [STAYS] }: Behaviour): Person {
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
