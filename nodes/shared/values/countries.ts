/** The table of the numbering plan, read once. */

import { COUNTRIES, KAZAKH_CODES, RUSSIAN_CODES } from './numberingPlan';

export interface Country {
	code: string;
	/** How many digits national numbers have, by the first of them. */
	lengths: Map<string, Set<number>>;
	trunkZero: boolean;
}

/** By their codes. */
export const countries = new Map(
	COUNTRIES.split(' | ').map((row) => {
		const [code, ...groups] = row.split(' ');
		const lengths = new Map<string, Set<number>>();
		for (const group of groups.filter((part) => part !== '0')) {
			const [first, possible] = group.split(':');
			for (const digit of first) lengths.set(digit, new Set(numbersIn(possible.split(','))));
		}
		return [code, { code, lengths, trunkZero: groups.includes('0') } satisfies Country];
	}),
);

/** No code begins with another one. */
export const countryOf = (digits: string): Country | undefined =>
	[1, 2, 3].map((length) => countries.get(digits.slice(0, length))).find((country) => country !== undefined);

export const russianCodes = codesIn(RUSSIAN_CODES);
/** Of Russia and Kazakhstan. */
export const codesOfSeven = new Set([...russianCodes, ...codesIn(KAZAKH_CODES)]);

function codesIn(ranges: string): Set<string> {
	return new Set(numbersIn(ranges.split(' ')).map(String));
}

/** `['1-3', '5']` as `[1, 2, 3, 5]`. */
function numbersIn(ranges: string[]): number[] {
	return ranges.flatMap((range) => {
		const [from, to = from] = range.split('-').map(Number);
		return Array.from({ length: to - from + 1 }, (_, index) => from + index);
	});
}
