/** Phone numbers as Zvonobot takes them (API documentation: `string(11)`), and as its answers spell them. */

import type { Reader } from '../../shared/reader';
import { textOf } from '../../shared/values/text';

const DIGITS = 11;
const NATIONAL_DIGITS = 10;

/** @returns the rule that the number breaks, if it breaks it */
export const lengthRule = (phone: string): string | undefined =>
	phone.length === DIGITS ? undefined : `has ${phone.length} digits; Zvonobot takes numbers with ${DIGITS}`;

/** @throws NodeOperationError for a number that Zvonobot cannot call */
export function elevenDigits(reader: Pick<Reader, 'refuse'>, phone: string, label: string): string {
	const rule = lengthRule(phone);
	if (rule) throw reader.refuse(label, rule);
	return phone;
}

/**
 * Finds the number that an answer means, in any spelling: `8 (900) …`, ten digits, a JSON number.
 *
 * @returns undefined for a number that was not sent, and for one with digits left out
 */
export function phoneIn(value: unknown, sent: ReadonlySet<string>): string | undefined {
	if (!isWhole(value)) return undefined;
	const digits = digitsOf(value);
	if (sent.has(digits)) return digits;
	const isNational =
		digits.length === NATIONAL_DIGITS || (digits.length === DIGITS && digits.startsWith('8'));
	const russian = `7${digits.slice(-NATIONAL_DIGITS)}`;
	return isNational && sent.has(russian) ? russian : undefined;
}

/** Whether it is a number with all its digits; services also hide some: `7900***0010`. */
export const isWhole = (value: unknown): boolean =>
	/^[+\d\s().-]+$/.test(textOf(value) ?? '') && digitsOf(value).length >= NATIONAL_DIGITS;

const digitsOf = (value: unknown): string => (textOf(value) ?? '').replace(/\D/g, '');
