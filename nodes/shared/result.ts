/** The result shape that all services share. */

import type { CallState } from './values/callState';

export type ServiceName = 'mcnTelecom' | 'mobilgroup' | 'zvonobot';

/** Why the node decided not to call. */
export type SkipReason =
	| 'calledRecently'
	| 'capReached'
	| 'doNotCall'
	| 'dryRun'
	| 'duplicate'
	| 'limitReached'
	| 'outsideAllowedHours'
	| 'prefixNotAllowed';

/** What a dry run tells: what the person would hear, from when on, and how many requests all calls of the run would take. */
export const DRY_RUN = ['what', 'when', 'requests'];

/** What one item of a paid operation comes back as. */
export interface CallResult {
	/** `placed`: the service took the call; `skipped`: the node decided not to call. */
	outcome: 'placed' | 'skipped';
	state?: CallState;
	/** Why it was skipped. */
	reason?: SkipReason;
	phone: string;
	/** The service's own id of the call, for matching its callback. */
	callId?: string | null;
	service: ServiceName;
}
