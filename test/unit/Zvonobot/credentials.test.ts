import type { IHttpRequestOptions } from 'n8n-workflow';

import { ZvonobotApi } from '../../../credentials/ZvonobotApi.credentials';
import { readAccount } from '../../../nodes/Zvonobot/api/credentials';
import { Group } from '../../../nodes/shared/reader';

const good = { domain: 'lk.zvonobot.ru', apiKey: 'key' };
const refuse = (label: string, rule: string) => new Error(`'${label}' ${rule}`);
const read = (data: object) => readAccount(new Group({ ...data }, { refuse }));

describe('the credential of Zvonobot (checklist: credential domain, apiKey)', () => {
	it.each([
		['lk.zvonobot.ru', 'https://lk.zvonobot.ru'],
		['https://lk.zvonobot.ru/', 'https://lk.zvonobot.ru'],
		[' lk.zvonobot.ru/ ', 'https://lk.zvonobot.ru'],
		['https://partner.example/robots//', 'https://partner.example/robots'],
		['http://127.0.0.1:8090/zvonobot', 'http://127.0.0.1:8090/zvonobot'],
		['http://localhost:8090', 'http://localhost:8090'],
	])('takes the domain %p as %s', (domain, baseUrl) => {
		expect(read({ ...good, domain, apiKey: ' key ' })).toEqual({ apiKey: 'key', baseUrl });
	});

	it.each([
		[{ apiKey: '' }, /^'API Key' is empty/],
		[{ apiKey: true }, /^'API Key' must be text/],
		[{ domain: '' }, /^'Domain' is empty/],
		[{ domain: 'http://lk.zvonobot.ru' }, /^'Domain' must start with https/],
		[{ domain: 'ftp://lk.zvonobot.ru' }, /^'Domain' must start with https/],
		[{ domain: 'user:pass@lk.zvonobot.ru' }, /^'Domain' may hold only a host and a path/],
		[{ domain: 'not a domain' }, /^'Domain' is not a valid URL/],
	])('refuses %j by field and rule', (change, message) => {
		expect(() => read({ ...good, ...change })).toThrow(message);
	});

	const { authenticate } = new ZvonobotApi();
	const sign = async (request: Partial<IHttpRequestOptions>, credential = good) => {
		if (typeof authenticate !== 'function') throw new Error('The credential cannot sign');
		return await authenticate(credential, { url: '/', ...request });
	};

	it('puts the key into the body, the form, or the query of a GET', async () => {
		await expect(sign({ method: 'POST', body: { all: true } })).resolves.toMatchObject({
			body: { all: true, apiKey: 'key' },
		});
		await expect(sign({ method: 'POST' })).resolves.toMatchObject({ body: { apiKey: 'key' } });
		await expect(sign({ method: 'GET' })).resolves.toMatchObject({ qs: { apiKey: 'key' } });
		const form = new FormData();
		await sign({ method: 'POST', body: form as never });
		expect(form.getAll('apiKey')).toEqual(['key']);
	});

	it.each<[string, Partial<IHttpRequestOptions>]>([
		['in the body', { method: 'POST', body: { all: true } }],
		['in the query', { method: 'GET' }],
		['in a form', { method: 'POST', body: new FormData() as never }],
	])('signs no request that it has signed before, %s', async (_where, request) => {
		const signed = await sign(request);
		await expect(sign(signed)).rejects.toThrow(/is not sent a second time$/);
	});

	it('never signs a request that would travel unencrypted', async () => {
		await expect(sign({ method: 'POST' }, { ...good, domain: 'http://lk.zvonobot.ru' })).rejects.toThrow(
			"'Domain' of the credential must start with https://",
		);
	});
});
