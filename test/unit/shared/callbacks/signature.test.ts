import fc from 'fast-check';

import {
	type CallbackPurpose,
	carriesToken,
	createToken,
	signAddress,
} from '../../../../nodes/shared/callbacks/signature';

const secret = 'a-shared-key';
const purpose: CallbackPurpose = { service: 'mobilgroup', door: 'status' };
const expiry = 1_800_000_000_000;
const before = expiry - 1;
const nonce = Buffer.from([...Array(16).keys()]);

/** Computed apart from this code, with HKDF and HMAC written out from RFC 5869 and RFC 2104. */
const known: Array<[string, string, CallbackPurpose, Buffer]> = [
	[
		'v1.1800000000.AAECAwQFBgcICQoLDA0ODw.5evvmaihCdF4AhXXu59Hr43DbwAEWSRCm61RYLPaOMM',
		secret,
		purpose,
		nonce,
	],
	[
		'v1.1800000000.AAECAwQFBgcICQoLDA0ODw.7dvBlliXFwYybYrjEUqKu8ZVR_Hv5Og2n9epf6O1yrc',
		secret,
		{ service: 'zvonobot', door: 'answer', subject: '1.0' },
		nonce,
	],
	[
		'v1.1800000000._____________________w.AbtkLwcKN7uBCPnWCe7s0T2VRWGlu7usJFsGirxCR0M',
		'ключ',
		purpose,
		Buffer.alloc(16, 255),
	],
];

describe('the token of a callback address', () => {
	it.each(known)('%s is what RFC 5869 and RFC 2104 say', (token, key, forWhat, bytes) => {
		expect(createToken(key, forWhat, expiry, bytes)).toBe(token);
		expect(carriesToken(token, key, forWhat, before)).toBe(true);
	});

	const [[token]] = known;

	it('is accepted up to its expiry and not a millisecond longer', () => {
		expect(carriesToken(token, secret, purpose, expiry - 1)).toBe(true);
		expect(carriesToken(token, secret, purpose, expiry)).toBe(false);
		expect(carriesToken(token, secret, purpose)).toBe(Date.now() < expiry);
	});

	it('is refused with any one character changed, added or taken away', () => {
		for (let at = 0; at < token.length; at += 1) {
			[...'AEFGH.']
				.filter((other) => other !== token[at])
				.forEach((other) => {
					const changed = token.slice(0, at) + other + token.slice(at + 1);
					expect(carriesToken(changed, secret, purpose, before)).toBe(false);
				});
			expect(carriesToken(token.slice(0, at) + token.slice(at + 1), secret, purpose, before)).toBe(false);
		}
		expect(carriesToken(`${token}A`, secret, purpose, before)).toBe(false);
		expect(carriesToken(` ${token}`, secret, purpose, before)).toBe(false);
		expect(carriesToken(`${token}\n`, secret, purpose, before)).toBe(false);
	});

	it.each([
		['another secret', 'another-key', purpose],
		['an empty secret', '', purpose],
		['no secret', undefined, purpose],
		['a secret that is no text', 7, purpose],
		['another service', secret, { ...purpose, service: 'zvonobot' }],
		['another door', secret, { ...purpose, door: 'answer' }],
		['another subject', secret, { ...purpose, subject: '1.0' }],
	] as Array<[string, unknown, CallbackPurpose]>)('is refused with %s', (_name, key, forWhat) => {
		expect(carriesToken(token, key, forWhat, before)).toBe(false);
	});

	it.each([undefined, null, '', 7, {}, [token], token.replace('v1', 'v2'), token.split('.')[3]])(
		'%p is none',
		(given) => expect(carriesToken(given, secret, purpose, before)).toBe(false),
	);

	it('never takes text that it has not made', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^v1\.\d{10}\.[\w-]{22}\.[\w-]{43}$/), (made) =>
				expect(carriesToken(made, secret, purpose, 0)).toBe(false),
			),
		);
	});

	it('cannot be made without a secret', () => {
		expect(() => createToken('', purpose, expiry)).toThrow('needs a secret');
	});

	it("is added to an address with that address's own parameters kept, new for every call", () => {
		const address = 'https://n8n.example/webhook/1/webhook?shop=7&token=old';
		const signed = [1, 2].map(() => new URL(signAddress(address, secret, purpose, 60_000, before)));
		signed.forEach((url) => {
			expect(url.searchParams.get('shop')).toBe('7');
			expect(url.searchParams.getAll('token')).toHaveLength(1);
			expect(carriesToken(url.searchParams.get('token'), secret, purpose, before)).toBe(true);
			expect(carriesToken(url.searchParams.get('token'), secret, purpose, before + 60_000)).toBe(false);
		});
		expect(signed[0].search).not.toBe(signed[1].search);
	});
});
