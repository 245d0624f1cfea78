/** Phone numbers and codes, in every script and with anything between their digits. */

import fc from 'fast-check';

import { redact } from '../../../nodes/shared/redact';
import { manyRuns } from '../../support/seed';

const RUNS = manyRuns(6000);

const digit = fc
	.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce)
	.chain((zero) => fc.nat(9).map((value) => String.fromCodePoint(zero + value)));
const separator = fc.constantFrom(
	...[
		'',
		'',
		' ',
		'\u00A0',
		'\u202F',
		'\u200B',
		'.',
		'-',
		'‑',
		'–',
		'—',
		'−',
		'/',
		'\\',
		'(',
		') ',
		'[',
		']',
		'_',
		'·',
	],
	...['•', '~', '+', '*', "'", '|', '#', '\t', '\n', '\u00AD', ' - ', '. ', '%20', '&nbsp;', '\\u0020'],
);
const numberText = fc
	.array(fc.tuple(digit, separator), { minLength: 4, maxLength: 15 })
	.map((parts) => parts.flat().join(''));

it('no phone number or code is left, in any script, however it is divided', () => {
	const words = fc.constantFrom('', 'to ', 'на номер ', '"', '{"phone":"+', '<b>', ' is bad', 'x');
	fc.assert(
		fc.property(words, numberText, words, (before, number, after) => {
			const shown = redact(before + number + after);
			expect(shown.match(/\p{N}/gu) ?? []).toEqual([]);
			expect(shown).toContain('***');
		}),
		{ numRuns: RUNS },
	);
}, 60_000);

it('no four digits follow each other, whatever was said', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary', maxLength: 400 }),
			fc.stringMatching(/^[a-z-]{8,20}$/),
			(text, key) => {
				const shown = redact(`${text} ${key} 79000000100 ${text}`, [key]);
				expect(shown).not.toContain(key);
				expect(shown).not.toMatch(/\p{N}{4}|[<>]/u);
				expect(shown).toBe(shown.trim());
			},
		),
		{ numRuns: 1000 },
	);
});
