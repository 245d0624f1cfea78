/** Counts how often somebody has tried a code, and lets it be right only once. */

import type { SealedCode } from './sealedCode';

/** Where marks are kept that outlive this process. */
export interface MarkStore {
	/** What no other store has; additions to one store are made one after another in this process. */
	name: string;
	/** @returns the marks that were not there yet */
	add(marks: string[]): Promise<string[]>;
	remove(marks: string[]): Promise<void>;
}

export interface Attempt {
	reason: 'wrong' | 'used' | 'tooManyAttempts' | null;
	/** How many more attempts can be right. */
	attemptsLeft: number;
}

interface Known {
	attempts: number;
	/** Undefined where this process does not know. */
	used?: boolean;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

/** What this process knows is counted beside the store, which two processes at the same moment can write over. */
const knownCodes = new Map<string, Known>();
const turns = new Map<string, Promise<unknown>>();

const attemptMark = ({ id }: SealedCode, attempt: number) => `${id}:${attempt}`;
const rightMark = ({ id }: SealedCode) => `${id}:right`;

/**
 * Makes one attempt. It is counted before anything is compared, whatever was typed.
 *
 * @param most how many attempts there are
 * @param right whether what was typed is the code
 * @throws what the store throws; the attempt is worth nothing then
 */
export async function attempt(
	store: MarkStore,
	sealed: SealedCode,
	most: number,
	right: boolean,
): Promise<Attempt> {
	return await inTurn(store.name, async () => {
		const known = knownCode(sealed);
		const none = { attemptsLeft: 0 };
		if (known.used) return { reason: 'used', ...none };
		if (!(await takeAttempt(store, sealed, known, most))) {
			known.used ??= await wasUsed(store, sealed);
			return { reason: known.used ? 'used' : 'tooManyAttempts', ...none };
		}
		if (!right) return { reason: 'wrong', attemptsLeft: most - known.attempts };
		known.used = true;
		return { reason: (await markUsed(store, sealed, most)) ? null : 'used', ...none };
	});
}

/** Takes the first attempt that nobody has taken; false where there is none. */
async function takeAttempt(
	store: MarkStore,
	sealed: SealedCode,
	known: Known,
	most: number,
): Promise<boolean> {
	while (known.attempts < most) {
		const mark = attemptMark(sealed, known.attempts + 1);
		const isNew = (await store.add([mark])).includes(mark);
		known.attempts += 1;
		if (isNew) return true;
	}
	return false;
}

/** @returns whether it was not used before */
async function markUsed(store: MarkStore, sealed: SealedCode, most: number): Promise<boolean> {
	const attempts = Array.from({ length: most }, (_, at) => attemptMark(sealed, at + 1));
	return (await store.add([...attempts, rightMark(sealed)])).includes(rightMark(sealed));
}

/** The store can only be asked by adding, so what was not there is taken away again. */
async function wasUsed(store: MarkStore, sealed: SealedCode): Promise<boolean> {
	const mark = rightMark(sealed);
	const isNew = (await store.add([mark])).includes(mark);
	if (isNew) await store.remove([mark]);
	return !isNew;
}

function knownCode({ id, expiresAt }: SealedCode): Known {
	const known = knownCodes.get(id) ?? { attempts: 0, expiresAt };
	knownCodes.set(id, known);
	for (const [oldest, { expiresAt: end }] of knownCodes) {
		if (end > Date.now()) break;
		knownCodes.delete(oldest);
	}
	return known;
}

async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
	const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
	turns.set(name, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(name) === turn) turns.delete(name);
	}
}
