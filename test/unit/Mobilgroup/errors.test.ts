import { isKnownCode, knownCodes, rowFor } from '../../../nodes/Mobilgroup/api/errors';
import type { Effect } from '../../../nodes/shared/http/effect';
import { effects } from '../../../nodes/Mobilgroup/api/response';
import { documented } from '../../../sandbox/mobilgroup/documented';

describe('the codes of Mobilgroup', () => {
	it.each(documented.error)('%s has a row of its own, whatever its spelling', (code) => {
		const row = rowFor(code, effects.call);
		expect(isKnownCode(code)).toBe(true);
		expect(row).toMatchObject({ outcome: 'refused', advice: expect.stringMatching(/Nobody was called\.$/) });
		const bare = code.toLowerCase().replace(/^error_/, '');
		[bare, bare.toUpperCase(), `Error_${bare}`, ` ${code} `, `error_${bare}\n`].forEach((spelling) =>
			expect(rowFor(spelling, effects.call)).toEqual(row),
		);
	});

	it('knows nothing that no document has', () => {
		const bare = documented.error.map((code) => code.toLowerCase().replace(/^error_/, ''));
		expect(knownCodes.filter((code) => !bare.includes(code))).toEqual([]);
	});

	it.each(['brand_new', '', undefined, null, 7, {}, 'constructor', '__proto__', 'error_'])(
		'%p is none of them',
		(code) => expect(isKnownCode(code)).toBe(false),
	);

	it('says what a refusal spares: calls, templates, or nothing', () => {
		const adviceFor = (effect: Effect) => rowFor('user_disabled', effect).advice;
		expect(adviceFor(effects.mailing)).toMatch(/Nobody was called\.$/);
		expect(adviceFor(effects.templates)).toMatch(/Nothing was saved\.$/);
		expect(adviceFor(effects.read)).toBe('Ask Mobilgroup why.');
	});
});
