import { hideTokens } from '../../../../nodes/shared/callbacks/hideTokens';
import { createToken } from '../../../../nodes/shared/callbacks/signature';

const token = createToken('key', { service: 'zvonobot', door: 'status' }, 1_800_000_000_000);
const signature = 'ab'.repeat(32);
const address = `https://n8n.example/webhook-waiting/7/node?signature=${signature}`;

describe('what proves callbacks', () => {
	it.each([
		['a token', { token }, [token]],
		['a token in JSON within a text', { webhookParameters: JSON.stringify({ asked: 'x', token }) }, [token]],
		["n8n's signature", { webhookUrl: address }, [signature]],
		[
			"n8n's signature in another address",
			{ url: `https://a.b/?to=${encodeURIComponent(address)}` },
			[signature],
		],
		['a secret in an address', ['https://n8n.example/webhook/a?x=1&secret=s3cret/+%20&y=2'], ['s3cret']],
		['deep within', { a: [{ b: { c: [`x ${token} y`] } }] }, [token]],
	])('is hidden: %s', (_name, value, secrets) => {
		const shown = JSON.stringify(hideTokens(value));
		secrets.forEach((secret) => expect(shown).not.toContain(secret));
		expect(shown).toContain('***');
	});

	it.each(['__proto__', 'constructor', 'toString'])('is hidden in a field that is called %s', (name) => {
		const shown = hideTokens(JSON.parse(`{"a":1,"${name}":{"b":"${token}"}}`) as object);
		expect(JSON.stringify(shown)).toBe(`{"a":1,"${name}":{"b":"***"}}`);
	});

	it('and nothing else is changed', () => {
		const date = new Date(0);
		const value = { a: 'v1.none', list: [1, null, { b: true }], date, token: 'v1.sealed-code', n: 7 };
		expect(hideTokens(value)).toBe(value);
	});

	it('is hidden in what is too deep to look at', () => {
		const deep = JSON.parse(`${'['.repeat(5000)}"${token}"${']'.repeat(5000)}`) as unknown;
		expect(JSON.stringify(hideTokens(deep))).not.toContain(token);
	});
});
