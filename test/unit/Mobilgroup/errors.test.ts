import { knownCodes, rowFor } from '../../../nodes/Mobilgroup/api/errors';
import { effects } from '../../../nodes/Mobilgroup/api/response';
import { documented } from '../../../sandbox/mobilgroup/documented';

describe('the codes of Mobilgroup', () => {
	it.each(documented.error)('%s has a row of its own, whatever its spelling', (code) => {
		const row = rowFor(code, effects.call);
		expect(row.message).not.toBe('Mobilgroup refused the request');
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

	it.each(['brand_new', '', undefined, null, 7, {}, 'constructor', '__proto__'])(
		'%p is refused with a row for unknown codes',
		(code) => expect(rowFor(code, effects.read)).toMatchObject({ message: 'Mobilgroup refused the request' }),
	);

	it('says what a refusal spares: calls, templates, or nothing', () => {
		expect(rowFor('x', effects.mailing).advice).toMatch(/Nobody was called/);
		expect(rowFor('x', effects.templates).advice).toMatch(/Nothing was saved/);
		expect(rowFor('x', effects.read).advice).toMatch(/its reason\.$/);
	});
});
