import type { IN8nHttpFullResponse } from 'n8n-workflow';

import type { McnAccount } from '../../../nodes/McnTelecom/api/credentials';
import { readAnswer, readCall } from '../../../nodes/McnTelecom/api/response';

const id = 'fa278be48dc2_117793';

describe('an answer of MCN Telecom', () => {
	it.each([
		['the envelope', { code: 200, object: { verification_call_uuid: id, code: '0427' } }, '0427', '200'],
		[
			'the envelope, code as a number',
			{ code: 200, object: { verification_call_uuid: id, code: 427 } },
			'0427',
			'200',
		],
		[
			'the id outside the object',
			{ verification_call_uuid: id, object: { code: '0427' } },
			'0427',
			undefined,
		],
		['no object', { verification_call_uuid: id, code: '0427' }, '0427', undefined],
		['no object, code as a number', { verification_call_uuid: id, code: 4271 }, '4271', undefined],
		['no object, a number without its zero', { verification_call_uuid: id, code: 427 }, '0427', undefined],
		['no object, only the status', { verification_call_uuid: id, code: 200 }, undefined, '200'],
		['no code at all', { verification_call_uuid: id }, undefined, undefined],
	])('is read with %s', (_shape, body, code, status) => {
		expect(readAnswer(body)).toEqual({ callId: id, code, status, complains: false, body });
	});

	it('can be a code alone, in quotes', () => {
		expect(readAnswer({ code: '0427' })).toMatchObject({ code: '0427', complains: false });
	});

	it.each([
		{ code: 402, message: 'No money' },
		{ code: 1001 },
		{ code: '1001', error: 'No' },
		{ code: 402, message: 'No money', verification_call_uuid: id },
		{ code: 500, object: { verification_call_uuid: id } },
	])('%j holds a status, and no verification code', (body) => {
		const { code, status } = readAnswer(body);
		expect([code, status]).toEqual([undefined, String(body.code)]);
	});
});

describe('the result of a call of MCN Telecom', () => {
	const account = { accessToken: 'secret-token' } as McnAccount;
	const call = { phone: '79000000100', seal: () => ({}) };
	const resultOf = (body: unknown, statusCode: number, answersWithCall: boolean) => {
		const answer = { body, statusCode, headers: {} } as IN8nHttpFullResponse;
		const outcome = readCall(answer, account, call, answersWithCall);
		return 'json' in outcome ? outcome.json.outcome : outcome.failure.outcome;
	};

	it.each([
		['an id and a code', { object: { verification_call_uuid: id, code: '0427' } }, 200, 'placed', 'placed'],
		['an id', { verification_call_uuid: id }, 200, 'placed', 'placed'],
		[
			'praise beside an id',
			{ code: 200, message: 'OK', object: { verification_call_uuid: id } },
			200,
			'placed',
			'placed',
		],
		[
			'words beside an id',
			{ message: 'OK?', object: { verification_call_uuid: id } },
			200,
			'unclear',
			'unclear',
		],
		['a code', { code: '0427' }, 200, 'placed', 'placed'],
		['a status of success', { code: 200 }, 200, 'unclear', 'placed'],
		['a status of success and a complaint', { code: 200, error: 'No' }, 200, 'unclear', 'unclear'],
		['nothing', {}, 200, 'unclear', 'unclear'],
		['a refusal', { code: 402, message: 'No money' }, 200, 'refused', 'refused'],
		['a refusal by its status', { message: 'No money' }, 402, 'refused', 'refused'],
		['an internal fault', { code: 500 }, 200, 'unclear', 'unclear'],
		['a status that is none of HTTP', { code: 1001 }, 200, 'unclear', 'unclear'],
		['a refusal', { code: 402, message: 'No money' }, 402, 'refused', 'refused'],
		['a refusal beside an id of another name', { data: { id: 3 } }, 402, 'unclear', 'unclear'],
		['a status of refusal beside one', { code: 422, result: { call_id: 'a' } }, 200, 'unclear', 'unclear'],
		['a complaint beside an id', { verification_call_uuid: id, error: 'No' }, 200, 'unclear', 'unclear'],
		[
			'a refusal beside an id',
			{ code: 402, object: { verification_call_uuid: id } },
			200,
			'unclear',
			'unclear',
		],
		['an id under a status of refusal', { verification_call_uuid: id }, 402, 'unclear', 'unclear'],
		['text', 'OK', 200, 'unclear', 'unclear'],
	])(
		'that answers with %s (%j, HTTP %d) is %s, of a call for 2FA %s',
		(_what, body, status, flash, call2fa) => {
			expect([resultOf(body, status, true), resultOf(body, status, false)]).toEqual([flash, call2fa]);
		},
	);

	it('shows the words of the part that complains, without the token', () => {
		const body = { code: 200, message: 'OK', object: { error: 'No money, secret-token' } };
		const outcome = readCall(
			{ body, statusCode: 200, headers: {} } as IN8nHttpFullResponse,
			account,
			call,
			false,
		);
		expect(outcome).toMatchObject({ detail: 'HTTP 200, code 200, No money, ***' });
	});

	it.each([
		{ object: { error: 'Insufficient funds' } },
		{ object: { success: false, message: 'Not enough money' } },
		{ object: { code: 402 } },
		{ object: { code: '402' } },
		{ object: { code: '0402', message: 'No money' } },
		{ object: [{ error: 'blocked' }] },
		{ object: false },
		{ object: 'Insufficient funds' },
		{ result: false },
		{ result: 'error', reason: 'blocked' },
		{ data: { error: 'blocked' } },
		{ error_message: 'blocked' },
		{ object: { verification_call_uuid: id, code: '4271', error: 'blocked' } },
		{ object: { verification_call_uuid: id, code: '4271', success: false } },
		{ object: { verification_call_uuid: id, code: '4271' }, data: { error: 'blocked' } },
		{ object: { verification_call_uuid: -1, code: '4271' } },
		{ object: { verification_call_uuid: 2 ** 60, code: '4271' } },
	])('is unclear where an error is beside or inside a success: %j', (said) => {
		const body = { code: 200, ...said };
		expect([resultOf(body, 200, true), resultOf(body, 200, false)]).toEqual(['unclear', 'unclear']);
	});

	it.each([
		{ object: { verification_call_uuid: id, code: 42 } },
		{
			object: {
				verification_call_uuid: id,
				code: '4271',
				message: 'ok',
				result: 'success',
				status: 'queued',
			},
		},
		{ object: { verification_call_uuid: id, code: '4271', error: null, errors: [], error_code: 0 } },
		{ object: { code: '0427' } },
	])('stays placed where nothing complains: %j', (said) => {
		const body = { code: 200, ...said };
		expect([resultOf(body, 200, true), resultOf(body, 200, false)]).toEqual(['placed', 'placed']);
	});
});
