/** Phone numbers as people type them, turned into the digits that the services take. */

export type ParsedPhone = { digits: string } | { rule: string };

const SHORTEST = 7;
const LONGEST = 15; // E.164
const RUSSIAN = 11; // 7 and ten digits; Kazakhstan shares the code and the length
const PUNCTUATION = /[\s().\-‐-―/]/g;

/**
 * Reads a phone number in any usual spelling: `8 (900) 000-00-00`, `+7…`, `007…`, ten digits, a JSON number.
 *
 * A number without `+` is read as a Russian one where its length allows it (field notes §1.7).
 *
 * @returns the digits, or the rule that the value breaks (worded to follow the field's name)
 */
export function parsePhone(value: unknown): ParsedPhone {
	if (value === undefined || value === null || value === '') return { rule: 'is empty' };
	if (typeof value === 'number') return parseNumber(value);
	if (typeof value !== 'string') return { rule: 'must be text or a number' };

	const text = value.normalize('NFKC').trim();
	if (text === '') return { rule: 'is empty' };
	if (/\p{L}/u.test(text)) return { rule: 'has letters in it' };
	const compact = text.replace(PUNCTUATION, '');
	if (!/^\+?[0-9]+$/.test(compact)) {
		return { rule: 'may hold only digits, spaces, brackets, dots, dashes and one leading +' };
	}
	return checkLength(toInternational(compact));
}

function parseNumber(value: number): ParsedPhone {
	if (!Number.isSafeInteger(value) || value <= 0) return { rule: 'must be a whole positive number' };
	return parsePhone(String(value));
}

function toInternational(compact: string): string {
	if (compact.startsWith('+')) return compact.slice(1);
	if (compact.startsWith('00')) return compact.slice(2);
	if (compact.length === RUSSIAN && compact.startsWith('8')) return `7${compact.slice(1)}`;
	if (compact.length === RUSSIAN - 1) return `7${compact}`;
	return compact;
}

function checkLength(digits: string): ParsedPhone {
	if (digits.startsWith('0')) return { rule: 'must start with a country code, not with 0' };
	if (digits.startsWith('7') && digits.length !== RUSSIAN) {
		return { rule: `has ${digits.length} digits; a number that starts with 7 has ${RUSSIAN}` };
	}
	if (digits.length < SHORTEST || digits.length > LONGEST) {
		return { rule: `has ${digits.length} digits; ${SHORTEST} to ${LONGEST} are allowed` };
	}
	return { digits };
}
