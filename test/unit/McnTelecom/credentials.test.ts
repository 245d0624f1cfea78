import { readAccount } from '../../../nodes/McnTelecom/api/credentials';

const good = { accessToken: 'token', api: 'v2Rest', accountId: '12345678', baseUrl: 'https://api.mcn.ru' };

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
		expect(readAccount({ ...good, baseUrl: typed })).toMatchObject({ baseUrl });
	});

	it.each([
		[{ accessToken: '' }, 'Access Token', /empty/],
		[{ accessToken: 'two words' }, 'Access Token', /characters/],
		[{ accessToken: 'line\nbreak' }, 'Access Token', /characters/],
		[{ accountId: '' }, 'Account ID', /empty/],
		[{ accountId: undefined }, 'Account ID', /empty/],
		[{ accountId: '12/../1' }, 'Account ID', /only digits/],
		[{ baseUrl: 'api.mcn.ru' }, 'Base URL', /no URL/],
		[{ baseUrl: 'http://api.mcn.ru' }, 'Base URL', /https/],
		[{ baseUrl: 'http://127.0.0.1.example' }, 'Base URL', /https/],
		[{ baseUrl: 'ftp://127.0.0.1' }, 'Base URL', /https/],
		[{ baseUrl: 'https://user:pass@api.mcn.ru' }, 'Base URL', /only a host/],
		[{ baseUrl: 'https://api.mcn.ru?x=1' }, 'Base URL', /only a host/],
	])('refuses %j', (change, field, rule) => {
		expect(readAccount({ ...good, ...change })).toEqual({ field, rule: expect.stringMatching(rule) });
	});

	it('needs no account id for the newer addresses, and has their host by default', () => {
		expect(readAccount({ accessToken: 'token', api: 'paidMethods' })).toMatchObject({
			api: 'paidMethods',
			baseUrl: 'https://paidmethods.mcn.ru',
		});
	});
});
