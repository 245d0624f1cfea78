import { booleanOf, wholeOf } from '../../../../nodes/shared/values/text';

describe('a whole number', () => {
	it.each([
		[1, '1'],
		['1', '1'],
		['1.0', '1'],
		['1,00', '1'],
		[' 2 ', '2'],
		['0042', '0042'],
		['-1', '-1'],
		[-1, '-1'],
		[0, '0'],
	])('%p is %s', (value, text) => expect(wholeOf(value)).toBe(text));

	it.each(['', 'one', '1.5', '1.', '1 0', '*', true, null, undefined, Number.NaN, [1]])(
		'%p is none',
		(value) => expect(wholeOf(value)).toBeUndefined(),
	);
});

describe('yes or no', () => {
	it.each([true, 'true', 'TRUE', ' True ', 1, '1', 'yes', 'да'])('%p is yes', (value) =>
		expect(booleanOf(value)).toBe(true),
	);
	it.each([false, 'false', 'FALSE', 0, '0', 'no', 'Нет'])('%p is no', (value) =>
		expect(booleanOf(value)).toBe(false),
	);
	it.each([undefined, null, '', 'maybe', 2, {}, ['true']])('%p is neither', (value) =>
		expect(booleanOf(value)).toBeUndefined(),
	);
});
