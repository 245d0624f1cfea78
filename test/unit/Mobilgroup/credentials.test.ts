import type { IHttpRequestOptions } from 'n8n-workflow';

import { MobilgroupApi } from '../../../credentials/MobilgroupApi.credentials';
import { readAccount } from '../../../nodes/Mobilgroup/api/credentials';
import { readerOf } from '../support/reader';

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

	it.each([key, login])('signs no request that it has signed before: %j', async (credential) => {
		const signed = await authenticate(credential, request);
		await expect(authenticate(credential, signed as never)).rejects.toThrow(/is not sent a second time$/);
	});

	it.each(['http://voice.mobilgroup.ru', 'nonsense'])('never travels to the base URL %p', async (baseUrl) => {
		await expect(authenticate({ ...key, baseUrl }, request)).rejects.toThrow(/^'Base URL'/);
	});

	it.each(['', ' ', undefined])('is good for the usual address where the base URL is %p', async (baseUrl) => {
		await expect(authenticate({ ...key, baseUrl }, request)).resolves.toMatchObject(request);
		expect(readAccount(readerOf({ ...key, baseUrl })).baseUrl).toBe('https://voice.mobilgroup.ru');
	});

	it.each([
		[key, { authentication: 'apiKey', apiKey: 'a-key', secrets: ['a-key'] }],
		[{ ...key, apiKey: ' a-key\n' }, { apiKey: 'a-key' }],
		[{ ...key, authentication: undefined }, { authentication: 'apiKey' }],
		[{ ...key, baseUrl: 'https://vp.voicepassword.ru/' }, { baseUrl: 'https://vp.voicepassword.ru' }],
		[{ ...key, baseUrl: '' }, { baseUrl: 'https://voice.mobilgroup.ru' }],
		[login, { authentication: 'login', apiKey: '', secrets: ['me', 'secret'] }],
	])('%j has the right form', (data, account) => {
		expect(readAccount(readerOf(data))).toMatchObject(account);
	});

	it.each([
		[{ ...key, apiKey: ' ' }, "'API Key' is empty"],
		[{ ...key, apiKey: 'ключ' }, "'API Key' has characters in it that no key has"],
		[{ ...key, apiKey: 'a\nb' }, "'API Key' has characters in it that no key has"],
		[{ ...key, apiKey: { key: 'a' } }, "'API Key' must be text, not an object"],
		[{ ...key, authentication: 'token' }, "'Authentication' must be one of apiKey, login"],
		[{ ...login, login: '' }, "'Login' is empty"],
		[{ ...login, password: '' }, "'Password' is empty"],
		[{ ...key, baseUrl: 'http://voice.mobilgroup.ru' }, "'Base URL' must start with https://"],
	])('%j is refused', (data, message) => {
		expect(() => readAccount(readerOf(data))).toThrow(new Error(message));
	});
});
