/** What the documents name, and what of it the sandbox has seen. */

import type { SandboxState } from './state';

export type Kind = 'endpoint' | 'parameter' | 'error' | 'state';

/** Everything that the documents of one service name; written by hand from `field-notes` and the documents. */
export interface Documented {
	service: string;
	/** As `POST /api/send/`. */
	endpoint: string[];
	/** As `POST /api/send/ settings.number`; list places are left out: `ivrs.digit`. */
	parameter: string[];
	/** Error codes as the document writes them, or HTTP statuses where it has no codes. */
	error: string[];
	/** Call states as the service writes them. */
	state: string[];
}

/** Notes that the sandbox has met this endpoint, parameter, error or state. */
export function see(state: SandboxState, service: string, kind: Kind, name: string): void {
	state.seen.add(`${service} ${kind} ${name}`);
}
