/** The answer to new calls: rows first, the verdict on the request after. */

import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { readPlaced } from '../../../nodes/Zvonobot/resources/call/placed';

const [A, B] = ['79000000010', '79000000011'];
const read = (body: unknown, phones = [A, B], statusCode = 200) =>
	readPlaced({ statusCode, body, headers: {} } as IN8nHttpFullResponse, phones, true, ['s3cret']);
/** `placed` with the call's ID, or the outcome of the failure. */
const told = (body: unknown, phones?: string[], statusCode?: number) =>
	read(body, phones, statusCode).map((result) =>
		'json' in result ? `placed ${result.json.callId as string}` : result.failure.outcome,
	);
const refusal = (phone?: string) => ({ status: 'error', phone, message: 'Номер в чёрном списке' });

const both = [
	{ id: 1, phone: A },
	{ id: 2, phone: B },
];

describe('rows are found wherever they are', () => {
	it.each<[string, unknown]>([
		[
			'a list in an envelope',
			{
				status: 'success',
				data: both,
			},
		],
		[
			'a list with another word of success',
			{
				status: 'ok',
				data: both,
			},
		],
		['a bare list', both],
		['an object by index', { status: 'success', data: { 0: { id: 1, phone: A }, 1: { id: 2, phone: B } } }],
		['an object by ID', { data: { 5000001: { id: 1, phone: A }, 5000002: { id: 2, phone: B } } }],
		['an object by phone', { data: { [A]: { id: 1 }, [B]: { id: 2 } } }],
		[
			'another order',
			{
				data: [
					{ id: 2, phone: B },
					{ id: 1, phone: A },
				],
			},
		],
		[
			'phones in other spellings',
			{
				data: [
					{ id: 1, phone: '8 (900) 000-00-10' },
					{ id: 2, phone: 9000000011 },
				],
			},
		],
		[
			'one phone hidden',
			{
				data: [
					{ id: 1, phone: '7900***0010' },
					{ id: 2, phone: B },
				],
			},
		],
	])('%s', (_where, body) => {
		expect(told(body)).toEqual(['placed 1', 'placed 2']);
	});

	it.each<[string, unknown]>([
		['one object', { status: 'success', data: { id: 5, phone: A } }],
		['one object without a phone', { id: 5, createdAt: 1 }],
		['one row without a phone', { data: [{ id: '5' }] }],
		['one row with its phone hidden', { data: [{ id: 5, phone: '7900***0010' }] }],
	])('for one number: %s', (_where, body) => {
		expect(told(body, [A])).toEqual(['placed 5']);
	});
});

describe('a row with an ID is never a refusal', () => {
	it.each<[string, unknown, number, string[]]>([
		[
			'within status error',
			{ status: 'error', data: [{ id: 1, phone: A }, refusal(B)] },
			200,
			['placed 1', 'refused'],
		],
		['within status 422', { data: [{ id: 1, phone: A }, refusal(B)] }, 422, ['placed 1', 'refused']],
		['within 400, the other left out', { data: [{ id: 1, phone: A }] }, 400, ['placed 1', 'unclear']],
		[
			'beside its own error',
			{
				data: [
					{ id: 1, phone: A, status: 'error' },
					{ id: 2, phone: B },
				],
			},
			200,
			['unclear', 'placed 2'],
		],
		[
			'that the answer names beside an error of its own',
			{
				id: 1,
				status: 'error',
				message: 'not enough money',
				data: both,
			},
			200,
			['unclear', 'placed 2'],
		],
		[
			'of which there are two, the good one first',
			{ data: [{ id: 1, phone: A }, refusal(A), { id: 2, phone: B }] },
			200,
			['placed 1', 'placed 2'],
		],
		[
			'of which there are two, the good one last',
			{ data: [refusal(A), { id: 1, phone: A }, { id: 2, phone: B }] },
			200,
			['placed 1', 'placed 2'],
		],
		[
			'with hidden phones, so that nobody knows whose',
			{
				data: [
					{ id: 1, phone: '79*' },
					{ id: 2, phone: '79*' },
				],
			},
			200,
			['unclear', 'unclear'],
		],
	])('%s', (_where, body, status, outcomes) => {
		expect(told(body, [A, B], status)).toEqual(outcomes);
	});

	it.each<[unknown, number]>([
		[{ id: 5, message: 'Timeout' }, 400],
		[{ status: 'error', id: 5 }, 200],
		[{ status: 'error', data: [] }, 200],
		[{ status: 'error', data: { id: 5, message: 'Недостаточно средств' } }, 200],
		[{ message: 'Недостаточно средств', errors: { call: { id: 5 } } }, 422],
	])('an error around one call leaves it unclear: %j', (body, status) => {
		expect(told(body, [A], status)).toEqual(['unclear']);
	});
});

describe('only a no of the service is a refusal', () => {
	it.each<[unknown, number]>([
		[{ status: 'error', data: { message: 'Недостаточно средств' } }, 200],
		[{ message: 'Invalid', errors: { phones: ['wrong'] } }, 422],
		[{}, 401],
		[{ status: 'error', id: 0, data: { id: '', message: 'Wrong phone' } }, 200],
		[{ data: [refusal(A), refusal(B)] }, 200],
	])('%j with %d', (body, status) => {
		expect(told(body, [A, B], status)).toEqual(['refused', 'refused']);
	});

	it('of one number alone, where the row names none', () => {
		expect(told({ status: 'success', data: [refusal()] }, [A])).toEqual(['refused']);
	});

	it.each([
		[[]],
		[{ status: 'success', data: [] }],
		[{ status: 'success', data: null }],
		[{ status: 'success', data: false }],
		[{ message: 'Недостаточно средств' }],
		[{ success: false, message: 'Недостаточно средств' }],
		[{ status: 'failed' }],
		[{ status: 'success', data: [{ phone: A }, { id: 0, phone: B }] }],
		['done'],
		[''],
		[{}],
	])('%j proves nothing, so it is unclear', (body) => {
		expect(told(body)).toEqual(['unclear', 'unclear']);
	});

	it('a number that the answer leaves out is unclear', () => {
		const [, left] = read({ status: 'success', data: [{ id: 1, phone: A }] });
		expect(left).toMatchObject({
			failure: {
				outcome: 'unclear',
				message: expect.stringMatching(/left this number out of its answer, so it is unclear/),
				advice: expect.stringMatching(/^Look the call up .*blacklist\.$/),
			},
		});
	});

	it('a row of somebody else is not taken for a number of ours', () => {
		expect(told({ data: [{ id: 1, phone: '79000000099' }] }, [A])).toEqual(['unclear']);
	});

	it('shows nothing secret', () => {
		const [result] = read({ status: 'error', data: { message: 'Key s3cret of 79000000010' } }, [A]);
		expect(JSON.stringify(result)).not.toMatch(/s3cret|79000000010/);
	});
});

it.each([500, 502, 504, 408])(
	'a status of %d leaves open what rows refuse, and keeps what they have placed',
	(status) => {
		const rows = [refusal(A), { id: 2, phone: B }];
		expect(told({ status: 'success', data: rows }, [A, B], status)).toEqual(['unclear', 'placed 2']);
		expect(told({ status: 'success', data: [refusal(A)] }, [A], status)).toEqual(['unclear']);
		expect(told({ status: 'error', data: [refusal(A)] }, [A], 400)).toEqual(['refused']);
	},
);
