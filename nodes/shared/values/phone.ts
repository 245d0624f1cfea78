/** Phone numbers as people type them, turned into the digits that the services take. */

import { codesOfSeven, countries, type Country, countryOf, russianCodes } from './countries';
import { readBeginning, readNumber } from './phoneText';
import { textOf } from './text';

export type ParsedPhone = { digits: string } | { rule: string };

/** What a number without + is: Russian, nothing that can be called, or one whose digits begin with the country code. */
export type WithoutPlus = 'russian' | 'refuse' | 'international';

const SHORTEST = 7;
const LONGEST = 15; // E.164
const NATIONAL = 10; // in Russia and Kazakhstan, which share the code 7
const OTHERS = 'numbers of other countries start with +';
const INCOMPLETE = `is not a complete Russian number: ten digits, or eleven that start with 7 or 8; ${OTHERS}`;

/**
 * Reads a phone number in any usual spelling: `8 (900) 000-00-00`, `+7…`, `007…`, `tel:+7…`, a JSON number.
 *
 * One number has one result, however it is spelled. What may be meant in two ways is refused.
 *
 * @returns the digits of E.164, or the rule that the value breaks (worded to follow the field's name)
 */
export function parsePhone(value: unknown, withoutPlus: WithoutPlus = 'russian'): ParsedPhone {
	const written = readNumber(value, withoutPlus === 'international');
	if ('rule' in written) return written;
	const { digits } = written;
	if (written.international) return ofAnyCountry(isRussianEight(digits) ? `7${digits.slice(1)}` : digits);
	if (withoutPlus === 'international') return ofAnyCountry(digits);
	return withoutPlus === 'refuse' ? noCountryCode : (lengthRule(digits) ?? ofRussia(digits));
}

/**
 * Reads a number as a service spells it, so that it is found among the numbers that were sent.
 *
 * @returns its digits; what is no whole number, such as `7900***0010`, as it stands; null for nothing
 */
export function toldPhone(value: unknown): string | null {
	const russian = parsePhone(value);
	const parsed = 'digits' in russian ? russian : parsePhone(value, 'international');
	return 'digits' in parsed ? parsed.digits : (textOf(value) ?? null);
}

/**
 * Reads with what a phone number may begin: `+7`, `8 (916)`, `+421`. See `parsePhone`.
 *
 * @returns what the digits of such numbers begin with, or the rule that the value breaks
 */
export function parsePrefix(value: unknown, withoutPlus: WithoutPlus = 'russian'): ParsedPhone {
	const written = readBeginning(value, withoutPlus === 'international');
	if ('rule' in written) return written;
	const { digits } = written;
	// An exit code alone, such as 00 or 810, would be the beginning of every number.
	if (digits === '') return noSuchCountry;
	if (written.international)
		return prefixOfAnyCountry(isRussianEight(digits) ? `7${digits.slice(1)}` : digits);
	if (withoutPlus === 'international') return prefixOfAnyCountry(digits);
	if (withoutPlus === 'refuse') return noCountryCode;
	// All else can only be the country code of another country: Russian numbers begin with 7 here.
	return /^[78]/.test(digits) ? prefixOfSeven(digits.slice(1)) : prefixOfAnyCountry(digits);
}

const noCountryCode = { rule: 'must start with + and the country code' };
const noSuchCountry = { rule: 'must start with a country code that exists' };

function ofRussia(digits: string): ParsedPhone {
	const hasTrunk = digits.length === NATIONAL + 1 && /^[78]/.test(digits);
	const national = hasTrunk ? digits.slice(1) : digits;
	// Ten digits alone are Russian; after 7 or 8 they may be Kazakh.
	const known = hasTrunk ? codesOfSeven : russianCodes;
	if (national.length === NATIONAL && known.has(areaCode(national))) return { digits: `7${national}` };
	const complete = national.length === NATIONAL && (hasTrunk || /^[^78]/.test(digits));
	return { rule: complete ? `has no Russian area code; ${OTHERS}` : INCOMPLETE };
}

function ofAnyCountry(digits: string): ParsedPhone {
	if (digits.startsWith('0')) return { rule: 'must start with a country code, not with 0' };
	if (digits.startsWith('7')) return ofSeven(digits);
	const broken = lengthRule(digits);
	if (broken) return broken;
	const country = countryOf(digits);
	if (!country) return noSuchCountry;
	const national = withoutTrunkZero(digits.slice(country.code.length), country);
	const possible = country.lengths.get(national[0]);
	if (!possible) return { rule: firstDigitRule(national) };
	if (!possible.has(national.length)) {
		return { rule: `has ${digitCount(national)} after its country code, which no number there has` };
	}
	return { digits: country.code + national };
}

function ofSeven(digits: string): ParsedPhone {
	if (digits.length !== NATIONAL + 1) {
		return { rule: `has ${digitCount(digits)}; a number that starts with 7 has ${NATIONAL + 1}` };
	}
	return codesOfSeven.has(areaCode(digits.slice(1)))
		? { digits }
		: { rule: 'has no area code of Russia or Kazakhstan' };
}

function lengthRule(digits: string): { rule: string } | undefined {
	const { length } = digits;
	if (length >= SHORTEST && length <= LONGEST) return undefined;
	return { rule: `has ${digitCount(digits)}; ${SHORTEST} to ${LONGEST} are allowed` };
}

const digitCount = ({ length }: string) => `${length} ${length === 1 ? 'digit' : 'digits'}`;

const firstDigitRule = (national: string) =>
	national.startsWith('0')
		? 'has a 0 after its country code: leave it out'
		: 'has a digit after its country code with which no number there starts';

function prefixOfAnyCountry(digits: string): ParsedPhone {
	if (digits.startsWith('7')) return prefixOfSeven(digits.slice(1));
	const country = countryOf(digits);
	if (!country) return isPartOfCode(digits) ? { digits } : noSuchCountry;
	const national = withoutTrunkZero(digits.slice(country.code.length), country);
	const longest = Math.max(...(country.lengths.get(national[0]) ?? [0]));
	if (national === '' || national.length <= longest) return { digits: country.code + national };
	return { rule: longest > 0 ? 'is longer than a phone number' : firstDigitRule(national) };
}

/** `+42` stands for all country codes that begin like it. */
const isPartOfCode = (digits: string) => [...countries.keys()].some((code) => code.startsWith(digits));

function prefixOfSeven(national: string): ParsedPhone {
	if (national.length > NATIONAL) return { rule: 'is longer than a phone number' };
	return isInSeven(national)
		? { digits: `7${national}` }
		: { rule: `has no area code of Russia or Kazakhstan; ${OTHERS}` };
}

const isInSeven = (national: string) => [...codesOfSeven].some((code) => code.startsWith(areaCode(national)));

const areaCode = (national: string) => national.slice(0, 3);

/** `+8916…`: an 8 for calls within Russia behind a +, where no country has such a code. */
const isRussianEight = (digits: string) =>
	/^8\d{3,10}$/.test(digits) && !countryOf(digits) && isInSeven(digits.slice(1));

/**
 * `+44 (0)20 …`: the 0 is for callers from within the country. After 8 it is not certain: `+880…` can be Bangladesh,
 * or a Russian 8 800.
 */
function withoutTrunkZero(national: string, { code, trunkZero }: Country): string {
	return trunkZero && !code.startsWith('8') ? national.replace(/^0/, '') : national;
}
