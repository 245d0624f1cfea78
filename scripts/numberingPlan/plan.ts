/** The numbering plan of the world, from libphonenumber's data, as the small table that the nodes carry with them. */

import metadata from 'libphonenumber-js/metadata.max.json';

import { addAll, type Matches, matchesOf } from './matches';

const SHORTEST = 7;
const LONGEST = 15; // E.164
const WIDTH = 100;

/** By their place in libphonenumber's arrays. */
interface Plan {
	pattern: string;
	possibleLengths: number[];
	/** What is dialled before a national number within the country. */
	trunk: string | undefined;
	/** Whether it may be told from the number without knowing more: no codes of carriers follow it. */
	plainTrunk: boolean;
	/** Patterns of fixed lines, mobiles, toll-free numbers and so on. */
	kinds: string[];
}

type Raw = Array<unknown>;

/** @returns the text of `nodes/shared/values/numberingPlan.ts` */
export function numberingPlan(): string {
	const codes = new Set([
		...Object.keys(metadata.country_calling_codes),
		...Object.keys(metadata.nonGeographic),
	]);
	codes.delete('7');
	const rows = [...codes].map((code) => `${code} ${rowOf(code)}`).sort();
	return [
		'/**',
		" * Generated from libphonenumber's data: `node --import tsx scripts/numberingPlan/run.ts`.",
		' *',
		' * For each country code: the first digits of national numbers, and how many digits such numbers have.',
		' * A 0 after these: within the country people dial a 0 first, which is no part of the number.',
		' */',
		'export const COUNTRIES = [',
		...lines(rows, ' | ').map((line) => `\t'${line}',`),
		"].join(' | ');",
		'',
		'/** First three of the ten digits after +7. */',
		'export const RUSSIAN_CODES = [',
		...lines(ranges(areaCodes('RU')), ' ').map((line) => `\t'${line}',`),
		"].join(' ');",
		`export const KAZAKH_CODES = '${ranges(areaCodes('KZ')).join(' ')}';`,
		'',
	].join('\n');
}

function plansOf(code: string): Plan[] {
	const { countries, country_calling_codes, nonGeographic } = metadata as unknown as {
		countries: Record<string, Raw>;
		country_calling_codes: Record<string, string[]>;
		nonGeographic: Record<string, Raw>;
	};
	const raws = country_calling_codes[code]?.map((country) => countries[country]) ?? [nonGeographic[code]];
	return raws.map(planOf);
}

function planOf(raw: Raw): Plan {
	const kinds = (raw[11] as Array<[string] | 0> | undefined) ?? [];
	const trunk = (raw[5] as string | 0) || undefined;
	const read = (raw[7] as string | 0 | undefined) || trunk;
	return {
		pattern: raw[2] as string,
		possibleLengths: raw[3] as number[],
		trunk,
		plainTrunk: trunk === '0' && /^0(?:\||$)|\|0$/.test(read ?? ''),
		kinds: kinds.flatMap((kind) => (kind ? [kind[0]] : [])),
	};
}

function rowOf(code: string): string {
	const plans = plansOf(code);
	// Of countries that share a code, libphonenumber takes the first for the rule.
	const [{ trunk, plainTrunk, possibleLengths }] = plans;
	const possible = new Set(possibleLengths);
	const matches: Matches = new Map();
	for (const { pattern } of plans) addAll(matches, matchesOf(pattern, 1));
	// A number that seems to begin with the trunk prefix is one that has it by mistake.
	if (trunk) matches.delete(trunk);
	const digitsByLengths = new Map<string, string>();
	for (const [digit, all] of [...matches].sort()) {
		const lengths = [...all].filter(
			(length) => possible.has(length) && isInternational(code.length + length),
		);
		const key = ranges(lengths.sort((a, b) => a - b)).join(',');
		if (key) digitsByLengths.set(key, (digitsByLengths.get(key) ?? '') + digit);
	}
	const groups = [...digitsByLengths].map(([lengths, digits]) => `${digits}:${lengths}`);
	return [...groups, ...(plainTrunk ? ['0'] : [])].join(' ');
}

const isInternational = (length: number) => length >= SHORTEST && length <= LONGEST;

function areaCodes(country: 'RU' | 'KZ'): number[] {
	const { kinds } = planOf((metadata.countries as unknown as Record<string, Raw>)[country]);
	const codes = kinds.flatMap((kind) =>
		[...matchesOf(kind, 3)].filter(([, lengths]) => lengths.has(10)).map(([code]) => Number(code)),
	);
	return [...new Set(codes)].sort((a, b) => a - b);
}

/** `[1, 2, 3, 5]` as `['1-3', '5']`. */
function ranges(numbers: number[]): string[] {
	const all: Array<[from: number, to: number]> = [];
	for (const number of numbers) {
		const last = all.at(-1);
		if (last?.[1] === number - 1) last[1] = number;
		else all.push([number, number]);
	}
	return all.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}

function lines(rows: string[], separator: string): string[] {
	const all: string[] = [];
	for (const row of rows) {
		const longer = all.length > 0 ? `${all.at(-1)}${separator}${row}` : row;
		if (all.length > 0 && longer.length <= WIDTH) all[all.length - 1] = longer;
		else all.push(row);
	}
	return all;
}
