/** Forms, written as PHP, browsers and others write them, and whatever else may come. */

import fc from 'fast-check';

import { readCallbackBody } from '../../../../../nodes/shared/callbacks/body';
import { urlencodedFields } from '../../../../../nodes/shared/callbacks/bodies/form';
import { readFields } from '../../../../../nodes/shared/callbacks/bodies/fields';
import { manyRuns } from '../../../../support/seed';

const FORM = 'application/x-www-form-urlencoded';
const readForm = (text: string) => readFields(urlencodedFields(text));
const read = async (body: Uint8Array, type?: string) =>
	await readCallbackBody({ headers: { 'content-type': type }, rawBody: Buffer.from(body) } as never);

describe('the fields of a form', () => {
	it.each<[string, unknown]>([
		[
			'apiCalls[0][id]=42&apiCalls[0][calls][0][status]=finished&apiCalls[1][id]=43',
			{ apiCalls: [{ id: '42', calls: [{ status: 'finished' }] }, { id: '43' }] },
		],
		['apiCalls%5B0%5D%5Bid%5D=42', { apiCalls: [{ id: '42' }] }],
		['apiCalls[7][id]=42', { apiCalls: { 7: { id: '42' } } }],
		['a[1]=x&a[0]=y', { a: { 0: 'y', 1: 'x' } }],
		['a[]=1&a[]=2', { a: ['1', '2'] }],
		['a[][id]=1&a[][id]=2', { a: [{ id: '1' }, { id: '2' }] }],
		['a[1]=x&a[]=y&a[]=z', { a: { 1: 'x', 2: 'y', 3: 'z' } }],
		['a=1&a=1', { a: '1' }],
		['a=1&a=2', { a: ['1', '2'] }],
		['a=1&a[b]=2', { a: { b: '2' } }],
		['a[b]=2&a=1', { a: { b: '2' } }],
		['a[b=1&c]=2&[d]=3&e[f]g=4', { 'a[b': '1', 'c]': '2', '[d]': '3', 'e[f]g': '4' }],
		['apiCalls=%5B%7B%22id%22%3A42%7D%5D', { apiCalls: [{ id: 42 }] }],
		['a=%7Bno+JSON&b=[1&c="1"&d=1', { a: '{no JSON', b: '[1', c: '"1"', d: '1' }],
		['a=%E0%A4%A&b=%zz&c=100%', { a: 'а¤%A', b: '%zz', c: '100%' }],
		['a&b=&&c=1=2', { a: '', b: '', c: '1=2' }],
		['a[999999999]=1', { a: { 999999999: '1' } }],
		['hasOwnProperty=1&length=2', { hasOwnProperty: '1', length: '2' }],
	])('%p', (text, value) => {
		expect(readForm(text)).toEqual(value);
	});

	/** `http_build_query` of PHP. */
	const written = (value: unknown, name: string): string[] =>
		typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([key, part]) =>
					written(part, name ? `${name}[${encodeURIComponent(key)}]` : encodeURIComponent(key)),
				)
			: [`${name}=${encodeURIComponent(String(value)).replaceAll('%20', '+')}`];
	const word = fc.stringMatching(/^[a-zа-я][\w а-яё.-]{0,8}$/).map((text) => text.trim());
	const leaf = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/^\s*[[{]/.test(text));
	const { tree } = fc.letrec((tie) => ({
		tree: fc.dictionary(word, tie('node'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
		node: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			leaf,
			tie('tree'),
			fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
		),
	}));

	it('come back as PHP has written them', async () => {
		await fc.assert(
			fc.asyncProperty(tree, async (value) => {
				const text = written(value, '').join('&');
				await expect(read(Buffer.from(text), FORM)).resolves.toEqual({ value });
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('whatever comes', () => {
	const types = fc.constantFrom(
		...[
			'application/json',
			FORM,
			'text/plain',
			'multipart/mixed; boundary=x',
			'multipart/form-data; boundary=a',
		],
		...[
			'text/x; charset=utf-16be',
			'text/x; charset=windows-1251',
			'text/x; charset=\u0000',
			'; boundary=',
			undefined,
		],
	);
	const pieces = fc.constantFrom(
		...[
			'{',
			'}',
			'[',
			']',
			'"',
			'\\',
			':',
			',',
			'=',
			'&',
			'%',
			'%D0',
			'%ff',
			'+',
			'__proto__',
			'constructor',
			'a',
			'1',
		],
		...[
			'--x',
			'\r\n',
			'\r\n\r\n',
			'--x--',
			'--a',
			'Content-Disposition: form-data; name="a"',
			'; filename="f"',
			'\0',
			'я',
		],
	);
	const bytes = fc.oneof(
		fc.uint8Array({ maxLength: 300 }),
		fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''))),
		fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(''), 'latin1')),
	);

	const PROTOTYPES = ['__proto__', 'constructor', 'prototype'];
	const namesIn = (value: unknown): string[] =>
		typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
			: [];

	it('is read or refused, and never throws or reaches into prototypes', async () => {
		await fc.assert(
			fc.asyncProperty(bytes, types, async (body, type) => {
				const result = await read(body, type);
				expect('value' in result || [400, 413, 415].includes(result.status)).toBe(true);
				expect(namesIn(result).filter((name) => PROTOTYPES.includes(name))).toEqual([]);
				expect(Object.keys(Object.prototype)).toEqual([]);
			}),
			{ numRuns: manyRuns(5000) },
		);
	});

	const FULL = 64 * 1024;
	const filled = (text: string) => text.repeat(Math.floor(FULL / text.length));
	it.each<[string, string | undefined]>([
		['a', FORM],
		['a=&', FORM],
		['a[]=&', FORM],
		['a[', FORM],
		['a[]', FORM],
		['[', undefined],
		['{"a":', undefined],
		['"', undefined],
		['\\', undefined],
		['"\\', undefined],
		['"a",', undefined],
		['%', FORM],
		['%D0', FORM],
		['%5B', FORM],
		['=', FORM],
		['&', FORM],
		['--x\r\n', 'multipart/mixed; boundary=x'],
		['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n', 'multipart/mixed; boundary=x'],
		['name=', 'multipart/mixed; boundary=x'],
		['\r\n', 'multipart/mixed; boundary=x'],
	])('is done at once when it is full of %p', async (piece, type) => {
		const started = performance.now();
		await read(Buffer.from(filled(piece)), type);
		await read(Buffer.from(filled(piece).slice(0, -1)), type);
		expect(performance.now() - started).toBeLessThan(5000);
	});

	it('is done at once when many places of a list are given by number and many are not', () => {
		const numbered = Array.from({ length: 3000 }, (_, at) => `a[${at + 3000}]=`).join('&');
		const started = performance.now();
		expect(readForm(`${numbered}&${'a[]=&'.repeat(6000)}`)).toBeDefined();
		expect(performance.now() - started).toBeLessThan(5000);
	});
});
