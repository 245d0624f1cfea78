/** What a person said, as it was recognized: in any case, with or without punctuation, ё or е. */

import { textOf, wholeOf } from './text';

/** What all ways to write an answer have in common. A key stays a key: `1.0` is `1`. */
export function plain(answer: string): string {
	const text = textOf(answer.normalize('NFKC')) ?? '';
	const words = text
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return wholeOf(text) ?? (words === '' ? text : words);
}

/**
 * Tells whether an answer is the one that is wanted.
 *
 * @param withMore whether further words may follow, as in `yes, of course`
 */
export function isSaid(wanted: string, said: string, withMore = false): boolean {
	const [right, heard] = [plain(wanted), plain(said)];
	if (right === heard) return right !== '';
	return withMore && /\p{L}/u.test(right) && heard.startsWith(`${right} `);
}
