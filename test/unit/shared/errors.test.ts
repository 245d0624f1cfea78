import fc from 'fast-check';

import { redact } from '../../../nodes/shared/errors';

describe("a service's words, before they are shown", () => {
	it.each([
		['number 79000000100 is bad', 'number *** is bad'],
		['number +7 (900) 000-01-00 is bad', 'number +*** is bad'],
		['code 0427 is bad', 'code *** is bad'],
		['HTTP 402, code 402', 'HTTP 402, code 402'],
		['<b>no</b>', 'b no /b'],
	])('%p becomes %p', (said, shown) => {
		expect(redact(said)).toBe(shown);
	});

	it('loses the secrets of the credential', () => {
		expect(redact('token abc-secret-abc is wrong', ['abc-secret-abc', undefined, ''])).toBe(
			'token *** is wrong',
		);
	});

	it('never holds a secret or four digits in a row, whatever was said', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 400 }), fc.stringMatching(/^[a-z-]{8,20}$/), (text, secret) => {
				const shown = redact(`${text} ${secret} 79000000100 ${text}`, [secret]);
				expect(shown).not.toContain(secret);
				expect(shown).not.toMatch(/\d{4}|[<>]/);
			}),
		);
	});
});
