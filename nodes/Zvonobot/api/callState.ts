/** The states of a call, from the API documentation ("Статусы звонка"). */

import type { CallState } from '../../shared/values/callState';

const STATES: Record<string, CallState> = {
	created: 'queued',
	processed: 'queued',
	started: 'ringing',
	answered: 'answered',
	finished: 'completed',
	/** Ended without a conversation: not answered, busy, or taken back; `hangupCause` may tell. */
	canceled: 'canceled',
};

export function toCallState(status: unknown): CallState {
	const word = String(status).trim().toLowerCase();
	return Object.hasOwn(STATES, word) ? STATES[word] : 'unknown';
}
