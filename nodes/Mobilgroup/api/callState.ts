/** The state of a call in answers and callbacks. */

import { type CallState, toCallState as stateOf } from '../../shared/values/callState';
import { textOf } from '../../shared/values/text';

/** @returns `queued` where the service says nothing yet */
export const toCallState = (word: unknown): CallState =>
	textOf(word) === undefined ? 'queued' : stateOf(word);
