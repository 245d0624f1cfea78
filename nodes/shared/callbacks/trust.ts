/** What makes a callback trusted: for a trigger, and for an operation that reads what another node has received. */

import type { IDataObject } from 'n8n-workflow';

/** What a callback says beside its body. */
export interface Delivered {
	query: IDataObject;
	/** By their names in lower case. */
	headers: IDataObject;
}

/** What a trusted callback may tell. */
export interface Proof {
	/** The only event that it proves; without one, all of them. */
	event?: string;
	/** The branch of a menu that it names. */
	branch?: string;
	/** Whether a token has signed that. */
	isSigned?: boolean;
}

/** How the callbacks of a service prove where they come from. */
export interface CallbackTrust<Authentication extends string = string> {
	/** Name of the credential type. */
	credential: string;
	authentications: readonly Authentication[];
	preset: Authentication;
	/** @returns the proof, or why there is none */
	proofIn(
		delivered: Delivered,
		authentication: Authentication,
		readCredential: () => Promise<IDataObject>,
	): Promise<Proof | string>;
}

export const NO_TOKEN = 'The token is missing, wrong or expired';
export const OTHER_EVENT = 'The token is for another kind of event';

/** The events that a proof covers. */
export const coveredBy = <Event extends { event: string }>(
	{ event: proven }: Proof,
	events: Event[],
): Event[] => events.filter(({ event }) => proven === undefined || event === proven);
