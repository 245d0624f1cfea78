/** What is written where a phone number should be: its digits, if they are certain. */

export interface Written {
	digits: string;
	/** Whether a country code comes first: after a `+`, or after what is dialled to call abroad. */
	international: boolean;
}

type Broken = { rule: string };

const LONGEST_TEXT = 64;
const EXTENSION = 'has an extension or something else after it: enter the number alone';
const MORE = 'looks like more than one number';
const CHARACTERS = 'may hold only digits, spaces, parentheses, dots, dashes and one leading +';

/** The first that fits is the rule that the text breaks. */
const REFUSED: Array<[RegExp, string]> = [
	[/^\+?\d[\d.,]*e[+-]?\d+$/i, 'is in scientific notation, which loses digits: format the column as text'],
	[/\d[\s,;(]*(?:доб|вн|ext|[pwx#х,;])[\p{L}.:=№\s,]*\d{1,6}\s*[#)]?$/iu, EXTENSION],
	[
		/\{\{|\}\}/,
		"has braces in it: choose 'Expression' above the field, and let every '{{' end with one '}}'",
	],
	[/\p{L}/u, 'has letters in it'],
	[/^[\p{Pd}\u2212]/u, 'starts with a minus'],
	[/^(?:\d{4}([-./])\d\d?\1\d\d?|\d\d?([-./])\d\d?\2\d{4})$/, 'is a date'],
	[/^\+?\d{7,}\.\d+$/, 'has decimals'],
	[/[,;/|\\&\n\r\t\v\f]|\d.*\+/, MORE],
];

/** Most numbers: no rule is for them, and there is nothing to clean. */
const ONLY_DIGITS = /^[0-9]+$/;
const GRAMMAR = /^\(?\+?(?:[\s().\p{Pd}\u2212]{0,4}\d)+\)?$/u;
const IN_BRACKETS_AT_THE_END = /\d.*\([\d\s-]{1,8}\)?$/;

/** No country code is an 8 alone: it is the Russian one, dialled within the country, after a + by mistake. */
const PLUS_AND_EIGHT = /^\(?\+\s?\(?8(?!\d)/;

/** Dialled to call abroad: 00 in most countries, 8~10 in Russia. */
const ABROAD = /^\D?(00|8\D{0,2}10)/;
const ABROAD_SET_APART = /^\D?(00|8\D{1,2}10(?!\d))/;
/** As many digits as a Russian number has: it may be one with a mistake. */
const MAY_BE_RUSSIAN = 11;

/**
 * Reads a whole number, see `parsePhone`.
 *
 * @param spaced whether 8 10 has to be set apart to be what is dialled to call abroad; 810 may begin a number of Japan
 */
export function readNumber(value: unknown, spaced: boolean): Written | Broken {
	const text = plainText(value);
	if (typeof text !== 'string') return text;
	return text.includes('(') && IN_BRACKETS_AT_THE_END.test(text)
		? { rule: EXTENSION }
		: readText(text, spaced);
}

/** Reads the beginning of a number, see `parsePrefix`. */
export function readBeginning(value: unknown, spaced: boolean): Written | Broken {
	const text = plainText(value);
	return typeof text === 'string' ? readText(text, spaced) : text;
}

function plainText(value: unknown): string | Broken {
	if (value === undefined || value === null) return { rule: 'is empty' };
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && value > 0
			? String(value)
			: { rule: 'must be a whole positive number' };
	}
	if (typeof value !== 'string') return { rule: 'must be text or a number' };
	if (value.trim().length > LONGEST_TEXT) return { rule: 'is too long for a phone number' };
	if (ONLY_DIGITS.test(value)) return value;
	// ² and ① would become digits.
	if (/\p{No}/u.test(value)) return { rule: CHARACTERS };
	return cleaned(value) || { rule: 'is empty' };
}

function cleaned(value: string): string {
	return (
		value
			.normalize('NFKC')
			// Marks that nobody sees: directions, soft hyphens, joiners, byte order.
			.replace(/\p{Cf}/gu, '')
			.replace(/(?![0-9])\p{Nd}/gu, latinDigit)
			.trim()
			// As spreadsheets and CSV files write text: '79…, "79…", ="79…".
			.replace(/^=(?=["'])/, '')
			.replace(/^["'`“”„«‘’]+|["'`“”»‘’]+$/g, '')
			.replace(/^\s*tel:/i, '')
			.trim()
			.replace(/^8\s?~\s?10/, '8 10')
			.replace(/^(\d{7,})[.,]0+$/, '$1')
			.replace(/[.,;]$/, '')
	);
}

/** Unicode has the digits of every script in a row, from 0 to 9. */
function latinDigit(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	let zero = code;
	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
	return String((code - zero) % 10);
}

function ruleFor(text: string): string | undefined {
	const broken = REFUSED.find(([pattern]) => pattern.test(text));
	return broken?.[1] ?? (GRAMMAR.test(text) ? undefined : CHARACTERS);
}

function readText(text: string, spaced: boolean): Written | Broken {
	const isClean = ONLY_DIGITS.test(text);
	const rule = isClean ? undefined : ruleFor(text);
	if (rule !== undefined) return { rule };
	const digits = isClean ? text : text.replace(/\D/g, '');
	if (PLUS_AND_EIGHT.test(text)) return { digits: `7${digits.slice(1)}`, international: true };
	if (text.includes('+')) return { digits, international: true };
	const isSetApart = spaced || digits.length === MAY_BE_RUSSIAN;
	const abroad = (isSetApart ? ABROAD_SET_APART : ABROAD).exec(text);
	if (!abroad) return { digits, international: false };
	return { digits: digits.slice(abroad[1].replace(/\D/g, '').length), international: true };
}
