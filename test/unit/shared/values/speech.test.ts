import { isSaid } from '../../../../nodes/shared/values/speech';

describe('what a person said', () => {
	it.each([
		['да', 'Да.'],
		['да', ' ДА! '],
		['еще', 'Ещё'],
		['ещё', 'еще'],
		['ещё', 'еще\u0308'],
		['не знаю', 'Не, знаю…'],
		['1', '1.0'],
		['1', ' 1 '],
		['-1', '-1'],
		['*', '*'],
	])('is %s when it is heard as %j', (wanted, said) => {
		expect(isSaid(wanted, said)).toBe(true);
	});

	it.each([
		['да', 'да, конечно'],
		['да', 'дай'],
		['1', '-1'],
		['1', '11'],
		['1', '1.5'],
		['', ''],
		['!', '?'],
	])('is not %j when it is heard as %j', (wanted, said) => {
		expect(isSaid(wanted, said)).toBe(false);
	});

	it('may go on where that is allowed, but not with a key', () => {
		expect(isSaid('да', 'Да, конечно!', true)).toBe(true);
		expect(isSaid('да', 'дай подумать', true)).toBe(false);
		expect(isSaid('1', '1 2', true)).toBe(false);
	});
});
