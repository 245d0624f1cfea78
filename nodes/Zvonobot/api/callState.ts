/** The states of a call, from the API documentation ("Статусы звонка"). */

import type { CallState } from '../../shared/values/callState';
import { callStates } from '../../shared/values/callState';

const stateOf = callStates({
	created: 'queued',
	processed: 'queued',
	started: 'ringing',
	answered: 'answered',
	finished: 'completed',
	/** Ended without a conversation: not answered, busy, or taken back; `hangupCause` may tell. */
	canceled: 'canceled',
});

export function toCallState(status: unknown): CallState {
	return stateOf(String(status).trim().toLowerCase());
}
