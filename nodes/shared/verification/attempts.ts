/** Counts how often somebody has tried a code, and lets it be right only once. */

import type { MarkStore } from '../markStore';
import { inTurn } from '../markStore';
import type { SealedCode } from './sealedCode';

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
	return await inTurn(store, async () => {
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

async function wasUsed(store: MarkStore, sealed: SealedCode): Promise<boolean> {
	return (await store.find([rightMark(sealed)])).length > 0;
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
