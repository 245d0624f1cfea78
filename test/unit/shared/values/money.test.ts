import fc from 'fast-check';

import { parseMoney } from '../../../../nodes/shared/values/money';

describe('an amount', () => {
	it.each([
		['1,82', '1.82', 1.82],
		['0.35', '0.35', 0.35],
		[3.41, '3.41', 3.41],
		['1 273,50', '1273.50', 1273.5],
		['999.00', '999.00', 999],
		['-5', '-5', -5],
	])('%p is %s rubles', (written, decimal, amount) => {
		expect(parseMoney(written)).toEqual({ decimal, amount, currency: 'RUB' });
	});

	it.each(['', 'free', '1,2,3', '1.', null, undefined, true, Number.NaN, Number.POSITIVE_INFINITY])(
		'%p is none',
		(written) => expect(parseMoney(written)).toBeUndefined(),
	);

	it('reads a comma and a point alike', () => {
		fc.assert(
			fc.property(fc.nat(1e9), fc.nat(99), (whole, cents) => {
				const [comma, point] = [',', '.'].map((mark) => parseMoney(`${whole}${mark}${cents}`));
				expect(comma).toEqual(point);
			}),
		);
	});
});
