/** Lets a mark belong to one call only, whichever processes take it at the same moment. See `shared/claims.ts`. */

import { newClaim } from '../../shared/claims';
import { type MarkStore, pairs } from '../../shared/markStore';
import { markIn, takeNext, type Taken } from './counted';

/**
 * Adds marks to the store, all with one claim.
 *
 * @returns those that another process has added before
 * @throws what the store throws
 */
export async function claim(store: MarkStore, taken: Taken[]): Promise<Set<Taken>> {
	const id = newClaim();
	const added = new Set(await pairs(store).add([...taken.map(markIn), id]));
	for (const one of taken) one.claim = id;
	return new Set(taken.filter((one) => !added.has(markIn(one))));
}

export const claimsOf = (taken: Taken[]): string[] => [
	...new Set(taken.flatMap(({ claim: id }) => id ?? [])),
];

/**
 * Looks once more, in the store's turn, when calls have ended: where two of them have the same mark after all, because the
 * store was slower than any wait, both count from now on.
 *
 * @param taken marks that are not in the store yet
 * @throws what the store throws
 */
export async function countApart(store: MarkStore, taken: Taken[], ended: Taken[]): Promise<void> {
	const lost = await lostOf(store, ended);
	lost.forEach(takeNext);
	let open = [...taken, ...lost];
	while (open.length > 0) {
		open = [...(await claim(store, open))];
		open.forEach(takeNext);
	}
}

/** @returns the marks that are another process's; what was written over is added again */
async function lostOf(store: MarkStore, claimed: Taken[]): Promise<Taken[]> {
	const ids = claimsOf(claimed);
	if (ids.length === 0) return [];
	const added = new Set(await pairs(store).add([...claimed.map(markIn), ...ids]));
	return claimed.filter((one) => one.claim && added.has(one.claim) && !added.has(markIn(one)));
}
