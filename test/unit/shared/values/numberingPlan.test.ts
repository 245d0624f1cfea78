import { readFileSync } from 'node:fs';
import path from 'node:path';

import { matchesOf } from '../../../../scripts/numberingPlan/matches';
import { numberingPlan } from '../../../../scripts/numberingPlan/plan';

const file = path.join(__dirname, '../../../../nodes/shared/values/numberingPlan.ts');

describe('the numbering plan', () => {
	it('is what libphonenumber says; else run scripts/numberingPlan/run.ts', () => {
		expect(readFileSync(file, 'utf8')).toBe(numberingPlan());
	});

	it('is small', () => {
		expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(150);
	});

	it.each([
		['9\\d{2}', 1, { 9: [3] }],
		[
			'9\\d{2}',
			2,
			{ 90: [3], 91: [3], 92: [3], 93: [3], 94: [3], 95: [3], 96: [3], 97: [3], 98: [3], 99: [3] },
		],
		['[12]3?|4(?:5|6\\d{1,2})', 1, { 1: [1, 2], 2: [1, 2], 4: [2, 3, 4] }],
		['(?:12)?3', 2, { 12: [3], 3: [1] }],
	])('reads the pattern %s', (pattern, known, expected) => {
		const matches = [...matchesOf(pattern, known)];
		expect(Object.fromEntries(matches.map(([start, lengths]) => [start, [...lengths].sort()]))).toEqual(
			expected,
		);
	});

	it('reads no pattern that it does not understand', () => {
		expect(() => matchesOf('1*', 1)).toThrow("Can't read *");
	});
});
