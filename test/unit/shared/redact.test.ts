import { redact } from '../../../nodes/shared/redact';

const key = 'Kq+8z/Tn=Wd&3#Rb%7!xY';
const shownOf = (text: string) => redact(`Key ${text} is wrong`, [key]);

describe("a service's words, before they are shown", () => {
	it.each([
		['number 79000000100 is bad', 'number *** is bad'],
		['number +7 (900) 000-01-00 is bad', 'number +*** is bad'],
		['code 0427 is bad', 'code *** is bad'],
		['HTTP 402, code 402', 'HTTP 402, code 402'],
		['HTTP 402, 79000000100 is bad', 'HTTP 402, *** is bad'],
		['<b>no</b>', 'b no /b'],
		['&lt;script&gt;', 'script'],
		['\\u041d\\u0435\\u0442 \\"денег\\"', 'Нет "денег"'],
		['%D0%9D%D0%B5%D1%82%20денег', 'Нет денег'],
		['Не&nbsp;хватает &laquo;денег&raquo;', 'Не хватает laquo;денег raquo;'],
		['App\\Exceptions\\NotFound at C:\\dir', 'App\\Exceptions\\NotFound at C:\\dir'],
		['100% of 5%', '100% of 5%'],
		['a\u202Eb\u200B\u00ADc\nd', 'abc d'],
		['', ''],
	])('%p becomes %p', (said, shown) => {
		expect(redact(said)).toBe(shown);
	});

	it('loses the secrets of the credential', () => {
		expect(redact('token abc-secret-abc is wrong', ['abc-secret-abc', undefined, '', 7, null, {}])).toBe(
			'token *** is wrong',
		);
	});

	it.each<[string, string]>([
		['as it is', key],
		['with blanks around it in the credential', `\t ${key} `],
		['in another case', key.toUpperCase()],
		['URL-encoded', encodeURIComponent(key)],
		['URL-encoded in lower case', encodeURIComponent(key).replace(/%../g, (code) => code.toLowerCase())],
		['URL-encoded twice', encodeURIComponent(encodeURIComponent(key))],
		['in HTML', 'Kq+8z/Tn=Wd&amp;3#Rb%7!xY'],
		['in HTML by numbers', key.replace(/\W/g, (character) => `&#${character.charCodeAt(0)};`)],
		['in JSON within JSON', JSON.stringify(JSON.stringify(key))],
		['with slashes escaped, as PHP does', key.replaceAll('/', '\\/')],
		[
			'in Unicode escapes',
			[...key].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
		],
		['with a blank for +, as forms are decoded', key.replace('+', ' ')],
		['in full width', [...key].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')],
		['broken by a new line', `${key.slice(0, 9)}\n${key.slice(9)}`],
		['with invisible marks', [...key].join('\u200B')],
		['in base64', Buffer.from(key).toString('base64')],
		['in URL-safe base64', Buffer.from(key).toString('base64url')],
		['in base64 broken into lines', Buffer.from(key).toString('base64').replace(/.{8}/g, '$&\r\n')],
		['behind a name in Basic', `Basic ${Buffer.from(`login:${key}`).toString('base64')}`],
		['without its last characters', key.slice(0, 8)],
		['without its first characters', key.slice(-8)],
	])('loses a key %s', (_name, text) => {
		expect(shownOf(text).replace(/[Bb]asic |"|\\/g, '')).toBe('Key *** is wrong');
	});

	it('loses what is left of a base64 text around the secret', () => {
		const basic = Buffer.from(`a-long-login-name:${key}:and-more`).toString('base64');
		expect(shownOf(basic)).toBe('Key *** is wrong');
	});

	it('loses a key that was encoded already when it was put into the credential', () => {
		expect(redact('Key a/b+c d is wrong', ['a%2Fb%2Bc%20d'])).toBe('Key *** is wrong');
		expect(redact('Key &lt;x%41yz&gt; is wrong', ['<x%41yz>'])).toBe('Key *** is wrong');
	});

	it('keeps a short part of a secret, as services mask them', () => {
		expect(redact('Key Kq+8**** is wrong', [key])).toBe('Key Kq+8**** is wrong');
	});

	it.each([
		'٠٧٩٠٠٠٠٠٠١٠',
		'７９０００００００１０',
		'７\u00A0９００\u2009０００',
		'+7 900 000 00 10',
		'+7-900‑000–00—10',
		'+7.900.000.00.10',
		'8/900/000/00/10',
		'8_900_000',
		'[8] {900} (000)',
		'8\u200B9\u200D0\u00AD0',
		'7·900•000',
		'7,900,000',
		'%2B7+900%20000',
		'+7&nbsp;900&#160;000',
		'\\u0037\\u0039\\u0030\\u0030',
		'&#55;&#57;&#48;&#48;',
		'①②③④',
	])('loses the number in %p', (phone) => {
		expect(redact(`to ${phone} now`)).toMatch(/^to [+[\s]*\*\*\*[)\s]* now$/u);
	});

	it('is short, whole and on one line', () => {
		const shown = redact(`${'слово '.repeat(40)}${'😀'.repeat(400)}`);
		expect(shown.length).toBeLessThanOrEqual(300);
		expect(shown).not.toMatch(/\p{Cs}/u);
	});

	const MB = 1024 * 1024;
	it.each<[string, string]>([
		['blanks between digits', '1 '.repeat(MB / 2)],
		['digits far apart', `1${' '.repeat(2000)}`.repeat(500)],
		['one digit and blanks', `1${' '.repeat(MB)}`],
		['the secret', key.repeat(MB / key.length)],
		['the secret in base64', Buffer.from(key.repeat(MB / key.length)).toString('base64')],
		['nearly the secret', key.slice(0, 7).repeat(MB / 7)],
		['percent signs', '%'.repeat(MB)],
		['percent signs, encoded again and again', '%25'.repeat(MB / 3)],
		['backslashes', '\\'.repeat(MB)],
		['ampersands', '&'.repeat(MB)],
		['entities', '&amp;'.repeat(MB / 5)],
		['angle brackets', '<'.repeat(MB)],
		['Cyrillic', 'Ёй'.repeat(MB / 2)],
		['emoji', '👩‍👩‍👧'.repeat(MB / 8)],
		['null bytes', '\0'.repeat(MB)],
	])('is done at once with a megabyte of %s', (_name, text) => {
		const started = performance.now();
		expect(redact(text, [key, 'another-secret', key.repeat(20)]).length).toBeLessThanOrEqual(300);
		expect(performance.now() - started).toBeLessThan(2000);
	});
});
