import fc from 'fast-check';

import { parsePhone } from '../../../../nodes/shared/values/phone';

describe('a phone number', () => {
	it.each([
		['79000000100', '79000000100'],
		['+7 900 000-01-00', '79000000100'],
		['8 (900) 000-01-00', '79000000100'],
		['8.900.000.01.00', '79000000100'],
		['900 000 01 00', '79000000100'],
		['0079000000100', '79000000100'],
		['+421 900 000 100', '421900000100'],
		['+372 900 0100', '3729000100'],
		[' +7\u00a0900\u00a0000\u201101\u201100 ', '79000000100'],
		['７９００００００１００', '79000000100'],
		[79000000100, '79000000100'],
		[9000000100, '79000000100'],
	])('%p is dialled as %s', (typed, digits) => {
		expect(parsePhone(typed)).toEqual({ digits });
	});

	it.each([
		['', /is empty/],
		['   ', /is empty/],
		[undefined, /is empty/],
		[null, /is empty/],
		['seven', /letters/],
		['+7 900 000 01 0O', /letters/],
		['7900000010', undefined],
		['790000001', /has 9 digits; a number that starts with 7 has 11/],
		['790000001000', /has 12 digits; a number that starts with 7 has 11/],
		['12345', /has 5 digits; 7 to 15 are allowed/],
		['+1234567890123456', /has 16 digits/],
		['+0123456789', /country code/],
		['79000000100, 79000000101', /only digits/],
		['7900+0000100', /only digits/],
		['++79000000100', /only digits/],
		[7.9e10 + 0.5, /whole positive/],
		[-79000000100, /whole positive/],
		[Number.NaN, /whole positive/],
		[true, /text or a number/],
		[{ phone: '79000000100' }, /text or a number/],
		[['79000000100'], /text or a number/],
	])('%p is refused by the rule it breaks', (typed, rule) => {
		const parsed = parsePhone(typed);
		if (rule) expect(parsed).toEqual({ rule: expect.stringMatching(rule) });
		else expect(parsed).toEqual({ digits: '77900000010' }); // ten digits are read as a Russian number
	});

	it('gives digits that read as themselves, or a rule that repeats no digit of the number', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.integer(), fc.stringMatching(/^[+]?[0-9 ()-]{0,20}$/)),
				(typed) => {
					const parsed = parsePhone(typed);
					if ('digits' in parsed) {
						expect(parsed.digits).toMatch(/^[1-9]\d{6,14}$/);
						expect(parsePhone(`+${parsed.digits}`)).toEqual(parsed);
					} else {
						expect(parsed.rule.match(/\d{4,}/)).toBeNull();
					}
				},
			),
		);
	});

	it('does not depend on how the digits are set out', () => {
		const spread = fc.array(fc.constantFrom('', ' ', '-', ' (', ') ', '.'), { minLength: 10, maxLength: 10 });
		fc.assert(
			fc.property(spread, (gaps) => {
				const digits = '79000000100';
				const typed = [...digits].map((digit, place) => digit + (gaps[place] ?? '')).join('');
				expect(parsePhone(typed)).toEqual({ digits });
			}),
		);
	});
});
