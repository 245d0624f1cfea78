/** Holds the parser against libphonenumber, which knows the numbering plans of all countries. */

import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
	type CountryCode,
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

import { parsePhone, type WithoutPlus } from '../../../../nodes/shared/values/phone';
import { manyRuns } from '../../../support/seed';

const MODES: WithoutPlus[] = ['russian', 'international'];
const COUNTRIES = getCountries();

const digitsOf = (typed: unknown, mode?: WithoutPlus) => {
	const parsed = parsePhone(typed, mode);
	return 'digits' in parsed ? parsed.digits : undefined;
};
const judged = (digits: string) => parsePhoneNumberFromString(`+${digits}`);
const tell = (what: string, counts: Record<string, number>) =>
	process.stdout.write(`${what}: ${JSON.stringify(counts)}\n`);

const SEVEN_DIGITS = 10 ** 7 - 1;
const sevenDigits = fc.nat(SEVEN_DIGITS).map((number) => String(number).padStart(7, '0'));
const someDigits = (least: number, most: number) =>
	fc
		.tuple(sevenDigits, sevenDigits, fc.integer({ min: least, max: most }))
		.map(([first, second, length]) => (first + second).slice(0, length));
/** Of every country, about as long as its mobile numbers are. */
const abroad = fc
	.tuple(fc.constantFrom(...COUNTRIES), fc.integer({ min: -2, max: 2 }), someDigits(14, 14))
	.map(([country, more, digits]) => {
		const example = getExampleNumber(country, examples);
		const length = Math.max((example?.nationalNumber.length ?? 9) + (Math.abs(more) === 1 ? 0 : more), 3);
		return `${example?.countryCallingCode}${digits.slice(0, length)}`;
	});
const ofSeven = fc.tuple(fc.constantFrom('7', '8', ''), someDigits(9, 11)).map((parts) => parts.join(''));
const mobile = fc.tuple(fc.constantFrom('79', '89', '9'), someDigits(9, 9)).map((parts) => parts.join(''));

const GAPS = ['', '', '', '', ' ', '-', '.', ' (', ') ', '\u00a0', '\u200e', '\u2011', '  '];
const STARTS = ['', '', '', '+', '+', '+ ', '00', '8~10 ', '810', '(', "'", 'tel:', '-', '\u202a+'];
const ENDS = [
	'',
	'',
	'',
	'',
	'.0',
	' доб. 12',
	' ext 5',
	'x7',
	'#1',
	',,12',
	' (45)',
	'/8',
	' 8',
	'e10',
	'\u202c',
	')',
];

/** Digits set out as people, sheets and programs do it, right and wrong. */
const spread = fc
	.tuple(
		fc.oneof(abroad, ofSeven, mobile),
		fc.nat(GAPS.length ** 7 - 1),
		fc.constantFrom(...STARTS),
		fc.constantFrom(...ENDS),
	)
	.map(([digits, gaps, start, end]) => {
		const gapAfter = (index: number) => GAPS[Math.floor(gaps / GAPS.length ** (index % 7)) % GAPS.length];
		const laidOut = [...digits].map((digit, index) => (index > 0 ? gapAfter(index) : '') + digit);
		return start + laidOut.join('') + end;
	});

/** How ten digits are set out. */
const SHAPES = [
	'abcdefghij',
	' (abc) def-gh-ij',
	'-abc-def-gh-ij',
	' abc def gh ij',
	'(abcd) ef-gh-ij',
	'.abc.defghij',
	' abc\u00a0def\u2011ghij',
];
const noise = fc.stringMatching(/^[-+0-9 ().,/x#e]{6,22}$/);
const compact = fc
	.tuple(fc.constantFrom('', '+'), fc.oneof(abroad, ofSeven, mobile))
	.map((parts) => parts.join(''));
const texts = fc.oneof({ weight: 5, arbitrary: spread }, { weight: 3, arbitrary: compact }, noise);

describe('whatever is accepted', () => {
	it('is possible for libphonenumber, reads as itself, and no rule repeats digits', () => {
		const counts = { texts: 0, readings: 0, accepted: 0, impossible: 0, notItself: 0, leaks: 0 };
		const check = (typed: string) => {
			counts.texts++;
			for (const mode of MODES) {
				counts.readings++;
				const parsed = parsePhone(typed, mode);
				if ('rule' in parsed) {
					if (/\d{4}/.test(parsed.rule)) counts.leaks++;
					continue;
				}
				counts.accepted++;
				if (!judged(parsed.digits)?.isPossible()) counts.impossible++;
				if (digitsOf(`+${parsed.digits}`, mode) !== parsed.digits) counts.notItself++;
			}
		};
		fc.assert(fc.property(texts, check), { numRuns: manyRuns(100_000) });
		tell('Random texts', counts);
		expect(counts).toMatchObject({ impossible: 0, notItself: 0, leaks: 0 });
		expect(counts.accepted).toBeGreaterThan(manyRuns(30_000));
	});

	it('has one spelling only, which is E.164, as far as libphonenumber tells numbers of a country apart', () => {
		// There, it takes some beginnings for codes of a carrier, and leaves them out.
		const withCarriers = ['54', '55', '86'];
		const counts = { accepted: 0, otherwise: 0, carriers: 0 };
		fc.assert(
			fc.property(abroad, (number) => {
				const digits = digitsOf(`+${number}`);
				if (digits === undefined) return;
				counts.accepted++;
				if (judged(digits)?.number === `+${digits}` && judged(number)?.number === `+${digits}`) return;
				if (withCarriers.some((code) => digits.startsWith(code))) counts.carriers++;
				else counts.otherwise++;
			}),
			{ numRuns: manyRuns(20_000) },
		);
		tell('Numbers of any country', counts);
		expect(counts.otherwise).toBe(0);
	});
});

describe('a number that libphonenumber calls valid', () => {
	it('is accepted, whatever country it is of', () => {
		const refused = COUNTRIES.filter((country: CountryCode) => {
			const example = getExampleNumber(country, examples);
			return digitsOf(example?.formatInternational()) !== example?.number.slice(1);
		});
		expect(refused).toEqual([]);
	});

	it('is accepted wherever libphonenumber takes it in one way only', () => {
		const counts = { valid: 0, refused: 0 };
		// A first digit that is also dialled before numbers within the country (Belarus, Japan, Rwanda, Uruguay); numbers that are
		// too short for any service.
		const known = /^(3758|5980|810|2500|13\d{6}$|\d{1,6}$)/;
		fc.assert(
			fc.property(abroad, (number) => {
				const judge = judged(number);
				if (!judge?.isValid() || known.test(judge.number.slice(1))) return;
				counts.valid++;
				if (digitsOf(judge.number) !== judge.number.slice(1)) counts.refused++;
			}),
			{ numRuns: manyRuns(30_000) },
		);
		tell('Valid numbers of any country', counts);
		expect(counts.refused).toBe(0);
		expect(counts.valid).toBeGreaterThan(manyRuns(3_000));
	});

	it('in Russia or Kazakhstan has the same digits, however it is spelled', () => {
		const spellings = fc
			.tuple(
				fc.constantFrom('+7', '7', '8', '+8 ', '007', '8107', ''),
				fc.constantFrom(...SHAPES),
				fc.constantFrom(['', ''], ["'", ''], ['"', '"'], ['\u202a', '\u202c'], [' ', '\n'], ['\ufeff', '']),
				fc.oneof(
					someDigits(10, 10).filter((national) => !/^(0|810)/.test(national)),
					someDigits(9, 9).map((rest) => `9${rest}`),
				),
			)
			.map(([prefix, shape, [before, after], national]) => {
				const laidOut = shape.replace(/[a-j]/g, (letter) => national['abcdefghij'.indexOf(letter)]);
				const start = prefix === '' ? laidOut.replace(/^[-.]/, '') : prefix + laidOut;
				return { national, prefix, typed: before + start + after };
			});
		const counts = { valid: 0, spellings: 0, differ: 0 };
		fc.assert(
			fc.property(spellings, ({ national, prefix, typed }) => {
				const judge = judged(`7${national}`);
				counts.spellings++;
				const digits = digitsOf(typed);
				if (digits !== undefined && digits !== `7${national}`) counts.differ++;
				if (!judge?.isValid()) return;
				counts.valid++;
				const complete = prefix !== '' || judge.country === 'RU';
				if (digits !== (complete ? judge.number.slice(1) : undefined)) counts.differ++;
			}),
			{ numRuns: manyRuns(60_000) },
		);
		tell('Spellings of +7', counts);
		expect(counts.differ).toBe(0);
		expect(counts.valid).toBeGreaterThan(manyRuns(20_000));
	});
});
