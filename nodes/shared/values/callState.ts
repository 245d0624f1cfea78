/** One vocabulary for the state of a call, whatever the service calls it. */

export type CallState =
	| 'queued'
	| 'ringing'
	| 'answered'
	| 'completed'
	| 'busy'
	| 'noAnswer'
	| 'rejected'
	| 'unavailable'
	| 'canceled'
	| 'failed'
	| 'unknown';

/**
 * The words that a service has for the states of a call.
 *
 * @returns reads a word; `unknown` for any other
 */
export function callStates(words: Record<string, CallState>): (word: string) => CallState {
	// An object would also know `constructor`.
	const states = new Map(Object.entries(words));
	return (word) => states.get(word) ?? 'unknown';
}
