import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { effects, findFailure, readBody, rowsOf } from '../../../nodes/Mobilgroup/api/response';
import { toCallState } from '../../../nodes/Mobilgroup/api/callState';

const credential = { apiKey: 'sandbox-key-1' };
const answer = (body: unknown, statusCode = 200) =>
	({ statusCode, body, headers: {} }) as IN8nHttpFullResponse;
const failure = (body: unknown, statusCode = 200) =>
	findFailure(answer(body, statusCode), effects.call, credential);

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
		[{ result: 'error' }, 200, 'refused', /refused the request/],
		[{ result: 'error', error_code: 'number_not_valid' }, 400, 'refused', /knows no way to call/],
		[{ result: 'error', error_code: 'number_not_valid' }, 500, 'unclear', /internal fault/],
		[{}, 200, 'unclear', /without a result/],
		[[], 200, 'unclear', /strange form/],
		[null, 200, 'unclear', /answered nothing/],
		['plain text', 404, 'refused', /does not know this address/],
	])('%j with status %d is %s', (body, status, outcome, message) => {
		expect(failure(body, status)?.failure).toMatchObject({
			outcome,
			message: expect.stringMatching(message),
		});
	});

	it('shows no secret and no number of what the service said', () => {
		const said = { result: 'error', error_code: 'Bad 79000000100, sandbox-key-1' };
		expect(failure(said)?.detail).toBe('Bad ***, ***');
	});

	it.each([
		[
			'{"result":"ok","subscribers":[{"phone":"1","sms":{"status":"x"}}, {"}\n}',
			{ result: 'ok', subscribers: [{ phone: '1', sms: { status: 'x' } }] },
		],
		['{"result":"ok","templates":[{"id":"1"},\n]\n}', { result: 'ok', templates: [{ id: '1' }] }],
	])("reads the list end of the document's sample: %s", (text, body) => {
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
		[{ rows: '0' }, []],
		[{ data: null }, []],
		[{ data: '' }, []],
	])('data object vs array: %j', (body, rows) => {
		expect(rowsOf(body as never)).toEqual(rows);
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
