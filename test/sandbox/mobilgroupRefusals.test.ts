/** The sandbox refuses what Mobilgroup's documents do not allow, with the codes that they name. */

import { mobilgroupAccount as account } from '../../sandbox/accounts';
import { post, postWithKey } from '../support/sandbox/mobilgroup';
import { useSandbox } from '../support/useSandbox';

const voice = '/api/voice-password/send/';
const voiceGet = '/api/voice-password/get/';
const [{ number: sender }] = account.numbers;
const login = { login: account.login, password: account.password };
const phone = '79000000100';

const sandbox = useSandbox({ callbackDelayMs: 5 });

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
		await expect(postWithKey(sandbox, path, body)).resolves.toEqual({
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
		await expect(post(sandbox, path, body)).resolves.toMatchObject({ answer: { error_code } });
	});

	it('runs out of money: first one subscriber, then the whole mailing', async () => {
		sandbox.state.balance.mobilgroup = 91;
		const body = { settings, subscribers: [{ phone }, { phone: '79000000101' }] };
		await expect(postWithKey(sandbox, '/api/send/', body)).resolves.toMatchObject({
			answer: {
				phones: '2',
				budget: '0,91',
				subscribers: [
					{ phone, result: 'ok', price: '0,91', duration: '14' },
					{ phone: '79000000101', result: 'error', description: 'Error_Not_Enough_Money' },
				],
			},
		});
		await expect(postWithKey(sandbox, '/api/send/', body)).resolves.toMatchObject({
			answer: { error_code: 'Error_Not_Enough_Credits' },
		});
		sandbox.state.balance.mobilgroup = account.balance;
	});
});
