/** What a request may have done at the service although its answer is lost or can't be read. */

import type { ErrorRow } from '../errors';

export interface Effect {
	/** `unclear` where it may have done something; `unanswered` where it only asks, so that repeating is safe. */
	outcome: 'unclear' | 'unanswered';
	/** Ends the sentence "…, so it is unclear whether". */
	unclear?: string;
	/** Where the calls can be looked up. */
	where?: string;
	/** How to go on. */
	advice: string;
	/** Said behind the advice of a refusal: what the refusal spares the user. */
	refused?: string;
}

const NOT_REPEATED = 'Retries of this execution do not repeat it.';

/** @param where the page of the account portal that shows the calls, as in `MCN's account portal (Monitoring)` */
export function placesCall(where: string): Effect {
	return {
		outcome: 'unclear',
		where,
		unclear: 'a call was placed',
		advice: `Look the call up in ${where} before you call again. ${NOT_REPEATED}`,
		refused: 'Nobody was called.',
	};
}

/** @param where the page of the account portal that shows the mailings */
export function startsMailing(where: string): Effect {
	return {
		outcome: 'unclear',
		where,
		unclear: 'the mailing was started',
		advice: `Look the mailing up in ${where} before you send it again. ${NOT_REPEATED}`,
		refused: 'Nobody was called.',
	};
}

/** For requests that only read. */
export const readsOnly: Effect = {
	outcome: 'unanswered',
	advice: 'Run it again later. Asking costs nothing and calls nobody.',
};

/** The row for something that leaves open what the request has done. */
export function leavesOpen(what: string, { outcome, unclear, advice }: Effect): ErrorRow {
	return { message: unclear ? `${what}, so it is unclear whether ${unclear}` : what, advice, outcome };
}

/** The user stopped the execution while this item was waiting for its turn. */
export const stopped: ErrorRow = {
	message: 'The execution was stopped before this item was sent',
	advice: 'Run it again. Nothing was sent for this item.',
	outcome: 'notSent',
};
