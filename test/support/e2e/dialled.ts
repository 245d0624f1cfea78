/** Phones that are dialled in one test only, and how often that happened. */

import type { World } from '../../../host/world';

let last = 10_000;

/** A phone that no other test dials. @param ending what it does, see docs/sandbox.md */
export function freshPhone(ending = '10'): string {
	last += 1;
	return `7900${last}${ending}`;
}

export const freshPhones = (...endings: string[]): string[] => endings.map(freshPhone);

/** The same phone as people write it in Russia. */
export const withEight = (phone: string): string =>
	`8 (${phone.slice(1, 4)}) ${phone.slice(4, 7)}-${phone.slice(7, 9)}-${phone.slice(9)}`;

/** How often the sandbox has dialled each of the phones. */
export function dialled({ sandbox }: World, phones: string[]): number[] {
	return phones.map((phone) => sandbox.state.calls.filter((call) => call.phone === phone).length);
}

const counted = { runs: 0, times: new Map<string, number>() };

/**
 * Counts the phones at the end of a run in which each may be dialled once.
 *
 * @returns how often each was dialled
 */
export function dialledInAll(world: World, phones: string[]): number[] {
	const times = dialled(world, phones);
	counted.runs += 1;
	phones.forEach((phone, place) => counted.times.set(phone, times[place]));
	return times;
}

/** Says what all runs have come to. */
export function tellDialled(): void {
	const times = [...counted.times.values()];
	const twice = times.filter((count) => count > 1).length;
	process.stdout.write(`dialled twice: ${twice} of ${times.length} phones in ${counted.runs} runs\n`);
}
