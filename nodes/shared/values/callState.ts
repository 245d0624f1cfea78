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
