import { parsePrefix } from '../../../../nodes/shared/values/phone';

describe('what phone numbers begin with', () => {
	it.each([
		['+7', '7'],
		['7', '7'],
		[7, '7'],
		['8', '7'],
		['+8', '7'],
		['8 900', '7900'],
		['+8900', '7900'],
		[' 7 (900)', '7900'],
		['7 701', '7701'],
		['79000000100', '79000000100'],
		['+421', '421'],
		['421', '421'],
		[421, '421'],
		['00421', '421'],
		['8~10 421', '421'],
		['+42', '42'],
		['+84', '84'],
		['+44 (0)20', '4420'],
		['\u202a+421\u202c', '421'],
	])('%j is %s', (typed, digits) => {
		expect(parsePrefix(typed)).toEqual({ digits });
	});

	it.each([
		['', /empty/],
		['any', /letters/],
		['*', /only digits/],
		['+7, +421', /more than one|extension/],
		['210', /country code that exists/],
		['2901', /after its country code/],
		['+999', /country code that exists/],
		['+7 212', /no area code of Russia or Kazakhstan/],
		['7900000010000', /longer than a phone number/],
		['+1 112', /after its country code/],
		['+44 20 7946 00189 1', /longer than a phone number/],
		[true, /text or a number/],
	])('%j is refused', (typed, rule) => {
		expect(parsePrefix(typed)).toEqual({ rule: expect.stringMatching(rule) });
	});

	it('without + depends on what numbers without + are', () => {
		expect(parsePrefix('421', 'international')).toEqual({ digits: '421' });
		expect(parsePrefix('421', 'refuse')).toHaveProperty('rule');
	});
});
