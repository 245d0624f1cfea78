/** The sandbox takes the samples of Mobilgroup's three documents, and reports calls as they say. */

import { setTimeout as delay } from 'node:timers/promises';

import { mobilgroupAccount as account } from '../../sandbox/accounts';
import { post, postWithKey } from '../support/sandbox/mobilgroup';
import { useSandbox } from '../support/useSandbox';

const voice = '/api/voice-password/send/';
const voiceGet = '/api/voice-password/get/';
const [{ number: sender }] = account.numbers;
const security = { apiKey: account.apiKey };
const login = { login: account.login, password: account.password };
const phone = '79000000100';

const sandbox = useSandbox({ callbackDelayMs: 5 });

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
		await expect(post(sandbox, path, body)).resolves.toMatchObject({ status: 200, answer: { result: 'ok' } });
	});

	it('state of a call and of a mailing, by the id that came back', async () => {
		const call = await postWithKey(sandbox, voice, { number: phone });
		await expect(
			post(sandbox, voiceGet, { security, request: 'state', id: call.answer.id }),
		).resolves.toMatchObject({
			answer: { result: 'ok', data: { number: phone } },
		});
		const settings = { message: 'Text', number: sender };
		const mailing = await postWithKey(sandbox, '/api/send/', { settings, subscribers: [{ phone }] });
		await expect(
			postWithKey(sandbox, '/api/get/', { request: 'state', id: mailing.answer.id }),
		).resolves.toMatchObject({
			answer: { result: 'ok', subscribers: [{ phone }] },
		});
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
		const { answer } = await postWithKey(sandbox, voice, { number, callback_url: 'http://127.0.0.1:9/' });
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
