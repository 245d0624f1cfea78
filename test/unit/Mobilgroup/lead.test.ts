/** What is read of the answer to a lead. */

import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { operation } from '../../../nodes/Mobilgroup/resources/lead/create';

const reading = { account: { secrets: [] }, simplify: true } as unknown as Parameters<
	typeof operation.results
>[1];

function outcomeOf(body: object) {
	const answer = { statusCode: 200, headers: {}, body } as IN8nHttpFullResponse;
	const [result] = operation.results(answer, reading, [{ phone: '79000000010' }]);
	return result && ('json' in result ? result.json.outcome : result.failure.outcome);
}

it.each([
	{ data: { id: 5, result: 'error', error_code: 'not_enough_money' } },
	{ data: [{ id: 5, error: 'blocked' }] },
	{ id: 5, description: 'number_not_valid' },
	{ description: 'number_not_valid' },
	{ id: -1 },
])('is unclear where an error is beside or inside a success: %j', (said) => {
	expect(outcomeOf({ result: 'ok', ...said })).toBe('unclear');
});

it.each([{ id: 5 }, { id: '5', price: '4.10', description: 'Lead' }, { data: { id: 5, result: 'OK' } }])(
	'is placed with %j',
	(said) => expect(outcomeOf({ result: 'ok', ...said })).toBe('placed'),
);

it('is refused where the service says so alone', () => {
	expect(outcomeOf({ result: 'error', error_code: 'not_enough_money' })).toBe('refused');
});
