/** The tests of credentials read their answers as the operations do. */

import { CredentialTestContext } from 'n8n-core';
import type { ICredentialTestFunction } from 'n8n-workflow';

import { mobilgroupApiTest } from '../../nodes/Mobilgroup/methods/credentialTest';
import { zvonobotApiTest } from '../../nodes/Zvonobot/methods/credentialTest';
import { CannedService } from '../support/cannedService';
import { mobilgroupCredential, withLogin } from '../support/engine/mobilgroup';
import { zvonobotCredential } from '../support/engine/zvonobot';

const service = new CannedService();
beforeAll(async () => void (await service.listen()));
afterAll(async () => await service.close());

const run = async (test: ICredentialTestFunction, data: object) =>
	await test.call(new CredentialTestContext() as never, { id: '1', name: 'Mine', type: '', data } as never);
const testZvonobot = async (changes = {}) =>
	await run(zvonobotApiTest, zvonobotCredential(service.url, changes).zvonobotApi);
const testMobilgroup = async (changes = {}) =>
	await run(mobilgroupApiTest, mobilgroupCredential(service.url, changes).mobilgroupApi);

const account = { id: 7, balance: '1,50' };
const balance = { result: 'ok', balance: '273,50', currency: 'Rub' };
const lastRequest = () => service.requests[service.requests.length - 1];

describe('the test of a Zvonobot credential', () => {
	it.each<[unknown]>([
		[{ status: 'success', data: account }],
		[{ status: 'ok', data: account }],
		[{ success: true, data: [account] }],
		[account],
		[`\uFEFF${JSON.stringify({ status: 'success', data: account })}`],
	])('passes with %j', async (body) => {
		service.answer('*', { body });
		await expect(testZvonobot()).resolves.toMatchObject({ status: 'OK' });
		expect(lastRequest()).toMatchObject({ method: 'POST', path: '/apiCalls/userInfo' });
		expect(lastRequest().body).toHaveProperty('apiKey');
	});

	it.each<[unknown, number, RegExp]>([
		[[], 200, /answered without the account/],
		[{}, 200, /answered without a result/],
		[{ status: 'ok' }, 200, /answered without the account/],
		[{ status: 'success', data: null }, 200, /answered without the account/],
		[{ status: 'success', data: { balance: 'null' } }, 200, /answered without the account/],
		[{ message: 'temporarily unavailable' }, 200, /answered without the account/],
		[{ success: false }, 200, /answered without a result/],
		['', 200, /answered nothing/],
		['<html></html>', 200, /A web page came/],
		['{"status":"success","data":{"bal', 200, /broken JSON/],
		[{ status: 'error', data: { message: 'Пользователь не найден' } }, 200, /does not accept the API key/],
		[{ message: 'Unauthorized' }, 401, /does not accept the API key/],
		['Not found', 404, /does not know this address/],
		[{}, 500, /did not complete the request/],
		['', 302, /sent the request on to another page/],
	])('fails with %j and status %d', async (body, status, message) => {
		service.answer('*', { body, status });
		await expect(testZvonobot()).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringMatching(message),
		});
	});

	it.each([
		[{ domain: 'http://zvonobot.example' }, /'Domain' of the credential must start with https/],
		[{ apiKey: '' }, /'API Key' of the credential is empty/],
		[{ domain: 'http://127.0.0.1:9' }, /does not accept connections/],
	])('says what is wrong with %j', async (changes, message) => {
		await expect(testZvonobot(changes)).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringMatching(message),
		});
	});
});

describe('the test of a Mobilgroup credential', () => {
	it('asks for the balance of verification calls with a key, of mailings with a login', async () => {
		service.answer('*', { body: balance });
		await expect(testMobilgroup()).resolves.toMatchObject({ status: 'OK' });
		expect(lastRequest()).toMatchObject({ path: '/api/voice-password/get/', body: { request: 'balance' } });
		expect(lastRequest().headers.authorization).toBe(mobilgroupCredential('').mobilgroupApi.apiKey);
		await expect(testMobilgroup(withLogin)).resolves.toMatchObject({ status: 'OK' });
		const { login, password } = withLogin;
		expect(lastRequest()).toMatchObject({ path: '/api/get/', body: { security: { login, password } } });
	});

	it.each<[unknown, number, RegExp]>([
		[[], 200, /answered/],
		[{ result: 'ok' }, 200, /answered without a balance/],
		[{ result: 'ok', balance: null }, 200, /answered without a balance/],
		[{ status: 'ok' }, 200, /answered without a result/],
		[{ result: 'error', error_code: 'authorisation_failed' }, 200, /does not accept the credential/],
		['<html></html>', 200, /A web page came/],
		['', 404, /does not know this address/],
	])('fails with %j and status %d', async (body, status, message) => {
		service.answer('*', { body, status });
		await expect(testMobilgroup()).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringMatching(message),
		});
	});
});
