/** Counts how often somebody has tried a code, and lets it be right only once. */

import { untilKept } from '../claims';
import { inTurn, type MarkStore, pairs, secondOf } from '../markStore';
import { attemptMark, attemptMarks, codeMark, rightMark, sureMarks, voidMark } from './codeMarks';
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
	const none = { attemptsLeft: 0 };
	const made = await inTurn(store, async (): Promise<Attempt> => {
		const known = knownCode(sealed);
		if (known.ended) return { reason: known.ended, ...none };
		if (!(await takeAttempt(store, sealed, known, most))) {
			known.ended = await howEnded(store, sealed);
			return { reason: known.ended ?? 'tooManyAttempts', ...none };
		}
		if (!right) return { reason: 'wrong', attemptsLeft: most - known.attempts };
		// Another workflow of this process may have found it right meanwhile.
		if (known.ended) return { reason: known.ended, ...none };
		known.ended = 'used';
		return { reason: null, ...none };
	});
	if (made.reason !== null) return made;
	const isFirst = await isFirstRight(store, codeMark(sealed), most).catch((error: unknown) => {
		// Nobody has been told that it is right.
		knownCode(sealed).ended = undefined;
		throw error;
	});
	return { reason: isFirst ? null : 'used', ...none };
}

/** Whether no other process has found it right, at the same moment either. */
async function isFirstRight(store: MarkStore, code: string, most: number): Promise<boolean> {
	const mark = rightMark(code);
	let added: string[] = [];
	const work = untilKept(store, async (claim) => {
		added = await store.add([...attemptMarks(code, most), ...sureMarks(mark), claim]);
		const isFirst = added.includes(secondOf(mark));
		return { result: isFirst, isClaimed: isFirst };
	});
	return await work.catch(async (error: unknown) => {
		await inTurn(store, async () => await store.remove(added)).catch(() => undefined);
		throw error;
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
		const added = await store.add([...attemptMarks(code), ...sureMarks(voidMark(code))]);
		const wasUsed = await wasRight(store, code).catch(async (error: unknown) => {
			await store.remove(added).catch(() => undefined);
			throw error;
		});
		known.ended = wasUsed ? 'used' : 'replaced';
		return added.includes(secondOf(voidMark(code))) && !wasUsed ? undefined : known.ended;
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
	const [right, replaced] = [rightMark(code), voidMark(code)];
	const found = await pairs(store).find([right, replaced]);
	if (found.includes(right)) return 'used';
	return found.includes(replaced) ? 'replaced' : undefined;
}

const wasRight = async (store: MarkStore, code: string): Promise<boolean> =>
	(await pairs(store).find([rightMark(code)])).length > 0;

function knownCode({ id, expiresAt }: SealedCode): Known {
	const known = knownCodes.get(id) ?? { attempts: 0, expiresAt };
	knownCodes.set(id, known);
	for (const [oldest, { expiresAt: end }] of knownCodes) {
		if (end > Date.now()) break;
		knownCodes.delete(oldest);
	}
	return known;
}
