/** Secrets in every spelling, in every surrounding: none is left. */

import fc from 'fast-check';

import { redact } from '../../../nodes/shared/redact';
import { manyRuns } from '../../support/seed';

type Change = (text: string) => string;

const RUNS = manyRuns(6000);
const FEWER_RUNS = manyRuns(2000);
const LONG = 600_000;

const each = (text: string, change: Change) => [...text].map(change).join('');
const units = (text: string, change: (unit: string) => string) => text.split('').map(change).join('');
const hex = (unit: string) => unit.charCodeAt(0).toString(16).padStart(4, '0');
const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#039;' };

const encodings: Record<string, Change> = {
	url: encodeURIComponent,
	urlInLowerCase: (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
	urlOfEverything: (text) =>
		[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
	form: (text) => new URLSearchParams({ x: text }).toString().slice(2),
	json: (text) => JSON.stringify(text).slice(1, -1),
	jsonOfPhp: (text) =>
		units(JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'), (unit) =>
			unit > '~' ? `\\u${hex(unit)}` : unit,
		),
	unicodeEscapes: (text) => units(text, (unit) => `\\u${hex(unit)}`),
	html: (text) => each(text, (character) => HTML[character] ?? character),
	htmlByNumbers: (text) => each(text, (character) => `&#${character.codePointAt(0)};`),
	htmlInHex: (text) => each(text, (character) => `&#x${character.codePointAt(0)?.toString(16)};`),
	backslashes: (text) => each(text, (character) => (/\w/.test(character) ? character : `\\${character}`)),
};

const base64s: Record<string, Change> = {
	alone: (text) => Buffer.from(text).toString('base64'),
	forUrls: (text) => Buffer.from(text).toString('base64url'),
	withName: (text) => `Basic ${Buffer.from(`user:${text}`).toString('base64')}`,
	withLongName: (text) => `Basic ${Buffer.from(`user-2:${text}:x`).toString('base64')}`,
	inLines: (text) => Buffer.from(text).toString('base64').replace(/.{7}/g, '$&\r\n'),
};

const weaves: Record<string, Change> = {
	nothing: (text) => text,
	zeroWidth: (text) => [...text].join('\u200B'),
	softHyphens: (text) => each(text, (character) => `${character}\u00AD`),
	blanks: (text) => [...text].join(' '),
	lines: (text) => text.replace(/.{3}/gu, '$&\n\t'),
	directions: (text) => `\u202A${each(text, (character) => `${character}\u200E`)}\u202C`,
	capitals: (text) => text.toUpperCase(),
	small: (text) => text.toLowerCase(),
	mixed: (text) => [...text].map((one, at) => (at % 2 ? one.toUpperCase() : one.toLowerCase())).join(''),
	fullWidth: (text) =>
		each(text, (one) => (/[!-~]/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one)),
};

const visible = (text: string) => text.replace(/[\s\p{C}\p{Z}]/gu, '').toLowerCase();
const lettersOf = (text: string) => text.replace(/[^a-z\d]/gi, '').toLowerCase();

const alphabets = [
	'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
	'0123456789abcdef',
	'aZ9+/=_-.~!@#$%^&()[]{}<>|\\"\'`;:?, ',
	'nrtbux0041%&;ampltg\\',
	'ключПароль№«»ßİéñ 😀k1',
];
const secret = fc
	.constantFrom(...alphabets)
	.chain((alphabet) => fc.string({ unit: fc.constantFrom(...alphabet), minLength: 4, maxLength: 40 }))
	.map((text) => text.trim())
	.filter((text) => [...text.replace(/[\s\p{C}\p{Z}\p{M}]/gu, '')].length >= 4);

const surrounding = fc.oneof(
	fc.constantFrom(
		'',
		' ',
		'"',
		' "',
		'=',
		'&',
		'%',
		'\\',
		'/',
		':',
		'{"key":"',
		'<b>',
		'?apiKey=',
		"'",
		'&amp;',
		'%25',
	),
	fc.string({ maxLength: 12 }),
	fc.constantFrom('Wrong key ', ' is unknown', 'Неверный ключ ', '","code":17}', '</b>', '&x=1', '\r\n'),
);

const spelling = fc.record({
	weave: fc.constantFrom(...Object.keys(weaves)),
	base64: fc.option(fc.constantFrom(...Object.keys(base64s)), { freq: 4 }),
	encoded: fc.array(fc.constantFrom(...Object.keys(encodings)), { maxLength: 3 }),
});

/** As it is first, then encoded. */
function spell(text: string, how: { weave: string; base64: string | null; encoded: string[] }): string {
	const woven = how.base64 ? base64s[how.base64](text) : weaves[how.weave](text);
	return how.encoded.reduce((known, name) => encodings[name](known), woven);
}

/** What must not be left, without blanks and in small letters. */
const formsOf = (text: string) =>
	[text, ...Object.values(encodings).map((encode) => encode(text))]
		.map(visible)
		.filter((form) => form.length >= 4);

/** The part of base64 that the secret alone decides. */
const coreOf = (text: string) =>
	lettersOf(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1));

function expectNothingLeft(shown: string, hidden: string): void {
	expect(shown.length).toBeLessThanOrEqual(300);
	expect(shown).not.toMatch(/[<>\p{Cf}]/u);
	const left = visible(shown.replaceAll('***', '\n'));
	expect(formsOf(hidden).filter((form) => left.includes(form))).toEqual([]);
	const core = coreOf(hidden);
	if (core.length >= 8) expect(lettersOf(shown)).not.toContain(core);
}

/** What stands around the secret must not hold it by chance. */
const isFree = (text: string, hidden: string) =>
	!formsOf(hidden).some((form) => visible(text).includes(form));

it(
	'no form of a secret is left, whatever is around it',
	() => {
		fc.assert(
			fc.property(secret, spelling, surrounding, surrounding, (hidden, how, before, after) => {
				fc.pre(isFree(before + after, hidden));
				expectNothingLeft(redact(before + spell(hidden, how) + after, [` ${hidden}\n`]), hidden);
			}),
			{ numRuns: RUNS },
		);
	},
	LONG,
);

it(
	'no part of eight characters or more is left, from either end',
	() => {
		const cut = fc.tuple(
			secret.filter((text) => text.length > 12 && /^[!-~]+$/.test(text)),
			fc.nat(4),
			fc.boolean(),
		);
		fc.assert(
			fc.property(cut, spelling, surrounding, surrounding, ([whole, off, first], how, before, after) => {
				const part = first ? whole.slice(0, 8 + off) : whole.slice(-8 - off);
				fc.pre(isFree(before + after, part));
				expectNothingLeft(redact(before + spell(part, how) + after, ['another-one', whole]), part);
			}),
			{ numRuns: FEWER_RUNS },
		);
	},
	LONG,
);
