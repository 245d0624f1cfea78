/** The verdict on one number: how often was it asked for, and is what the user was told right. */

import type { Answer, Told } from './answer';

export interface Verdict {
	/** The phone rang, or may have rung, more than once. */
	twice: boolean;
	/** What is wrong; undefined where all is well. */
	wrong?: string;
}

interface Observed {
	/** What the service has answered, in order. */
	given: Answer[];
	/** Place of the number in its request. */
	place: number;
	/** What the user was told; undefined where it can't be seen. */
	told: string | undefined;
	/** It is no mistake to say that a tool can't wait, as long as nothing was sent. */
	mayRefuseToWait: boolean;
}

/** A number may be asked for again only after the service's own no about it. */
export function judge({ given, place, told, mayRefuseToWait }: Observed): Verdict {
	if (given.length === 0) {
		const fine = mayRefuseToWait && told === 'notSent';
		return { twice: false, wrong: fine ? undefined : `not sent, and told ${told}` };
	}
	const last = given[given.length - 1];
	const repeated = given.slice(0, -1);
	const twice =
		repeated.some((answer) => !answer.told[place].includes('refused')) ||
		// What is reported as no refusal now was none the time before either.
		(told !== undefined && told !== 'refused' && repeated.includes(last));
	return verdict(twice, [
		twice && `sent ${given.length} times`,
		isWrong(told, last.told[place]) && `told ${told} where ${last.told[place].join(' or ')} is right`,
	]);
}

/**
 * The same where it is known how often the phone rang.
 *
 * @param sent how many requests have asked for it
 */
export function judgeTruth(rang: number, sent: number, told: string | undefined, right: Told[]): Verdict {
	const twice = rang > 1;
	return verdict(twice, [
		twice && `rang ${rang} times`,
		told === 'unclear' && sent > 1 && right.length === 1 && `sent ${sent} times`,
		isWrong(told, right) && `rang ${rang} times, and told ${told} where ${right.join(' or ')} is right`,
	]);
}

const isWrong = (told: string | undefined, right: Told[]) =>
	told !== undefined && !(right as string[]).includes(told);

function verdict(twice: boolean, faults: Array<string | false>): Verdict {
	return { twice, wrong: faults.filter(Boolean).join(', ') || undefined };
}
