import fc from 'fast-check';

import { parseMoney, spokenMoney } from '../../../../nodes/shared/values/money';
import { manyRuns } from '../../../support/seed';

describe('an amount', () => {
	it.each([
		['1,82', '1.82', 1.82],
		['0.35', '0.35', 0.35],
		[3.41, '3.41', 3.41],
		['1 273,50', '1273.50', 1273.5],
		['999.00', '999.00', 999],
		['-5', '-5', -5],
		['\u22125,00', '-5.00', -5],
		['+5', '5', 5],
		['.35', '0.35', 0.35],
		[',35', '0.35', 0.35],
		['007.50', '7.50', 7.5],
		['1.20 руб.', '1.20', 1.2],
		['1,20 р.', '1.20', 1.2],
		['1500 рублей', '1500', 1500],
		['1500₽', '1500', 1500],
		['3.41 RUB', '3.41', 3.41],
		['1 234,50', '1234.50', 1234.5],
		['1\u00a0234\u202f567,50', '1234567.50', 1234567.5],
		['1,234.50', '1234.50', 1234.5],
		['1.234,50', '1234.50', 1234.5],
		['1,234,567', '1234567', 1234567],
		['1.234.567', '1234567', 1234567],
		["1'234.50", '1234.50', 1234.5],
		['1.234', '1.234', 1.234],
		['0,910', '0.910', 0.91],
		[0.1 + 0.2, '0.3', 0.3],
		[35.55 * 100, '3555', 3555],
		[12345678901234, '12345678901234', 12345678901234],
	])('%p is %s rubles', (written, decimal, amount) => {
		expect(parseMoney(written)).toEqual({ decimal, amount, currency: 'RUB' });
	});

	it.each([
		'',
		' ',
		'free',
		'1,2,3',
		'1.',
		'.',
		'1,234',
		'12 50',
		'1 23,50',
		'1,234 567',
		'1 руб. 20 коп.',
		'35 коп.',
		'$15',
		'15 EUR',
		'1e3',
		'--5',
		'9'.repeat(50),
		null,
		undefined,
		true,
		{},
		[5],
		1e21,
		1e-9,
		Number.NaN,
		Number.POSITIVE_INFINITY,
	])('%p is none', (written) => expect(parseMoney(written)).toBeUndefined());

	it('may be in another currency', () => {
		expect(parseMoney('1,20 EUR', 'EUR')).toEqual({ decimal: '1.20', amount: 1.2, currency: 'EUR' });
		expect(parseMoney('1.20', '')).toHaveProperty('amount', 1.2);
	});

	it('reads a comma and a point alike', () => {
		fc.assert(
			fc.property(fc.nat(1e9), fc.nat(99), (whole, cents) => {
				const [comma, point] = [',', '.'].map((mark) => parseMoney(`${whole}${mark}${cents}`));
				expect(comma).toEqual(point);
			}),
		);
	});
});

describe('an amount that is spoken', () => {
	it.each([
		[35.55 * 100, '3555'],
		[0.1 + 0.2, '0.30'],
		['1 234,50', '1234.50'],
		['1500 руб.', '1500'],
		['3555.00', '3555'],
		[17.255, '17.26'],
		['17.255', '17.26'],
		['17.2549', '17.25'],
		[1.005, '1.01'],
		['0.995', '1'],
		['99.999', '100'],
		['.5', '0.50'],
		[0, '0'],
		[-0.001, '0'],
		[-1.5, '-1.50'],
		['9999999999999999.99', '9999999999999999.99'],
	])('%p is %s', (value, spoken) => {
		expect(spokenMoney(value)).toBe(spoken);
	});

	it.each(['', 'much', '1,234', null, undefined, true, Number.NaN])('%p is none', (value) =>
		expect(spokenMoney(value)).toBeUndefined(),
	);

	it('is the same kopecks, however they were worked out', () => {
		fc.assert(
			fc.property(fc.nat(1e9), fc.constantFrom(1, 10, 100, 3, 7), (kopecks, parts) => {
				const exact = `${Math.floor(kopecks / 100)}.${String(kopecks % 100).padStart(2, '0')}`;
				const sum = (kopecks / 100 / parts) * parts;
				expect(spokenMoney(sum)).toBe(exact.replace(/\.00$/, ''));
				expect(spokenMoney(exact)).toBe(exact.replace(/\.00$/, ''));
				expect(spokenMoney(exact.replace('.', ','))).toBe(exact.replace(/\.00$/, ''));
			}),
			{ numRuns: manyRuns(10_000) },
		);
	});
});
