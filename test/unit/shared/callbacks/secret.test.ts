import { carriesSecret } from '../../../../nodes/shared/callbacks/secret';

const secret = 'a long secret';
const withQuery = (given: unknown) => ({ query: { secret: given }, headers: {} });
const withHeader = (given: string | string[]) => ({ query: {}, headers: { 'x-webhook-secret': given } });

describe('a callback with a fixed secret', () => {
	it('is accepted with the secret in the address or in the header', () => {
		expect(carriesSecret(withQuery(secret), secret)).toBe(true);
		expect(carriesSecret(withHeader(secret), secret)).toBe(true);
	});

	it.each([
		['no secret', { query: {}, headers: {} }],
		['an empty one', withQuery('')],
		['a longer one', withQuery(`${secret}x`)],
		['a shorter one', withQuery(secret.slice(0, -1))],
		['another case', withQuery(secret.toUpperCase())],
		['a list', withQuery([secret])],
		['an object', withQuery({ toString: secret })],
		['a list of headers', withHeader([secret])],
		['a wrong address and a right header', { ...withHeader(secret), query: { secret: 'wrong' } }],
	])('is refused with %s', (_name, request) => {
		expect(carriesSecret(request, secret)).toBe(false);
	});

	it.each(['', undefined, null, 0])('is refused when the credential holds %p', (own) => {
		expect(carriesSecret(withQuery(own), own)).toBe(false);
	});
});
