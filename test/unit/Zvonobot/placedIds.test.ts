/** The answer to new calls: an ID that is none, or that has an error beside it, leaves the call open. */

import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { readPlaced } from '../../../nodes/Zvonobot/resources/call/placed';

const A = '79000000010';
const refusal = { status: 'error', phone: A, message: 'Номер в чёрном списке' };

function told(body: unknown) {
	const answer = { statusCode: 200, body, headers: {} } as IN8nHttpFullResponse;
	const [result] = readPlaced(answer, [A], true, []);
	return 'json' in result ? `placed ${result.json.callId as string}` : result.failure.outcome;
}

it.each([-1, '-1', 2 ** 60])('the ID %p is none, and yet no refusal', (id) => {
	const answers = [
		{ status: 'success', data: [{ id, phone: A }] },
		{ status: 'success', data: { id, phone: A } },
		{ status: 'success', data: [{ id }] },
		{ status: 'success', id },
		{ status: 'success', data: [{ ...refusal, id }] },
		{ status: 'error', message: 'Недостаточно средств', data: [{ id }] },
	];
	expect(new Set(answers.map(told))).toEqual(new Set(['unclear']));
});

it('a long ID as text is one', () => {
	const id = '12345678901234567890';
	expect(told({ status: 'success', data: [{ id, phone: A }] })).toBe(`placed ${id}`);
});

it.each([{ error: 'blocked' }, { errors: ['x'] }, { success: false }, { status: 'blocked' }])(
	'an ID beside %j in its row is unclear',
	(said) => expect(told({ status: 'success', data: [{ id: 5, phone: A, ...said }] })).toBe('unclear'),
);
