/** What the services say in the form of their documents, one of each kind of answer and callback. */

import type { ServiceName } from '../../../sandbox/calls/call';
import type { Json } from '../../../sandbox/wild/json';

const attempt = {
	...{ id: 45_000_001, phone: '79000000121', ivrDigit: 1, startedAt: 1_700_000_000, answeredAt: null },
	...{ toBlock: 0, status: 'finished', hangupCause: 16, cost: '3.00', ivrAnswers: '|1|да', ivrIdList: [] },
};
const call = {
	id: 5_000_001,
	needRecording: 1,
	webhookSent: 0,
	webhookParameters: '{"order":7}',
	calls: [attempt],
};
const created = { id: 5_000_001, phone: '79000000121', recordCost: '0.40', status: 'created' };
const refused = { status: 'error', phone: '79000000130', message: 'Номер в чёрном списке' };
const success = (data: Json): Json => ({ status: 'success', data });
const subscriber = { phone: '79000000100', result: 'ok', price: '0,91', duration: '14' };

export const answers: Array<[ServiceName, string, Json]> = [
	[
		'mcnTelecom',
		'/v2/rest/account/1/flash_call',
		{ code: 200, object: { verification_call_uuid: 'fa27_1', code: '0427' } },
	],
	['mcnTelecom', '/v2/rest/account/1/flash_call', { code: 402, message: 'Not enough money' }],
	[
		'mobilgroup',
		'/api/voice-password/send/',
		{ result: 'ok', id: '1000', number: '421900000100', price: '0.35', code: '0427' },
	],
	['mobilgroup', '/api/voice-password/get/', { result: 'ok', balance: '1234.50', currency: 'Rub' }],
	['mobilgroup', '/api/get/', { result: 'error', error_code: 'Error_ID_Not_Found' }],
	['mobilgroup', '/api/get/', { result: 'ok', data: [] }],
	['mobilgroup', '/api/get/', { result: 'ok', data: [{ number: '79000000001', description: 'Main line' }] }],
	[
		'mobilgroup',
		'/api/send/',
		{
			...{ result: 'ok', id: '7', phones: '2', budget: '1,82' },
			subscribers: [
				subscriber,
				{ phone: '79000000133', result: 'error', description: 'Error_Not_Enough_Money' },
			],
		},
	],
	[
		'mobilgroup',
		'/api/set/',
		{
			...{ result: 'ok', account_id: '123' },
			templates: [
				{ result: 'ok', id: '1', name: 'Первый', message: 'a/b' },
				{ result: 'ok', id: '2', name: '0123', message: '12' },
			],
		},
	],
	[
		'zvonobot',
		'/apiCalls/create',
		success([created, { ...created, id: 5_000_002, phone: '79000000122' }, refused]),
	],
	['zvonobot', '/apiCalls/get', success([call, { ...call, id: 5_000_002 }])],
	['zvonobot', '/apiCalls/get', success([])],
	['zvonobot', '/apiCalls/remove', success([])],
	['zvonobot', '/apiCalls/remove', success({ callIdList: [5_000_001, 5_000_002] })],
	['zvonobot', '/apiCalls/userInfo', success({ id: 700, balance: '999999.60', email: 'owner@example.com' })],
	['zvonobot', '/apiCalls/getPhones', success([{ id: 13, phone: '79000000013', overall: 0, enable: false }])],
	['zvonobot', '/apiVerificationPhones/confirmPhone', success('done')],
];

export const callbacks: Array<[ServiceName, Json]> = [
	['mcnTelecom', { verification_call_uuid: 'fa27_1', q931_status: 16, final_status: 'NO ANSWER' }],
	[
		'mobilgroup',
		{
			...{ id: '1000', number: '79000000100', duration: '4', state: 'ANSWERED', price: '0.35' },
			date: '2026-01-31 13:45:10',
		},
	],
	['zvonobot', { apiCalls: [call] }],
	['zvonobot', { call: { phone: '79000000121', answer: 1, apicallId: 5_000_001 } }],
];
