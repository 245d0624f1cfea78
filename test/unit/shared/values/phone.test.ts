import { parsePhone } from '../../../../nodes/shared/values/phone';

const isRefused = (rule: RegExp) => ({ rule: expect.stringMatching(rule) });

describe('a phone number', () => {
	it.each([
		['79000000100'],
		['+7 900 000-01-00'],
		['8 (900) 000-01-00'],
		['8.900.000.01.00'],
		['900 000 01 00'],
		['(900)0000100'],
		['(8)9000000100'],
		['(+7) 900 000-01-00'],
		['+(7) 900 000-01-00'],
		['0079000000100'],
		['8 10 7 900 000-01-00'],
		['8~10-7-900-000-01-00'],
		['81079000000100'],
		['+8 900 000-01-00'],
		['+8(900)0000100'],
		['+89000000100'],
		['tel:+7-900-000-01-00'],
		[' +7\u00a0900\u202f000\u201101\u201100 '],
		['\t79000000100\r\n'],
		['79000000100;'],
	])('spelled %p is dialled as 7 900 000 01 00', (typed) => {
		expect(parsePhone(typed)).toEqual({ digits: '79000000100' });
	});

	it.each([79000000100, 89000000100, 9000000100])('as the JSON number %p is dialled', (typed) => {
		expect(parsePhone(typed)).toEqual({ digits: '79000000100' });
	});

	it.each([
		'\u202a+7 900 000-01-00\u202c',
		'\u200e+7 900 000-01-00\u200f',
		'\u2066+7 900 000-01-00\u2069',
		'\ufeff+7 900 000-01-00',
		'+7 900\u200b000\u200d01\u206000',
		'+7 900\u00ad000\u00ad01\u00ad00',
	])('has nothing to do with marks that nobody sees: %j', (typed) => {
		expect(parsePhone(typed)).toEqual({ digits: '79000000100' });
	});

	it.each([
		['Arabic', '+٧ ٩٠٠ ٠٠٠ ٠١ ٠٠'],
		['Persian', '+۷ ۹۰۰ ۰۰۰ ۰۱ ۰۰'],
		['Devanagari', '+७ ९०० ००० ०१ ००'],
		['full-width', '＋７（９００）０００－０１－００'],
		['Bengali', '৮৯০০০০০০১০০'],
		['mathematical', '𝟳𝟵𝟬𝟬𝟬𝟬𝟬𝟬𝟭𝟬𝟬'],
	])('may be written in %s digits', (_script, typed) => {
		expect(parsePhone(typed)).toEqual({ digits: '79000000100' });
	});

	it.each([
		"'79000000100",
		'"79000000100"',
		'="79000000100"',
		'«8 900 000-01-00»',
		'9000000100.0',
		'79000000100,00',
	])('is read as spreadsheets write it: %s', (typed) =>
		expect(parsePhone(typed)).toEqual({ digits: '79000000100' }),
	);

	it.each([
		['+421 900 000 100', '421900000100'],
		['+372 900 0100', '3729000100'],
		['00 421 900 000 100', '421900000100'],
		['8-10-421-900-000-100', '421900000100'],
		['+44 20 7946 0018', '442079460018'],
		['+44 (0)20 7946 0018', '442079460018'],
		['+44 020 7946 0018', '442079460018'],
		['+39 06 698 12345', '390669812345'],
		['+1 (212) 555-0123', '12125550123'],
		['+84 912 345 678', '84912345678'],
		['+84951234567', '84951234567'],
		['+7 701 234 56 78', '77012345678'],
		['8 701 234 56 78', '77012345678'],
		['7 701 234 56 78', '77012345678'],
		['8 800 000-00-10', '78000000010'],
	])('of another country or service, %s, is dialled as %s', (typed, digits) => {
		expect(parsePhone(typed)).toEqual({ digits });
	});
});

describe('what is not a phone number, or may be two,', () => {
	it.each([
		['', /^is empty$/],
		['   ', /^is empty$/],
		['\u200b', /^is empty$/],
		[undefined, /^is empty$/],
		[null, /^is empty$/],
		['{{ $json.phone }}', /choose 'Expression' above the field/],
		['+7 900 000-00-00 }}', /every '\{\{' end with one '\}\}'/],
		['seven', /letters/],
		['sip:79000000100', /letters/],
		['+7 900 000 01 0O', /letters/],
		['x'.repeat(1e6), /too long/],
		['1', /^has 1 digit; 7 to 15 are allowed$/],
		['12345', /^has 5 digits; 7 to 15 are allowed$/],
		['+1234567890123456', /^has 16 digits/],
		['+0123456789', /country code, not with 0/],
		['+999 000 000 00', /country code that exists/],
		['+790000001', /^has 9 digits; a number that starts with 7 has 11$/],
		['+7 212 555 01 23', /no area code of Russia or Kazakhstan/],
		['7900+0000100', /more than one/],
		['++79000000100', /only digits/],
		['+7900***0100', /only digits/],
		['7900000010²', /only digits/],
		['①79000000100', /only digits/],
		['-79000000100', /^starts with a minus$/],
		['\u221279000000100', /^starts with a minus$/],
		[7.9e10 + 0.5, /whole positive/],
		[-79000000100, /whole positive/],
		[0, /whole positive/],
		[Number.NaN, /whole positive/],
		[true, /text or a number/],
		[{ phone: '79000000100' }, /text or a number/],
		[['79000000100'], /text or a number/],
		[new Date(0), /text or a number/],
	])('%p, is refused by the rule that it breaks', (typed, rule) => {
		expect(parsePhone(typed)).toEqual(isRefused(rule));
	});

	it.each([
		['2125550123', /no Russian area code; numbers of other countries start with \+/],
		['85291234567', /no Russian area code/],
		['7900000010', /^is not a complete Russian number: .*with \+$/],
		['7701234567', /not a complete Russian number/],
		['7707083893', /not a complete Russian number/],
		['7012345678', /not a complete Russian number/],
		['8900000010', /not a complete Russian number/],
		['442079460018', /not a complete Russian number/],
		['8 104 999-23-08', /no Russian area code/],
		['81049992308', /no Russian area code/],
		['1767225600', /no Russian area code/],
		['1767225600000', /not a complete Russian number/],
		['011 44 20 7946 0018', /not a complete Russian number/],
	])('such as %s without +, is refused where numbers without + are Russian', (typed, rule) => {
		expect(parsePhone(typed)).toEqual(isRefused(rule));
	});

	it.each([
		['9.0E+09', /scientific notation/],
		['7,9E+10', /scientific notation/],
		['9000000100.5', /decimals/],
		['2026-01-31', /^is a date$/],
		['31.01.2026', /^is a date$/],
		['31/01/2026', /^is a date$/],
		['2026-01-31 14:05', /only digits/],
		['+7 900 000-01-00 доб. 123', /extension/],
		['+7 900 000-01-00 (доб. 123)', /extension/],
		['8 900 000 01 00 вн.12', /extension/],
		['8 900 000 01 00 ext 5', /extension/],
		['8 900 000 01 00 extension: 5', /extension/],
		['8 900 000 01 00x12', /extension/],
		['+79000000100#12', /extension/],
		['+79000000100,,123', /extension/],
		['tel:+79000000100;ext=12', /extension/],
		['+1 212 555 0123 (45)', /extension/],
		['+49 30 1234567 (45)', /extension/],
		['+442079460018/8', /more than one/],
		['8(900)000/01/00', /more than one/],
		['79000000100, 79000000101', /more than one/],
		['+79000000100 +79000000101', /more than one/],
		['79000000100\n79000000101', /more than one/],
		['1\t9000000100', /more than one/],
		['555-1234 555-1235', /not a complete Russian number/],
		['+880 01234567', /0 after its country code/],
	])('such as %j, is never run together', (typed, rule) => {
		for (const withoutPlus of ['russian', 'international'] as const) {
			expect(parsePhone(typed, withoutPlus)).toHaveProperty('rule');
		}
		expect(parsePhone(typed)).toEqual(isRefused(rule));
	});
});

describe('a number without +', () => {
	it.each(['79000000100', '89000000100', 9000000100, '421900000100'])(
		'such as %p is refused where a country code is a must',
		(typed) =>
			expect(parsePhone(typed, 'refuse')).toEqual({ rule: 'must start with + and the country code' }),
	);

	it('is not one that starts with what is dialled to call abroad', () => {
		for (const typed of ['0079000000100', '81079000000100', '8~10 7 900 000 01 00', '+8 900 000 01 00']) {
			expect(parsePhone(typed, 'refuse')).toEqual({ digits: '79000000100' });
		}
	});

	it.each([
		['79000000100', '79000000100'],
		['421900000100', '421900000100'],
		['44 (0)20 7946 0018', '442079460018'],
		[84912345678, '84912345678'],
	])('such as %p may start with its country code where the user says so', (typed, digits) => {
		expect(parsePhone(typed, 'international')).toEqual({ digits });
	});

	it.each(['89000000100', '9000000100', '8 800 000 00 10', '81079000000100'])(
		'such as %p is not taken for a Russian one there',
		(typed) => expect(parsePhone(typed, 'international')).toHaveProperty('rule'),
	);
});
