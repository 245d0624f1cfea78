import { McnTelecomApi } from '../../../credentials/McnTelecomApi.credentials';
import { readAccount } from '../../../nodes/McnTelecom/api/credentials';
import { readerOf } from '../support/reader';

const good = { accessToken: 'token', api: 'v2Rest', accountId: '12345678', baseUrl: 'https://api.mcn.ru' };

const read = (change: object) => readAccount(readerOf({ ...good, ...change }));

describe('the credential of MCN Telecom, checked by its form', () => {
	it.each([
		['https://api.mcn.ru', 'https://api.mcn.ru'],
		['https://api.mcntele.com/', 'https://api.mcntele.com'],
		['https://proxy.example/mcn//', 'https://proxy.example/mcn'],
		['http://127.0.0.1:8090/mcn', 'http://127.0.0.1:8090/mcn'],
		['http://localhost:8090', 'http://localhost:8090'],
		['http://[::1]:8090', 'http://[::1]:8090'],
		['', 'https://api.mcn.ru'],
	])('takes the base URL %p', (typed, baseUrl) => {
		expect(read({ baseUrl: typed })).toMatchObject({ baseUrl });
	});

	it.each([
		[{ accessToken: '' }, "'Access Token' is empty"],
		[{ accessToken: 'two words' }, "'Access Token' has characters in it that no token has"],
		[{ accessToken: 'line\nbreak' }, "'Access Token' has characters in it that no token has"],
		[{ accessToken: ['token'] }, "'Access Token' must be text, not a list"],
		[{ api: 'v3' }, "'API' must be one of v2Rest, paidMethods"],
		[{ accountId: '' }, "'Account ID' is empty"],
		[{ accountId: undefined }, "'Account ID' is empty"],
		[{ accountId: '12/../1' }, "'Account ID' may hold only digits"],
		[{ baseUrl: 'api.mcn.ru' }, "'Base URL' is not a valid URL"],
		[{ baseUrl: 'http://api.mcn.ru' }, "'Base URL' must start with https://"],
		[{ baseUrl: 'http://127.0.0.1.example' }, "'Base URL' must start with https://"],
		[{ baseUrl: 'ftp://127.0.0.1' }, "'Base URL' must start with https://"],
		[{ baseUrl: 'https://user:pass@api.mcn.ru' }, "'Base URL' may hold only a host and a path"],
		[{ baseUrl: 'https://api.mcn.ru?x=1' }, "'Base URL' may hold only a host and a path"],
	])('refuses %j', (change, message) => {
		expect(() => read(change)).toThrow(new Error(message));
	});

	it('takes an account id that is a number', () => {
		expect(read({ accountId: 12345678 })).toEqual(good);
	});

	it('needs no account id for the newer addresses, and has their host by default', () => {
		expect(readAccount(readerOf({ accessToken: 'token', api: 'paidMethods' }))).toMatchObject({
			api: 'paidMethods',
			baseUrl: 'https://paidmethods.mcn.ru',
		});
	});

	it('signs a request once, with the token as a Bearer token', async () => {
		const { authenticate } = new McnTelecomApi();
		if (typeof authenticate !== 'function') throw new Error('The credential cannot sign');
		const signed = await authenticate({ accessToken: ' token ' }, { url: '/' });
		expect(signed.headers).toEqual({ Authorization: 'Bearer token' });
		await expect(authenticate({ accessToken: 'token' }, signed)).rejects.toThrow(
			/is not sent a second time$/,
		);
	});
});
