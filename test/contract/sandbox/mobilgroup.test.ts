/** The sandbox takes the samples of Mobilgroup's three documents, and refuses what they do not allow. */

import { setTimeout as delay } from 'node:timers/promises';

import { mobilgroupAccount as account } from '../../../sandbox/accounts';
import type { Sandbox } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';

const voice = '/api/voice-password/send/';
const voiceGet = '/api/voice-password/get/';
const [{ number: sender }] = account.numbers;
const security = { apiKey: account.apiKey };
const login = { login: account.login, password: account.password };
const phone = '79000000100';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ callbackDelayMs: 5 });
});
afterAll(async () => await sandbox.close());

async function post(path: string, body: object, headers: Record<string, string> = {}) {
	const response = await fetch(`${sandbox.url}/mobilgroup${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	const answer = (await response.json()) as Record<string, unknown>;
	return { status: response.status, answer };
}
const withKey = async (path: string, body: object) =>
	await post(path, body, { authorization: account.apiKey });

describe('the sandbox of Mobilgroup takes the samples of the documents', () => {
	it.each([
		['service-code flash', voice, { security, number: phone, capacity: '4' }],
		['own-code flash', voice, { security, number: phone, flashcall: { code: '1234' } }],
		['voice service code', voice, { security, number: phone, voice: {} }],
		['voice own code', voice, { security, number: phone, voice: { code: '1234' } }],
		['voice repeat', voice, { security, number: phone, voice: { code: '1234', repeat: '1' } }],
		[
			'voice own caller',
			voice,
			{ security, number: phone, voice: { code: '1234', repeat: '1', ani: sender } },
		],
		[
			'flash+callback',
			voice,
			{ security, number: phone, capacity: '4', callback_url: 'http://127.0.0.1:9/' },
		],
		[
			'voice+callback',
			voice,
			{ security, number: phone, voice: { code: '1234' }, callback_url: 'http://127.0.0.1:9/' },
		],
		['balance of calls', voiceGet, { security, request: 'balance' }],
		['daily', voiceGet, { security, request: 'daily', date: '01.01.2026' }],
		[
			'text mailing',
			'/api/send/',
			{
				security: login,
				settings: { message: 'Text', number: sender, attempts: '2', interval: '1' },
				subscribers: [{ phone }, { phone: '79000000101', message: 'Own' }],
			},
		],
		[
			'phrase mailing',
			'/api/send/',
			{
				security,
				settings: { phrase: '1', number: sender, schedule: '2020-07-15 14:05' },
				subscribers: [{ phone }],
			},
		],
		[
			'script mailing',
			'/api/send/',
			{
				security,
				settings: { script: '1', number: sender, attempts: '2' },
				subscribers: [{ phone, summa: '17.25' }],
			},
		],
		['balance of mailings', '/api/get/', { security, request: 'balance' }],
		['scripts', '/api/get/', { security: login, request: 'scripts' }],
		['templates', '/api/get/', { security, request: 'templates', account: '123', id: '1' }],
		[
			'set templates',
			'/api/set/',
			{ security, request: 'templates', account: '123', templates: [{ id: '', name: 'a', message: 'b' }] },
		],
		[
			'set templates with login',
			'/api/set/',
			{
				security: login,
				request: 'templates',
				account: '123',
				templates: [{ id: '1', name: 'a', message: 'b' }],
			},
		],
		['lead', '/api/lido/send/', { security, number: phone, script: 'Lead by key press', sms: 'Text' }],
		['lead with login', '/api/lido/send/', { security: login, number: phone, script: 'Lead by key press' }],
	])('%s', async (_name, path, body) => {
		await expect(post(path, body)).resolves.toMatchObject({ status: 200, answer: { result: 'ok' } });
	});

	it('state of a call and of a mailing, by the id that came back', async () => {
		const call = await withKey(voice, { number: phone });
		await expect(post(voiceGet, { security, request: 'state', id: call.answer.id })).resolves.toMatchObject({
			answer: { result: 'ok', data: { number: phone } },
		});
		const settings = { message: 'Text', number: sender };
		const mailing = await withKey('/api/send/', { settings, subscribers: [{ phone }] });
		await expect(withKey('/api/get/', { request: 'state', id: mailing.answer.id })).resolves.toMatchObject({
			answer: { result: 'ok', subscribers: [{ phone }] },
		});
	});
});

describe('the sandbox of Mobilgroup refuses with the documented code, and HTTP 200', () => {
	const settings = { message: 'Text', number: sender };
	const subscribers = [{ phone }];
	const templates = [{ id: '', name: 'a', message: 'b' }];
	it.each([
		['unknown_request', voice, { number: phone, pin: '1' }],
		['unknown_request', voice, { number: phone, voice: {}, flashcall: { code: '1234' } }],
		['unknown_request', voice, { number: phone, capacity: 4 }],
		['unknown_request', voiceGet, { request: 'everything' }],
		['number_is_empty', voice, {}],
		['number_is_empty', voice, { number: '+79000000100' }],
		['code_not_valid', voice, { number: phone, voice: { code: '123' } }],
		['code_not_valid', voice, { number: phone, flashcall: {} }],
		['ani_phone_not_valid', voice, { number: phone, voice: { code: '1234', ani: '79000000009' } }],
		['number_not_valid', voice, { number: '79000000131' }],
		['number_not_permitted', voice, { number: '79000000143' }],
		['number_in_spam_list', voice, { number: '79000000130' }],
		['not_enough_money', voice, { number: '79000000142' }],
		['ID_Not_Found', voiceGet, { request: 'state', id: '1' }],
		['Date_is_Empty', voiceGet, { request: 'daily' }],
		['Date_is_Empty', voiceGet, { request: 'daily', date: '2026-01-01' }],
		['Error_No_AniPhone', '/api/send/', { settings: { message: 'Text' }, subscribers }],
		['Error_No_Message', '/api/send/', { settings: { number: sender }, subscribers }],
		['Error_Unknown_Request', '/api/send/', { settings: { ...settings, phrase: '1' }, subscribers }],
		['Error_Unknown_Request', '/api/send/', { settings: { ...settings, attempts: '4' }, subscribers }],
		[
			'Error_Unknown_Request',
			'/api/send/',
			{ settings: { ...settings, schedule: '2026-01-01T10:00' }, subscribers },
		],
		['Error_Unknown_Request', '/api/send/', { settings, subscribers: [{ phone, name: 'x' }] }],
		['Error_No_Subscribers', '/api/send/', { settings, subscribers: [] }],
		[
			'Error_Message_Too_Long',
			'/api/send/',
			{ settings: { ...settings, message: 'x'.repeat(5001) }, subscribers },
		],
		['Error_Not_TTS_File', '/api/send/', { settings: { ...settings, message: '!!!' }, subscribers }],
		['Error_Not_Media_File', '/api/send/', { settings: { number: sender, script: '99' }, subscribers }],
		['Error_Not_Enough_Credits', '/api/send/', { settings, subscribers: [{ phone: '79000000142' }] }],
		['Error_ID_Not_Found', '/api/get/', { request: 'state', id: '1' }],
		['Error_Unknown_Request', '/api/get/', { request: 'everything' }],
		['Unknown_Request', '/api/set/', { request: 'scripts' }],
		['Account_field_is_empty', '/api/set/', { request: 'templates', templates }],
		[
			'Name_field_is_empty',
			'/api/set/',
			{ request: 'templates', account: '1', templates: [{ message: 'b' }] },
		],
		[
			'Message_field_is_empty',
			'/api/set/',
			{ request: 'templates', account: '1', templates: [{ name: 'a' }] },
		],
		['number_is_empty', '/api/lido/send/', { script: 'Lead by key press' }],
	])('%s: %s %j', async (error_code, path, body) => {
		await expect(withKey(path, body)).resolves.toEqual({
			status: 200,
			answer: { result: 'error', error_code },
		});
	});

	it.each([
		['authorisation_failed', voice, { number: phone }],
		['authorisation_failed', voice, { number: phone, security: { apiKey: 'wrong' } }],
		['authorisation_failed', voice, { number: phone, security: login }],
		['user_disabled', voice, { number: phone, security: { apiKey: account.disabledApiKey } }],
		['Error_Authorisation_Failed', '/api/get/', { request: 'balance' }],
		['Error_Authorisation_Failed', '/api/set/', { security: { ...login, password: 'wrong' } }],
		['Error_User_Disabled', '/api/lido/send/', { security: { apiKey: account.disabledApiKey } }],
	])('%s: %s %j', async (error_code, path, body) => {
		await expect(post(path, body)).resolves.toMatchObject({ answer: { error_code } });
	});

	it('runs out of money: first one subscriber, then the whole mailing', async () => {
		sandbox.state.balance.mobilgroup = 91;
		const body = { settings, subscribers: [{ phone }, { phone: '79000000101' }] };
		await expect(withKey('/api/send/', body)).resolves.toMatchObject({
			answer: {
				phones: '2',
				budget: '0,91',
				subscribers: [
					{ phone, result: 'ok', price: '0,91', duration: '14' },
					{ phone: '79000000101', result: 'error', description: 'Error_Not_Enough_Money' },
				],
			},
		});
		await expect(withKey('/api/send/', body)).resolves.toMatchObject({
			answer: { error_code: 'Error_Not_Enough_Credits' },
		});
		sandbox.state.balance.mobilgroup = account.balance;
	});
});

describe('the sandbox of Mobilgroup reports calls', () => {
	it.each([
		['00', 'ANSWERED', '4'],
		['01', 'BUSY', '0'],
		['02', 'NO ANSWER', '0'],
		['03', 'CANCEL', '0'],
		['04', 'FAIL', '0'],
	])('a call to …%s as %s', async (ending, state, duration) => {
		const number = `790000001${ending}`;
		const { answer } = await withKey(voice, { number, callback_url: 'http://127.0.0.1:9/' });
		const reports = () => sandbox.state.callbacks.filter(({ callId }) => callId === answer.id);
		while (reports().length === 0) await delay(5);
		expect(reports()[0].body).toEqual({
			id: answer.id,
			number,
			duration,
			state,
			price: '0.35',
			date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
		});
	});
});
