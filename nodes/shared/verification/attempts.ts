/** Counts how often somebody has tried a code, and lets it be right only once. */

import { inTurn, type MarkStore } from '../markStore';
import { attemptMark, attemptMarks, codeMark, rightMark, voidMark } from './codeMarks';
import type { SealedCode } from './sealedCode';

export interface Attempt {
	reason: 'wrong' | 'used' | 'replaced' | 'tooManyAttempts' | null;
	/** How many more attempts can be right. */
	attemptsLeft: number;
}

interface Known {
	attempts: number;
	/** How it ended, as far as this process knows. */
	ended?: 'used' | 'replaced';
	/** Milliseconds since 1970. */
	expiresAt: number;
}

/** What this process knows is counted beside the store, which two processes at the same moment can write over. */
const knownCodes = new Map<string, Known>();

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
		if (known.ended) return { reason: known.ended, ...none };
		if (!(await takeAttempt(store, sealed, known, most))) {
			known.ended = await howEnded(store, sealed);
			return { reason: known.ended ?? 'tooManyAttempts', ...none };
		}
		if (!right) return { reason: 'wrong', attemptsLeft: most - known.attempts };
		known.ended = 'used';
		const mark = rightMark(codeMark(sealed));
		const added = await store.add([...attemptMarks(codeMark(sealed), most), mark]);
		return { reason: added.includes(mark) ? null : 'used', ...none };
	});
}

/**
 * Voids a code that another one is to take the place of. From then on it has no attempts.
 *
 * @returns how it had ended before; undefined where it was still good
 * @throws what the store throws; the code is as good as before then
 */
export async function voidCode(store: MarkStore, sealed: SealedCode): Promise<Known['ended']> {
	return await inTurn(store, async () => {
		const known = knownCode(sealed);
		if (known.ended) return known.ended;
		const code = codeMark(sealed);
		const isFirst = (await store.add([...attemptMarks(code), voidMark(code)])).includes(voidMark(code));
		const wasUsed = (await store.find([rightMark(code)])).length > 0;
		known.ended = wasUsed ? 'used' : 'replaced';
		return isFirst && !wasUsed ? undefined : known.ended;
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
		const mark = attemptMark(codeMark(sealed), known.attempts + 1);
		const isNew = (await store.add([mark])).includes(mark);
		known.attempts += 1;
		if (isNew) return true;
	}
	return false;
}

/** Asked only of a code that has no attempts left: it decides what is said, and not whether the code is right. */
async function howEnded(store: MarkStore, sealed: SealedCode): Promise<Known['ended']> {
	const code = codeMark(sealed);
	const marks = await store.find([rightMark(code), voidMark(code)]);
	if (marks.includes(rightMark(code))) return 'used';
	return marks.includes(voidMark(code)) ? 'replaced' : undefined;
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
