/** Notes what happens in a call, for anyone who looks at the screen. */

import type { SandboxState } from '../state';
import type { Ending } from './behaviours';
import type { Line, SandboxCall } from './call';

/** Staying on the line without a word, as Zvonobot writes it. */
export const STAYS = -1;

export function startRinging({ talk }: SandboxCall): void {
	talk.rangAt = new Date().toISOString();
}

export function addLine({ talk }: SandboxCall, by: Line['by'], text: string): void {
	if (text !== '') talk.lines.push({ at: new Date().toISOString(), by, text });
}

/** @param reply a digit or a word of the person */
export function addReply(call: SandboxCall, reply: number | string): void {
	addLine(call, typeof reply === 'number' ? 'pressed' : 'said', String(reply));
}

/** @param ending the state in which the call stays */
export function endCall(state: SandboxState, call: SandboxCall, ending: Ending | 'canceled'): void {
	call.state = ending;
	call.talk.endedAt = new Date().toISOString();
	delete call.talk.menu;
	state.screen.disconnect(call.key);
}
