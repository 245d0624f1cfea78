import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { callEffect } from '../../../nodes/Zvonobot/api/errors';
import { findFault } from '../../../nodes/Zvonobot/api/response';
import { hasId, idsOf, rowsOf, wordsOf } from '../../../nodes/Zvonobot/api/rows';
import { readsOnly } from '../../../nodes/shared/http/effect';

const answer = (statusCode: number, body: unknown): IN8nHttpFullResponse =>
	({ statusCode, body, headers: {} }) as IN8nHttpFullResponse;
const fault = (statusCode: number, body: unknown) =>
	findFault(answer(statusCode, body), callEffect, ['s3cret']);

describe('the envelope of Zvonobot (checklist: envelope status/data)', () => {
	it.each<[string, unknown, unknown[]]>([
		['a list in an envelope', { status: 'success', data: [{ id: 1 }] }, [{ id: 1 }]],
		['an object in an envelope', { status: 'success', data: { id: 1 } }, [{ id: 1 }]],
		['a bare list', [{ id: 1 }], [{ id: 1 }]],
		[
			'a bare object with a status of its own',
			{ id: 1, status: 'moderation' },
			[{ id: 1, status: 'moderation' }],
		],
		['an envelope with another word', { status: 'ok', data: [{ id: 1 }] }, [{ id: 1 }]],
		['an envelope with a flag', { success: true, data: [{ id: 1 }] }, [{ id: 1 }]],
		[
			'an object by index',
			{ status: 'success', data: { 0: { id: 7 }, 1: { id: 8 } } },
			[{ id: 7 }, { id: 8 }],
		],
		['an object by ID', { data: { 5000001: { name: 'A' } } }, [{ id: '5000001', name: 'A' }]],
		['an object by phone', { data: { 79000000010: { id: 1 } } }, [{ phone: '79000000010', id: 1 }]],
		['a list one level deeper', { data: { items: [{ id: 1 }] } }, [{ id: 1 }]],
		['nothing', { status: 'success', data: [] }, []],
	])('reads %s', (_name, body, entries) => {
		expect(rowsOf(body, hasId)).toEqual(entries);
		expect(fault(200, body)).toBeUndefined();
	});

	it.each([
		[{ status: 'success', data: 'done' }],
		[{ status: 'success', data: null }],
		[{ data: false }],
		[{ message: 'temporarily unavailable' }],
		[{ success: false }],
		[{ data: ['done'] }],
		[{ id: 0, name: 'A' }],
		['done'],
		[null],
	])('takes %j for no list, not for an empty one', (body) => {
		expect(rowsOf(body, hasId)).toBeUndefined();
	});

	it('compares IDs as text', () => {
		expect(idsOf({ status: 'success', data: { callIdList: [1, '2'] } })).toEqual(['1', '2']);
		expect(idsOf({ status: 'success', data: { callIdList: { 0: 1, 1: 2 } } })).toEqual(['1', '2']);
		expect(idsOf({ data: [1, 2] })).toEqual(['1', '2']);
		expect(idsOf({ data: [{ id: 1 }] })).toEqual(['1']);
		expect(idsOf({ status: 'success', data: { callIdList: [] } })).toEqual([]);
	});

	it.each([
		[{ status: 'success', data: [] }],
		[{ status: 'success', data: { callIdList: null } }],
		[{ message: 'x' }],
		[{ data: null }],
		[[]],
	])('finds no IDs in %j, which is not the same as an empty list of them', (body) => {
		expect(idsOf(body)).toBeUndefined();
	});
});

describe('a refusal of Zvonobot', () => {
	it.each<[string, unknown, string]>([
		['data.message', { status: 'error', data: { message: 'Текст' } }, 'Текст'],
		['message', { message: 'Текст' }, 'Текст'],
		['error', { error: 'Текст' }, 'Текст'],
		['data as text', { status: 'error', data: 'Текст' }, 'Текст'],
		['data as a list', { status: 'error', data: ['A', 'B'] }, 'A; B'],
		[
			'errors by field',
			{ message: 'Invalid', errors: { plannedAt: ['wrong', 'late'] } },
			'Invalid; plannedAt: wrong; plannedAt: late',
		],
		[
			'errors by field within data',
			{ status: 'error', data: { 'ivrs.0.digit': ['wrong'] } },
			'ivrs.0.digit: wrong',
		],
	])('is read from %s', (_place, body, words) => {
		expect(wordsOf(body)).toBe(words);
	});

	it.each<[number, unknown, RegExp]>([
		[200, { status: 'error', data: { message: 'Неверный API-ключ' } }, /does not accept the API key/],
		[401, {}, /does not accept the API key/],
		[403, { message: '' }, /does not allow this request/],
		[200, { status: 'error', data: { message: 'Недостаточно средств' } }, /has no money left/],
		[200, { status: 'error', data: { message: 'Аккаунт не прошёл модерацию' } }, /wants to approve/],
		[200, { status: 'error', data: { message: 'Пользователь не найден' } }, /does not accept the API key/],
		[
			200,
			{ status: 'error', data: { message: 'Исходящий номер не подтверждён' } },
			/does not call from this number/,
		],
		[200, { errors: { phones: ['wrong'] } }, /refused this/],
		[422, { errors: { phones: ['wrong'] } }, /found a value it cannot use/],
		[400, 'Bad request', /did not accept the request/],
		[429, { message: 'Too Many Attempts.' }, /too many requests/],
	])('%d with %j is told as %s', (status, body, message) => {
		expect(fault(status, body)).toMatchObject({
			failure: { message: expect.stringMatching(message), outcome: 'refused' },
			httpCode: String(status),
		});
	});

	it('says what to do, and in the words of the service without anything secret', () => {
		const body = { status: 'error', data: { message: 'Key s3cret of 79000000100 <b>is</b> wrong' } };
		expect(fault(200, body)?.detail).toBe('HTTP 200, Key *** of *** b is /b wrong');
	});

	it('leaves open what an unreadable answer means, unless it only was a question', () => {
		const broken = [
			answer(500, { status: 'error', data: { message: 'Ключ' } }),
			answer(200, ''),
			answer(200, '<html>'),
			answer(200, '{"sta'),
			answer(200, {}),
			answer(200, { success: false }),
			answer(200, { status: 'error' }),
			answer(200, { status: 'failed', message: 'Timeout' }),
			answer(408, { status: 'error' }),
		];
		broken.forEach((response) => {
			expect(findFault(response, callEffect, [])?.failure.outcome).toBe('unclear');
			expect(findFault(response, readsOnly, [])?.failure.outcome).toBe('unanswered');
		});
	});

	it('is none beside an ID, whatever the status says', () => {
		const body = { status: 'error', data: { message: 'Timeout', call: { id: 5 } } };
		expect([200, 400, 422].map((status) => fault(status, body)?.failure.outcome)).toEqual([
			'unclear',
			'unclear',
			'unclear',
		]);
		expect(findFault(answer(422, body), readsOnly, [])?.failure.outcome).toBe('refused');
	});
});
