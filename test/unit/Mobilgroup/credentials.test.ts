import type { IHttpRequestOptions } from 'n8n-workflow';

import { MobilgroupApi } from '../../../credentials/MobilgroupApi.credentials';
import { readAccount } from '../../../nodes/Mobilgroup/api/credentials';

const key = { authentication: 'apiKey', apiKey: 'a-key', baseUrl: 'https://voice.mobilgroup.ru' };
const login = { ...key, authentication: 'login', apiKey: '', login: 'me', password: 'secret' };
const request: IHttpRequestOptions = { url: '/', headers: { Accept: 'x' }, body: { request: 'balance' } };
const authenticate = new MobilgroupApi().authenticate as (
	credentials: object,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

describe('the credential of Mobilgroup', () => {
	it('header Content-Type: application/json and Authorization: raw key, no Bearer, no blanks', async () => {
		await expect(authenticate({ ...key, apiKey: ' a-key ' }, request)).resolves.toEqual({
			...request,
			headers: { Accept: 'x', Authorization: 'a-key' },
		});
	});

	it('security.login and security.password go in the body, and no header', async () => {
		await expect(authenticate(login, request)).resolves.toEqual({
			...request,
			body: { request: 'balance', security: { login: 'me', password: 'secret' } },
		});
	});

	it.each(['http://voice.mobilgroup.ru', 'nonsense', '', undefined])(
		'never travels to the base URL %p',
		async (baseUrl) => {
			await expect(authenticate({ ...key, baseUrl }, request)).rejects.toThrow(/^'Base URL'/);
		},
	);

	it.each([
		[key, { authentication: 'apiKey', baseUrl: 'https://voice.mobilgroup.ru' }],
		[{ ...key, baseUrl: 'https://vp.voicepassword.ru/' }, { baseUrl: 'https://vp.voicepassword.ru' }],
		[{ ...key, baseUrl: '' }, { baseUrl: 'https://voice.mobilgroup.ru' }],
		[login, { authentication: 'login' }],
	])('%j has the right form', (data, account) => {
		expect(readAccount(data)).toMatchObject(account);
	});

	it.each([
		[{ ...key, apiKey: ' ' }, 'API Key', /empty/],
		[{ ...key, apiKey: 'ключ' }, 'API Key', /characters/],
		[{ ...key, apiKey: 'a\nb' }, 'API Key', /characters/],
		[{ ...login, login: '' }, 'Login', /empty/],
		[{ ...login, password: '' }, 'Password', /empty/],
		[{ ...key, baseUrl: 'http://voice.mobilgroup.ru' }, 'Base URL', /https/],
	])('%j is refused', (data, field, rule) => {
		expect(readAccount(data)).toEqual({ field, rule: expect.stringMatching(rule) });
	});
});
