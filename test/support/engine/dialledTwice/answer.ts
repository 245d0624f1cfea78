/** One row of the table: what the service answers, and what the user may be told. */

import type { CannedAnswer } from '../../cannedService';

/** What can be said of a number that the service was asked to call. */
export type Told = 'placed' | 'refused' | 'unclear';

/** The answer says that the call is placed. */
export const placed: Told[] = ['placed'];
/** There is a sign of a call: an id, a code, the service's word of success. Nobody may say that it was refused. */
export const sign: Told[] = ['placed', 'unclear'];
/** Nothing in the answer says that the number was called, nor that it was not. */
export const unclear: Told[] = ['unclear'];
/** The service's own no. */
export const refused: Told[] = ['refused'];
/** It looks like a no; to be careful is no mistake. */
export const likelyRefused: Told[] = ['refused', 'unclear'];

/** A number in a request, with its place among the numbers of the row. */
export interface Asked {
	phone: string;
	place: number;
	/** The id that the service gives this call. */
	id: number;
}

export interface Answer {
	name: string;
	/** What the user may be told, for each of the numbers that travel in the request. */
	told: Told[][];
	/** @param asked the numbers that are in the request: a retry sends fewer */
	reply: (asked: Asked[]) => CannedAnswer;
	/** What the service answers the next time. */
	next?: Answer;
}

/** What a service says to one operation, as its document shows it. */
export interface Dialect {
	/** Every number is called. */
	ok: (asked: Asked[]) => object;
	/** Nobody is called. */
	no: object;
	/** What else is reported for answers that hold no id, by their text. */
	signs: Record<string, Told[]>;
	/** The odd answers that only this operation can get. */
	odd: Answer[];
}

type Body = (asked: Asked[]) => unknown;

/** An answer about one number. */
export const about = (name: string, told: Told[], body: Body, rest: CannedAnswer = {}): Answer => ({
	name,
	told: [told],
	reply: (asked) => ({ ...rest, body: body(asked) }),
});

/** An answer about several numbers that travel together. */
export const aboutMany = (name: string, told: Told[][], body: Body, rest: CannedAnswer = {}): Answer => ({
	...about(name, [], body, rest),
	told,
});

/** Answers one after the other: the second to the second request, the last to all that follow. */
export function inTurn(name: string, [first, ...others]: Answer[]): Answer {
	return { ...first, name, next: others.length > 0 ? inTurn(name, others) : undefined };
}
