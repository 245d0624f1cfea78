/** How a character is written in addresses, in JSON and other source text, and in HTML. */

const HEX = '[\\da-f]';
const TAIL = `%[89ab]${HEX}`;

/** Names of HTML for characters that keys, phones and their surroundings are made of. */
const NAMED: Record<string, string> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '\u00ad', excl: '!', num: '#' },
	...{ dollar: '$', percnt: '%', lpar: '(', rpar: ')', ast: '*', midast: '*', plus: '+', comma: ',' },
	...{ period: '.', sol: '/', colon: ':', semi: ';', equals: '=', quest: '?', commat: '@', lsqb: '[' },
	...{ lbrack: '[', bsol: '\\', rsqb: ']', rbrack: ']', hat: '^', lowbar: '_', underbar: '_', grave: '`' },
	...{ diacriticalgrave: '`', lcub: '{', lbrace: '{', verbar: '|', vert: '|', verticalline: '|' },
	...{ rcub: '}', rbrace: '}', tilde: '~', hyphen: '-', dash: '-', ndash: '-', mdash: '-', minus: '-' },
	...{ tab: ' ', newline: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', nnbsp: ' ', zwnj: '', zwj: '' },
	...{ lrm: '', rlm: '', zerowidthspace: '', nobreak: '' },
};

const BLANKS: Record<string, string> = { n: ' ', r: ' ', t: ' ', b: ' ', f: ' ', v: ' ' };

/** One encoded character; UTF-8 in percent signs has up to four of them. */
export const ENCODED = new RegExp(
	[
		`%u${HEX}{4}`,
		`%[0-7]${HEX}|%[cd]${HEX}${TAIL}|%e${HEX}(?:${TAIL}){2}|%f[0-7](?:${TAIL}){3}`,
		`\\\\(?:u\\{${HEX}{1,6}\\}|u${HEX}{4}|x${HEX}{2}|[nrtbfv\\W])`,
		`&#x${HEX}{1,8};?|&#\\d{1,8};?|&(?:amp|lt|gt|quot|nbsp|shy);?|&[a-z]{2,20};`,
	].join('|'),
	'gi',
);

/** @returns undefined for what only looks like an encoded character */
export function characterOf(code: string): string | undefined {
	if (code[0] === '&')
		return code[1] === '#' ? numbered(code) : NAMED[code.replace(/[&;]/g, '').toLowerCase()];
	if (code[0] === '\\') return escaped(code);
	if (/^%u/i.test(code)) return fromPoint(parseInt(code.slice(2), 16));
	try {
		return decodeURIComponent(code);
	} catch {
		return undefined;
	}
}

function numbered(code: string): string | undefined {
	const isHex = /^&#x/i.test(code);
	return fromPoint(parseInt(code.slice(isHex ? 3 : 2), isHex ? 16 : 10));
}

function escaped(code: string): string | undefined {
	// Letters that stand for nothing are part of a path or a name.
	if (code.length === 2) return BLANKS[code[1]] ?? (/\w/.test(code[1]) ? undefined : code[1]);
	return fromPoint(parseInt(code.slice(2).replace('{', ''), 16));
}

const fromPoint = (point: number): string | undefined =>
	point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
