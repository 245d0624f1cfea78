import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { idIn } from '../../../nodes/shared/values/rows';
import type { Effect } from '../../../nodes/shared/http/effect';
import { effects, findFailure, listed, readBody, rowsOf } from '../../../nodes/Mobilgroup/api/response';
import { toCallState } from '../../../nodes/Mobilgroup/api/callState';

const answer = (body: unknown, statusCode = 200) =>
	({ statusCode, body, headers: {} }) as IN8nHttpFullResponse;
const failure = (body: unknown, statusCode = 200, effect: Effect = effects.call, hasCall = false) =>
	findFailure(answer(body, statusCode), effect, ['sandbox-key-1'], hasCall);

describe('an answer of Mobilgroup', () => {
	it.each([{ result: 'ok' }, { result: ' OK ' }, { result: 'ok', error_code: '' }])(
		'%j is a success',
		(body) => {
			expect(failure(body)).toBeUndefined();
		},
	);

	it('error answer: result=error, error_code, with HTTP 200', () => {
		expect(failure({ result: 'error', error_code: 'user_disabled ' })).toEqual({
			failure: expect.objectContaining({ message: 'The Mobilgroup account is blocked', outcome: 'refused' }),
			detail: 'user_disabled',
			httpCode: '200',
		});
	});

	it.each([
		[{ result: 'error', error_code: 'number_not_valid' }, 200, 'refused', /knows no way to call/],
		[{ result: 'error', error_code: 'number_not_valid' }, 400, 'refused', /knows no way to call/],
		[{ result: 'error', error_code: 'number_not_valid' }, 500, 'unclear', /did not complete the request/],
		[
			{ result: 'error', error_code: 'brand_new' },
			200,
			'unclear',
			/gave an answer that is not in its API documentation/,
		],
		[
			{ result: 'error', description: 'brand_new' },
			200,
			'unclear',
			/gave an answer that is not in its API documentation/,
		],
		[
			{ result: 'ok', error_code: 'brand_new' },
			200,
			'unclear',
			/gave an answer that is not in its API documentation/,
		],
		[{ result: 'error' }, 200, 'unclear', /^Mobilgroup answered/],
		[{}, 200, 'unclear', /without a result/],
		[[], 200, 'unclear', /unknown form/],
		[null, 200, 'unclear', /answered nothing/],
		['plain text', 404, 'refused', /does not know this address/],
	])('%j with status %d is %s', (body, status, outcome, message) => {
		expect(failure(body, status)?.failure).toMatchObject({
			outcome,
			message: expect.stringMatching(message),
		});
		const asked = outcome === 'unclear' ? 'unanswered' : outcome;
		expect(failure(body, status, effects.read)?.failure.outcome).toBe(asked);
	});

	it.each([
		[{ result: 'error', error_code: 'number_not_valid' }, 200],
		[{ result: 'ok', error: 'not_enough_money' }, 200],
		[{ result: 'error', error_code: 'user_disabled' }, 403],
	])('%j with status %d beside the id of a call is not a refusal', (body, status) => {
		expect(failure(body, status, effects.call, true)?.failure).toMatchObject({
			outcome: 'unclear',
			message: expect.stringMatching(/both a call ID and a refusal, so it is unclear/),
		});
	});

	it.each([
		{ error: 'x' },
		{ result: 'error' },
		{ description: 'number_not_valid' },
		{ status: 'error' },
		{ id: -1 },
	])('that lists %j has failed only where it is about a call', (row) => {
		const body = { result: 'ok', data: [{ ...row, number: '79000000100' }] };
		const others = [effects.read, effects.mailing, effects.templates];
		expect(others.map((effect) => failure(body, 200, effect))).toEqual([undefined, undefined, undefined]);
		expect(failure(body)?.failure.outcome).toBe('unclear');
	});

	it('shows no secret and no number of what the service said', () => {
		const said = { result: 'error', error_code: 'Bad 79000000100, sandbox-key-1' };
		expect(failure(said)?.detail).toBe('Bad ***, ***');
	});

	it.each([
		['12345', '12345'],
		[12345, '12345'],
		['0', undefined],
		[0, undefined],
		[false, undefined],
		['', undefined],
		[null, undefined],
	])('holds the id %p as %p', (given, id) => expect(idIn(given)).toBe(id));

	it.each([
		[
			'{"result":"ok","subscribers":[{"phone":"1","sms":{"status":"x"}}, {"}\n}',
			{ result: 'ok', subscribers: [{ phone: '1', sms: { status: 'x' } }] },
		],
		['{"result":"ok","templates":[{"id":"1"},\n]\n}', { result: 'ok', templates: [{ id: '1' }] }],
	])("reads the list end of the API documentation's sample: %s", (text, body) => {
		expect(readBody(text)).toEqual(body);
		expect(failure(text)).toBeUndefined();
	});

	it.each(['{"result":"ok","subscribers":[{"phone":"1"},{"pho', '{"result":"ok"', ', {"}}', ''])(
		'does not take %j for whole',
		(text) => {
			expect(readBody(text)).toBe(text);
			expect(failure(text)?.failure.outcome).toBe('unclear');
		},
	);

	it.each([
		[{ data: [{ id: 1 }, 'x', null] }, [{ id: 1 }]],
		[{ data: { id: 1 } }, [{ id: 1 }]],
		[{ data: { 0: { id: 1 }, 1: { id: 2 } } }, [{ id: 1 }, { id: 2 }]],
		[{ data: { 1: { number: '5' }, 2: { number: '6' } } }, [{ number: '5' }, { number: '6' }]],
		[{ data: { 71: { number: '5' } } }, [{ id: '71', number: '5' }]],
		[{ data: { 79000000010: { state: 'Занято' } } }, [{ number: '79000000010', state: 'Занято' }]],
		[{ rows: '0' }, []],
		[{ data: [] }, []],
		[{ data: {} }, []],
		[{ data: null }, []],
		[{ data: false }, []],
		[{ data: '' }, undefined],
		[{ data: 'temporarily unavailable' }, undefined],
		[{ data: { message: 'temporarily unavailable' } }, undefined],
		[{ data: [{}] }, undefined],
		[{ data: ['x'] }, undefined],
		[{}, undefined],
		[{ rows: '2' }, undefined],
	])('data object vs array: %j', (body, rows) => {
		expect(rowsOf(body as never, listed.calls)).toEqual(rows);
	});
});

describe('the state of a call, Russian and English', () => {
	it.each([
		['Успешно', 'answered'],
		['Занято', 'busy'],
		['Нет ответа', 'noAnswer'],
		['нет  ответа ', 'noAnswer'],
		['Ошибка', 'failed'],
		['Отменен', 'canceled'],
		['Отменён', 'canceled'],
		['NO_ANSWER', 'noAnswer'],
		['', 'queued'],
		[undefined, 'queued'],
		['В пути', 'unknown'],
	])('%p is %s', (word, state) => expect(toCallState(word)).toBe(state));
});
