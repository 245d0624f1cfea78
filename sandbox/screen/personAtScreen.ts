/** The person in front of the page, as a call meets them. */

import type { Ending } from '../calls/behaviours';
import type { SandboxCall } from '../calls/call';
import type { Person } from '../calls/person';
import { addLine, STAYS } from '../calls/talk';
import type { Move, Screen } from './screen';

/** The page shows one word after the other in this time; a person can do something before the last. */
export const WORD_MS = 280;
/** How much of a minute the robot waits for a key or a word when it has spoken. */
const SILENCE_MINUTES = 0.5;

const ENDINGS: Partial<Record<Move['do'], Ending>> = {
	answer: 'answered',
	decline: 'rejected',
	hangUp: 'rejected',
	busy: 'busy',
};

/** @param minuteMs how long a minute lasts here */
export function personAtScreen(screen: Screen, call: SandboxCall, minuteMs: number): Person {
	const line = screen.connect(call.key);

	async function pickUp(ringsForMs: number): Promise<Ending> {
		const deadline = Date.now() + ringsForMs;
		call.talk.ringsUntil = new Date(deadline).toISOString();
		for (;;) {
			const move = await line.next(deadline - Date.now());
			if (move === undefined) return 'noAnswer';
			const ending = ENDINGS[move.do];
			if (ending === 'answered') call.talk.answeredAt = new Date().toISOString();
			if (ending) return ending;
		}
	}

	const hear: Person['hear'] = async (text, menu) => {
		addLine(call, 'robot', text);
		call.talk.menu = menu;
		const listensForMs = menu ? SILENCE_MINUTES * minuteMs : 0;
		const deadline = Date.now() + text.split(/\s+/).length * WORD_MS + listensForMs;
		for (;;) {
			const move = await line.next(deadline - Date.now());
			if (move === undefined) return STAYS;
			if (move.do === 'hangUp') return undefined;
			if (move.do === 'press') addLine(call, 'pressed', move.key);
			if (move.do === 'say') addLine(call, 'said', move.words);
			const reply = replyOf(move);
			if (menu && reply !== undefined) return reply;
		}
	};

	return { pickUp, hear };
}

/** A digit as a number, as the services write it; anything else as a word. */
function replyOf(move: Move): number | string | undefined {
	if (move.do === 'press') return /^\d$/.test(move.key) ? Number(move.key) : move.key;
	return move.do === 'say' ? move.words : undefined;
}
