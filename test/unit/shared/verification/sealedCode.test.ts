import fc from 'fast-check';

import { openCode, sealCode, type SealedCode } from '../../../../nodes/shared/verification/sealedCode';

const key = { service: 'mcnTelecom', secret: 'a-shared-key' };
const sealed: SealedCode = {
	id: 'AAECAwQFBgcICQoLDA0ODw',
	phone: '79000000100',
	code: '0427',
	callId: 'fa278be48dc2_12345678',
	issuedAt: 1_800_000_000_000,
	expiresAt: 1_800_000_300_000,
};
const other: SealedCode = {
	id: '_____________________w',
	phone: '421900000100',
	code: '0000004270',
	callId: null,
	issuedAt: 1,
	expiresAt: 2,
};

/** Computed apart from this code: HKDF written out from RFC 5869 in Python, AES-GCM of its package `cryptography`. */
const known: Array<[string, SealedCode, { service: string; secret: string }, Buffer]> = [
	[
		'v1.AAECAwQFBgcICQoLcIMA2NBARanEPbNZnBnH6-of_a3nOu_C66G9MF6b5ogDL-pexw2AWDCHeqJM32vZTPVOkICajgDpJGSh3wxLG1AvCnmve-OT68m1bMx-VtKzBa1JiEsb_X-Tr58gXHgQr-1dWjLjNqyYuayX2gA59JR2Yg',
		sealed,
		key,
		Buffer.from([...Array(12).keys()]),
	],
	[
		'v1.________________idMyG8Bdxi8YiE7YLuukyqMT6qh480L--xMSIn6vcJOwwW1NhT2vtRmKxT_hvZXwWtNZL66XsfXpCeGQHXbVNCI9sRsDCqG_8Cs5Fd40gQ',
		other,
		{ service: 'zvonobot', secret: 'ключ' },
		Buffer.alloc(12, 255),
	],
];
const [[token]] = known;

describe('the token that a code is sealed in', () => {
	it.each(known)('%s is what RFC 5869 and AES-256-GCM say', (text, content, forWhom, nonce) => {
		expect(sealCode(content, forWhom, nonce)).toBe(text);
		expect(openCode(text, forWhom)).toEqual(content);
	});

	it('opens to what was sealed, and is another one each time', () => {
		const digits = (minLength: number, maxLength: number) =>
			fc.stringMatching(new RegExp(`^\\d{${minLength},${maxLength}}$`));
		const content = fc.record({
			id: fc.string(),
			phone: digits(7, 15),
			code: digits(4, 10),
			callId: fc.option(fc.string({ unit: 'grapheme' })),
			issuedAt: fc.nat(),
			expiresAt: fc.nat(),
		});
		const keys = fc.record({ service: fc.string(), secret: fc.string({ minLength: 1 }) });
		fc.assert(
			fc.property(content, keys, (made, forWhom) => {
				const texts = [sealCode(made, forWhom), sealCode(made, forWhom)];
				texts.forEach((text) => expect(openCode(text, forWhom)).toEqual(made));
				expect(texts[0]).not.toBe(texts[1]);
			}),
		);
	});

	it('tells nothing without the key', () => {
		const text = Buffer.from(token.slice(3), 'base64url').toString('latin1');
		[sealed.code, sealed.phone, 'fa278be48dc2'].forEach((part) => expect(text).not.toContain(part));
	});

	it('is refused with any one bit changed', () => {
		const bytes = Buffer.from(token.slice(3), 'base64url');
		for (let bit = 0; bit < bytes.length * 8; bit += 1) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3] ^= 1 << (bit & 7);
			expect(openCode(`v1.${changed.toString('base64url')}`, key)).toBeUndefined();
		}
	});

	it('is refused with any one character changed, added or taken away', () => {
		for (let at = 0; at < token.length; at += 1) {
			[...'AEFGH.=']
				.filter((character) => character !== token[at])
				.forEach((character) => {
					const changed = token.slice(0, at) + character + token.slice(at + 1);
					expect(openCode(changed, key)).toBeUndefined();
				});
			expect(openCode(token.slice(0, at) + token.slice(at + 1), key)).toBeUndefined();
			expect(openCode(token.slice(0, at), key)).toBeUndefined();
		}
		[`${token}A`, ` ${token}`, `${token}\n`, `${token}=`, `${token}.`, token.repeat(20)].forEach((changed) =>
			expect(openCode(changed, key)).toBeUndefined(),
		);
	});

	it.each([
		['the key of another credential', { ...key, secret: 'another-key' }],
		['the same key at another service', { ...key, service: 'mobilgroup' }],
	])('is refused with %s', (_what, forWhom) => {
		expect(openCode(token, forWhom)).toBeUndefined();
	});

	it.each([undefined, null, '', 'v1.', 'v1', 7, {}, [token], token.replace('v1', 'v2'), token.slice(3)])(
		'%p is none',
		(given) => expect(openCode(given, key)).toBeUndefined(),
	);

	it('never opens text that it has not made', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
				expect(openCode(`v1.${Buffer.from(bytes).toString('base64url')}`, key)).toBeUndefined(),
			),
		);
	});

	it('can be neither made nor opened without a secret', () => {
		const nobody = { ...key, secret: '' };
		expect(() => sealCode(sealed, nobody)).toThrow('without a secret');
		expect(() => openCode(token, nobody)).toThrow('without a secret');
	});
});
