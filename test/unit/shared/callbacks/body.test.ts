import { readJsonBody } from '../../../../nodes/shared/callbacks/body';

const request = (text: string, headers = {}) => ({ headers, rawBody: Buffer.from(text) }) as never;

describe('the body of a callback', () => {
	it.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', undefined])(
		'is read as JSON under content type %p',
		async (type) => {
			await expect(readJsonBody(request('{"a":1}', { 'content-type': type }))).resolves.toEqual({
				value: { a: 1 },
			});
		},
	);

	it('may start with a byte order mark', async () => {
		await expect(readJsonBody(request('\uFEFF[1]'))).resolves.toEqual({ value: [1] });
	});

	it('is read from the request where n8n has not read it yet', async () => {
		const late: Record<string, unknown> = { headers: {} };
		late.readRawBody = async () => {
			late.rawBody = Buffer.from('{}');
		};
		await expect(readJsonBody(late as never)).resolves.toEqual({ value: {} });
	});

	it.each([
		['empty', request(''), 400],
		['no JSON', request('{"a":'), 400],
		['too large', request(JSON.stringify('x'.repeat(65 * 1024))), 413],
		['announced too large', request('{}', { 'content-length': '99999999' }), 413],
		['nested without end', request('['.repeat(60_000)), 400],
	])('is refused when it is %s', async (_name, bad, status) => {
		await expect(readJsonBody(bad)).resolves.toMatchObject({ status });
	});

	it('is refused when n8n has read it otherwise, as it does with forms that hold files', async () => {
		const form = {
			headers: {},
			readRawBody: async () => await Promise.reject(new Error('stream is not readable')),
		};
		await expect(readJsonBody(form as never)).resolves.toMatchObject({ status: 415 });
	});

	it('loses keys that could reach into prototypes', async () => {
		const read = await readJsonBody(request('{"__proto__":{"x":1},"a":{"constructor":2,"b":3}}'));
		expect(read).toEqual({ value: { a: { b: 3 } } });
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});
});
