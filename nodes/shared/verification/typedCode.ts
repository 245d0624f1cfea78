/** What a person typed, as the digits it stands for. */

import { createHash, timingSafeEqual } from 'node:crypto';

/** Spaces, dashes and what else people put between digits; marks of writing direction are invisible. */
const SEPARATORS = /[\s\p{Cf}\p{Pd}−().,+/]/gu;
const DIGITS = /^\p{Nd}+$/u;
/** The digits of a number without the code of its country; of the longest code, which has as many, all count. */
const SHORTEST_NUMBER = 10;
/** No number has more, with all that people put between its digits; it also keeps a page of digits from taking time. */
const LONGEST_TYPED = 200;

/**
 * Tells, in constant time, whether somebody typed this code.
 *
 * Spaces and dashes are forgiven, and so are other scripts' digits (٠٤٢٧) and the whole number that called in place of its
 * end. Leading zeros count; a JSON number has lost them and gets them back.
 *
 * @param typed as it came from a form or an expression
 * @param code digits
 */
export function isCode(typed: unknown, code: string): boolean {
	const digits = digitsOf(typed, code.length) ?? '';
	const isNumber = digits.length >= SHORTEST_NUMBER && digits.length > code.length;
	const given = isNumber ? digits.slice(-code.length) : digits;
	return timingSafeEqual(digest(given), digest(code));
}

/** @returns undefined where it is no row of digits */
function digitsOf(typed: unknown, length: number): string | undefined {
	if (typeof typed === 'number') return String(typed).padStart(length, '0');
	if (typeof typed !== 'string' || typed.length > LONGEST_TYPED) return undefined;
	const compact = typed.normalize('NFKC').replace(SEPARATORS, '');
	return DIGITS.test(compact) ? [...compact].map(digitValue).join('') : undefined;
}

/** In every script of Unicode the ten digits stand in a row, beginning with zero. */
function digitValue(digit: string): number {
	let value = 0;
	while (DIGITS.test(String.fromCodePoint(Number(digit.codePointAt(0)) - value - 1))) value += 1;
	return value;
}

/** Digests have one length, so that comparing them tells nothing about the code's. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
