import fc from 'fast-check';

import { isCode } from '../../../../nodes/shared/verification/typedCode';

describe('what a person typed', () => {
	it.each([
		['as it is', '0427'],
		['with spaces and tabs', ' 0 4\t2 7 '],
		['with no-break and thin spaces', '04\u00a02\u20097'],
		['with dashes', '04-27'],
		['with long dashes and a minus', '0–4—2−7'],
		['with dots, commas and brackets', '(04.27),'],
		['in full width', '０４２７'],
		['in Arabic digits', '٠٤٢٧'],
		['in Persian digits', '۰۴۲۷'],
		['in Hindi digits', '०४२७'],
		['in Adlam digits, beyond sixteen bits', '𞥐𞥔𞥒𞥗'],
		['in the bold digits of mathematics, whose rows follow each other', '𝟬𝟰𝟮𝟳'],
		['with marks of writing direction', '\u200f٠٤٢٧\u200e'],
		['as a JSON number, which has lost its zero', 427],
		['as the whole number that called', '+7 (495) 000-04-27'],
		['as a foreign number that called', '+421 900 000 427'],
		['as a number that called, without the code of its country', '(900) 000-04-27'],
	])('is the code %s', (_how, typed) => {
		expect(isCode(typed, '0427')).toBe(true);
	});

	it.each([
		['another code', '0428'],
		['the code without its leading zero', '427'],
		['the code with one digit more', '04270'],
		['the code with one digit before', '10427'],
		['nine digits that end like it', '000000427'],
		['a number that calls from elsewhere', '+7 495 000-04-28'],
		['the code with a letter', '0427a'],
		['the letter O for zero', 'O427'],
		['Roman numerals', 'ⅣⅡⅦ'],
		['a superscript', '042⁷x'],
		['nothing', ''],
		['spaces', '   '],
		['null', null],
		['undefined', undefined],
		['the code behind more spaces than anybody types', `${' '.repeat(200)}0427`],
		['a page of digits', '0427'.repeat(4_000_000)],
		['a list', ['0427']],
		['an object', { code: '0427' }],
		['a negative number', -427],
		['a fraction', 42.7],
		['a number that is none', NaN],
	])('is not the code: %s', (_what, typed) => {
		expect(isCode(typed, '0427')).toBe(false);
	});

	it('is taken up to the longest code, ten digits', () => {
		expect(isCode('0123456789', '0123456789')).toBe(true);
		expect(isCode('123456789', '0123456789')).toBe(false);
		expect(isCode(123456789, '0123456789')).toBe(true);
		expect(isCode('+7 900 012 34 56', '9000123456')).toBe(true);
	});

	it('is the code only if its digits are', () => {
		const code = fc.stringMatching(/^\d{4,10}$/);
		fc.assert(
			fc.property(code, code, (typed, right) => {
				const isNumber = typed.length === 10 && typed.endsWith(right);
				return isCode(typed, right) === (typed === right || isNumber);
			}),
		);
	});
});
