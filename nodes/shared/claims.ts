/**
 * Tells what two processes have added at the same moment apart, though n8n's store has no lock: it is read, changed and
 * written back, and the later one writes over what the earlier one has added. So what is added goes with a claim that nobody
 * else can know. If the claim is gone when the store has settled, all that was added with it was written over.
 */

import { randomUUID } from 'node:crypto';

import { inOneTurn, inTurn, type MarkStore } from './markStore';

export const newClaim = (): string => `claim ${randomUUID()}`;

/**
 * Waits until the store has settled, and looks. It is for work that keeps the store's turn: what this process wrote meanwhile
 * could bring back what another one has written over.
 *
 * @returns the claims that were written over
 * @throws what the store throws
 */
export async function writtenOver(store: MarkStore, claims: string[]): Promise<Set<string>> {
	await store.settled();
	return new Set(await store.add(claims));
}

/** So often what is added is written over before it is an error. */
export const MOST_TRIES = 50;

/**
 * Does work in a turn of the store, and again until what it has added with its claim was not written over.
 *
 * @param work tells whether it has added the claim; where it has added nothing, its result is the last word
 * @throws what the store throws, and where others never stop writing
 */
export async function untilKept<T>(
	store: MarkStore,
	work: (claim: string) => Promise<{ result: T; isClaimed: boolean }>,
): Promise<T> {
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		const claim = newClaim();
		const { result, isClaimed } = await inTurn(store, async () => await work(claim));
		if (!isClaimed || !(await lostTogether(store, [claim])).has(claim)) return result;
	}
	throw new Error(WRITTEN_OVER);
}

export const WRITTEN_OVER = 'Other processes write at the same moment, too often';

const lostTogether = inOneTurn(writtenOver);
