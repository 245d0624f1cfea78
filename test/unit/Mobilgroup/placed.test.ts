/** The answer to a call that verifies a phone: the code as the person will read it. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { readPlaced } from '../../../nodes/Mobilgroup/resources/verification/placed';

const seal = ({ code }: { code: string | undefined }): IDataObject => ({ code: code ?? null });
const codeIn = (code: unknown, capacity?: string, own?: string) => {
	const answer = { statusCode: 200, headers: {}, body: { result: 'ok', id: '1', price: '0.35', code } };
	const call = { phone: '79000000010', code: own, capacity, seal };
	const result = readPlaced(answer as IN8nHttpFullResponse, { secrets: [] } as never, call as never);
	return 'json' in result ? result.json.code : result.failure.outcome;
};

it.each<[string, unknown, string | undefined, string | null]>([
	['a number that has lost its zeros', 42, undefined, '0042'],
	['a number that has lost the zero in front', 427, undefined, '0427'],
	['a text with a blank in it', '00 42', undefined, '0042'],
	['the whole calling number', '79000000042', undefined, '0042'],
	['the whole calling number, for a code of six digits', '+79000000042', '6', '000042'],
	['no digits', 'XXXX', undefined, null],
	['nothing', null, undefined, null],
])('the code is read from %s', (_form, told, capacity, code) => {
	expect(codeIn(told, capacity)).toBe(code);
});

describe('the answer', () => {
	const outcomeOf = (body: object) => {
		const answer = { statusCode: 200, headers: {}, body };
		const call = { phone: '79000000010', code: undefined, seal };
		const result = readPlaced(answer as IN8nHttpFullResponse, { secrets: [] } as never, call as never);
		return 'json' in result ? result.json.outcome : result.failure.outcome;
	};
	const good = { result: 'ok', id: '1', code: '4271' };

	it.each(['79000000010', '+7 900 000-00-10', '89000000010', 79000000010, '', null, '7900***0010'])(
		'about the number %p is of this call',
		(number) => expect(outcomeOf({ ...good, number })).toBe('placed'),
	);

	it('about another number says nothing of this call', () => {
		expect(outcomeOf({ ...good, number: '79000009999' })).toBe('unclear');
	});

	it.each([{ success: false }, { errors: ['x'] }, { error: 'limit' }])('with %j is no sure call', (said) => {
		expect(outcomeOf({ ...good, ...said })).toBe('unclear');
	});

	it.each([
		{ data: { ...good, result: 'error', error_code: 'not_enough_money' } },
		{ data: [{ ...good, error: 'blocked' }] },
		{ data: { ...good, details: { success: false } } },
		{ data: { result: 'error', error_code: 'not_enough_money' } },
		{ code: '4040', description: 'number_not_valid' },
		{ description: 'number_not_valid' },
		{ error_code: 'number_not_valid' },
		{ ...good, id: -1 },
		{ ...good, id: 2 ** 60 },
	])('is unclear where an error is beside or inside a success: %j', (said) => {
		expect(outcomeOf({ result: 'ok', ...said })).toBe('unclear');
	});

	it.each([{ description: 'Flash call' }, { data: { ...good, result: 'ok' } }, { errors: [], error: '' }])(
		'stays placed with %j',
		(said) => expect(outcomeOf({ ...good, ...said })).toBe('placed'),
	);

	it.each([
		{ call_id: '5' },
		{ callId: 5 },
		{ ids: ['5'] },
		{ uuid: 'a-1' },
		{ ID: 5 },
		{ code: '4271' },
		{},
	])('with a refusal is one only without a sign of a call: %j', (sign) => {
		const body = { result: 'error', error_code: 'not_enough_money', ...sign };
		expect(outcomeOf(body)).toBe(Object.keys(sign).length === 0 ? 'refused' : 'unclear');
	});
});

it('an own code stays as it was typed, whatever the service tells', () => {
	expect(codeIn('9999', undefined, '0427')).toBe('0427');
});
