import { readCallbackBody } from '../../../../nodes/shared/callbacks/body';

const FORM = 'application/x-www-form-urlencoded';
const request = (body: string | Uint8Array, type?: string, headers = {}) =>
	({
		headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
		rawBody: Buffer.from(body as Uint8Array),
	}) as never;
const read = async (body: string | Uint8Array, type?: string) => await readCallbackBody(request(body, type));

/** `ё` and `№` of windows-1251 are no letters in a row. */
const windows1251 = (text: string) =>
	Buffer.from(
		[...text].map((character) => {
			const code = character.charCodeAt(0);
			if (character === 'ё') return 0xb8;
			if (character === '№') return 0xb9;
			return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
		}),
	);
const percent = (bytes: Uint8Array) =>
	[...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

describe('the body of a callback', () => {
	it.each([
		'application/json',
		'text/plain',
		FORM,
		'text/html',
		'application/xml',
		'multipart/mixed; boundary=x',
		undefined,
	])('is read as JSON under content type %p', async (type) => {
		await expect(read('{"a":1}', type)).resolves.toEqual({ value: { a: 1 } });
	});

	it.each([FORM, `${FORM}; charset=UTF-8`, 'text/plain', 'text/html', undefined])(
		'is read as a form under content type %p',
		async (type) => {
			await expect(read('id=7&state=NO+ANSWER&number=%2B79000000010&price=', type)).resolves.toEqual({
				value: { id: '7', state: 'NO ANSWER', number: '+79000000010', price: '' },
			});
		},
	);

	it('is read from the request where n8n has not read it yet', async () => {
		const late: Record<string, unknown> = { headers: {} };
		late.readRawBody = async () => {
			late.rawBody = Buffer.from('{}');
		};
		await expect(readCallbackBody(late as never)).resolves.toEqual({ value: {} });
	});

	it.each<[string, string | Uint8Array, string | undefined]>([
		['a byte order mark', '\uFEFF{"a":"Да, ёлка №"}', undefined],
		['blanks around it', ' \r\n{"a":"Да, ёлка №"}\n', 'application/json'],
		['windows-1251', windows1251('{"a":"Да, ёлка №"}'), 'text/json; charset=windows-1251'],
		['a short name of it', windows1251('{"a":"Да, ёлка №"}'), 'text/json; charset="CP1251"'],
		['windows-1251 that it does not name', windows1251('{"a":"Да, ёлка №"}'), 'application/json'],
		['windows-1251 under a name for UTF-8', windows1251('{"a":"Да, ёлка №"}'), 'text/x; charset=utf8'],
		['a charset that nobody knows', '{"a":"Да, ёлка №"}', 'text/x; charset=none'],
		['UTF-16 with a mark', Buffer.from('\uFEFF{"a":"Да, ёлка №"}', 'utf16le'), undefined],
		['UTF-16 that it names', Buffer.from('{"a":"Да, ёлка №"}', 'utf16le'), 'text/x; charset=utf-16le'],
		['JSON within JSON text', JSON.stringify('{"a":"Да, ёлка №"}'), undefined],
		['a form in windows-1251', `a=${percent(windows1251('Да, ёлка №'))}`, FORM],
		['a form whose first letters look like a mark', `b=${percent(windows1251('яю'))}&a=Да, ёлка №`, FORM],
		['a form in windows-1251 without escapes', windows1251('a=Да, ёлка №'), `${FORM}; charset=windows-1251`],
		['a form that is JSON as a whole', `${encodeURIComponent('{"a":"Да, ёлка №"}')}=`, FORM],
	])('may have %s', async (_name, body, type) => {
		await expect(read(body, type)).resolves.toMatchObject({ value: { a: 'Да, ёлка №' } });
	});

	it.each<[string, string | Uint8Array, string | undefined, number]>([
		['empty', '', undefined, 400],
		['blank', ' \n', undefined, 400],
		['cut JSON', '{"a":', undefined, 400],
		['a word', 'finished', undefined, 400],
		['a word that says it is a form', 'finished', FORM, 400],
		['a form that says it is JSON', 'a=1', 'application/json', 400],
		['XML', '<a b="=">1</a>', 'application/xml', 400],
		['XML that does not say so', '<a b="=">1</a>', undefined, 400],
		['a sentence with a sign of equality', 'the state = 1', 'text/plain', 400],
		['a form without names', '=1&=2', FORM, 400],
		['parts without a boundary', '--x\r\n\r\n--x--', 'multipart/form-data', 400],
		['no parts', '--x--', 'multipart/form-data; boundary=x', 400],
		['too large', JSON.stringify('x'.repeat(65 * 1024)), undefined, 413],
		['binary', Buffer.from([0, 1, 2, 255, 254]), undefined, 400],
		['30,000 lists in each other', '['.repeat(30_000) + ']'.repeat(30_000), undefined, 400],
		['lists that never end', '['.repeat(60_000), undefined, 400],
		['9,000 objects in each other', `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`, undefined, 400],
		['10,000 brackets in a name', `a${'[b]'.repeat(10_000)}=1`, FORM, 400],
		['forbidden names only', '__proto__[x]=1&a[constructor][prototype]=2', FORM, 400],
	])('is refused when it is %s', async (_name, body, type, status) => {
		await expect(read(body, type)).resolves.toEqual({ status, reason: expect.any(String) });
	});

	it('is refused before it is read when it is announced too large', async () => {
		const large = request('{}', undefined, { 'content-length': '99999999' });
		await expect(readCallbackBody(large)).resolves.toMatchObject({ status: 413 });
	});

	it('may hold brackets in a text', async () => {
		const text = `[${'['.repeat(1000)}`;
		await expect(read(JSON.stringify({ a: text, b: '\\"[' }))).resolves.toEqual({
			value: { a: text, b: '\\"[' },
		});
	});

	it('loses keys that could reach into prototypes', async () => {
		const body = '{"__proto__":{"x":1},"a":{"constructor":2,"b":3}}';
		await expect(read(body)).resolves.toEqual({ value: { a: { b: 3 } } });
		const form = `__proto__[x]=1&a[constructor]=2&a[b]=3&c=${encodeURIComponent(body)}&toString=4`;
		await expect(read(form, FORM)).resolves.toEqual({
			value: { a: { b: '3' }, c: { a: { b: 3 } }, toString: '4' },
		});
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});
});

describe('a form in parts', () => {
	const type = 'multipart/form-data; boundary="--- x.1"';
	const part = (head: string, value: string) =>
		`----- x.1\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
	const whole = (...parts: string[]) => `preamble\r\n${parts.join('')}----- x.1--\r\nepilogue`;

	it('is read from its bytes where n8n has left them', async () => {
		const file = part('name="file"; filename="a.json"', '{"a":1}');
		const typed = part('name=c\r\nContent-Type: text/plain; charset=utf-8', 'Да\r\n--- x');
		const body = whole(part('name="a[0][id]"', '7'), part('name="b"', '{"ok":true}'), file, typed);
		await expect(read(body, type)).resolves.toEqual({
			value: { a: [{ id: '7' }], b: { ok: true }, c: 'Да\r\n--- x' },
		});
	});

	it('may be in windows-1251, as a whole or by part', async () => {
		const body = windows1251(whole(part('name="имя"', 'ёлка')));
		await expect(read(body, type)).resolves.toEqual({ value: { имя: 'ёлка' } });
		const typed = windows1251(whole(part('name="a"\r\ncontent-type: text/plain;charset=windows-1251', 'яю')));
		await expect(read(typed, type)).resolves.toEqual({ value: { a: 'яю' } });
	});

	const fromN8n = (body: unknown, header = 'multipart/form-data; boundary=x') => ({
		headers: { 'content-type': header },
		body,
		readRawBody: async () => await Promise.reject(new Error('stream is not readable')),
	});

	it('is taken from n8n where n8n has read it, without its files', async () => {
		const data = { id: '7', 'a[0][state]': 'BUSY', calls: '[{"id":1}]', twice: ['1', '2'], same: ['1', '1'] };
		await expect(readCallbackBody(fromN8n({ data, files: { f: {} } }) as never)).resolves.toEqual({
			value: { id: '7', a: [{ state: 'BUSY' }], calls: [{ id: 1 }], twice: ['1', '2'], same: '1' },
		});
	});

	it.each<[string, unknown, string | undefined, number]>([
		['files only', { data: {}, files: { f: {} } }, undefined, 400],
		['nothing that n8n could read', { data: undefined, files: undefined }, undefined, 400],
		['fields of another type', { data: { a: { b: 1 } }, files: {} }, undefined, 400],
		['too much', { data: { a: 'x'.repeat(65 * 1024) }, files: {} }, undefined, 413],
		['no word of being in parts', { data: { a: '1' }, files: {} }, 'application/json', 415],
		['no body', undefined, undefined, 415],
	])('is refused with %s', async (_name, body, header, status) => {
		await expect(readCallbackBody(fromN8n(body, header) as never)).resolves.toMatchObject({ status });
	});
});
