import fc from 'fast-check';

import { carriesSecret, secretRule } from '../../../../nodes/shared/callbacks/secret';
import { manyRuns } from '../../../support/seed';

const secret = 'a long secret';
const withQuery = (given: unknown) => ({ query: { secret: given }, headers: {} });
const withHeader = (given: string | string[]) => ({ query: {}, headers: { 'x-webhook-secret': given } });

/** As n8n's query parser, qs, reads an address. */
function fromAddress(address: string) {
	const { search } = new URL(address);
	const decoded = (text: string) => {
		const blanks = text.replaceAll('+', ' ');
		try {
			return decodeURIComponent(blanks);
		} catch {
			return blanks;
		}
	};
	const pairs = search
		.slice(1)
		.split('&')
		.map((pair) => {
			const end = pair.includes(']=') ? pair.indexOf(']=') + 1 : pair.indexOf('=');
			return [decoded(pair.slice(0, end)), decoded(pair.slice(end + 1))];
		});
	return { query: Object.fromEntries(pairs) as unknown, headers: {} };
}
const typed = (text: string) => fromAddress(`https://n8n.example/webhook/1/webhook?secret=${text}`);

describe('a callback with a fixed secret', () => {
	it('is accepted with the secret in the address or in the header', () => {
		expect(carriesSecret(withQuery(secret), secret)).toBe(true);
		expect(carriesSecret(withHeader(secret), secret)).toBe(true);
	});

	it.each([
		['no secret', { query: {}, headers: {} }],
		['an empty one', withQuery('')],
		['a blank one', withQuery(' ')],
		['a longer one', withQuery(`${secret}x`)],
		['a shorter one', withQuery(secret.slice(0, -1))],
		['another case', withQuery(secret.toUpperCase())],
		['a list', withQuery([secret])],
		['an object', withQuery({ toString: secret })],
		['a list of headers', withHeader([secret])],
		['a wrong address and a right header', { ...withHeader(secret), query: { secret: 'wrong' } }],
		['an empty address and a right header', { ...withHeader(secret), query: { secret: '' } }],
	])('is refused with %s', (_name, request) => {
		expect(carriesSecret(request, secret)).toBe(false);
	});

	it.each(['', ' ', undefined, null, 0, {}, []])('is refused when the credential holds %p', (own) => {
		expect(carriesSecret(withQuery(own), own)).toBe(false);
		expect(carriesSecret(withHeader(own as string), own)).toBe(false);
	});

	it.each([
		['as it is', 'a+b%c=d/e?f', 'a+b%c=d/e?f'],
		['encoded', 'a+b%c&d#e f', encodeURIComponent('a+b%c&d#e f')],
		['encoded in lower case', 'a+b%c&d#e/f', encodeURIComponent('a+b%c&d#e/f').toLowerCase()],
		['encoded as forms are', 'a+b c', 'a%2Bb+c'],
		['encoded twice', 'a+b%c&d', encodeURIComponent(encodeURIComponent('a+b%c&d'))],
		['as it is, with what looks like an escape', 'a%41b', 'a%41b'],
		['as it is, in Cyrillic', 'секрет', 'секрет'],
		['encoded by the client, but for a %', '100%<', '100%%3C'],
		['with blanks around it', 'abc', '%20abc%20'],
		['with a + at its end', 'abc+', 'abc+'],
		['with a + at its end and blanks around it', 'abc+', '%20abc+%20'],
	])('is accepted with a secret that stands in the address %s', (_how, own, text) => {
		expect(carriesSecret(typed(text), own)).toBe(true);
		expect(carriesSecret(typed(text), ` ${own}\n`)).toBe(true);
	});

	it('reads a number in the credential as its digits', () => {
		expect(carriesSecret(typed('12345678'), 12345678)).toBe(true);
	});

	it.each(['a+b&c#d%41 e', 'секрет', 'ключ №1'])('takes %p from the header, in UTF-8 or as it is', (own) => {
		expect(carriesSecret(withHeader(` ${own} `), own)).toBe(true);
		expect(carriesSecret(withHeader(Buffer.from(own).toString('latin1')), own)).toBe(true);
	});
});

describe('the rule for a secret', () => {
	it.each([
		['a b', 'holds a blank'],
		['a\tb', 'holds a blank'],
		['a&b', 'holds &'],
		['a#b', 'holds #'],
		['a%2fb', 'holds % before'],
		['секрет', 'holds a character that is not ASCII'],
		['a\u0000b', 'holds a character that is not ASCII'],
		['a\u200Bb', 'holds a character that is not ASCII'],
		['a]=b', 'holds ]='],
	])('refuses %p', (own, rule) => {
		expect(secretRule(own)).toMatch(new RegExp(`^${rule}`));
	});

	it.each(['abc', ' a-long_secret.1~ \n', '100%', 'a%zz', 'a+b=c/d?e', '[a]', '1'])('lets %p be', (own) => {
		expect(secretRule(own)).toBeUndefined();
	});

	const ascii = fc
		.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 })
		.filter((text) => text.trim() !== '');
	const ways: Array<(own: string) => string> = [
		(own) => own,
		encodeURIComponent,
		(own) => new URLSearchParams({ x: own }).toString().slice(2),
		(own) => encodeURIComponent(encodeURIComponent(own)),
		(own) => `  ${own} `,
		(own) => `${own}&token=1`,
		(own) => `${own}#part`,
	];

	it('lets only secrets be that arrive, however they are typed into an address', () => {
		fc.assert(
			fc.property(ascii, fc.constantFrom(...ways), (own, way) => {
				fc.pre(secretRule(own) === undefined && /[^+\s]/.test(own));
				expect(carriesSecret(typed(way(own.trim())), own)).toBe(true);
			}),
			{ numRuns: manyRuns(5000) },
		);
	});

	it('keeps other secrets out', () => {
		fc.assert(
			fc.property(ascii, ascii, fc.constantFrom(...ways), (own, other, way) => {
				const known = (text: string) =>
					decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25')).replace(/[+\s]/g, '');
				try {
					fc.pre(known(known(own)) !== known(known(other)));
				} catch {
					return;
				}
				expect(carriesSecret(typed(way(other).split(/[&#]/)[0]), own)).toBe(false);
			}),
			{ numRuns: manyRuns(5000) },
		);
	});
});
