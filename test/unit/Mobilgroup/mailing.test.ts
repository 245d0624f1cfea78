/** What a mailing says of each phone: an error beside `ok` leaves it open. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { operation } from '../../../nodes/Mobilgroup/resources/mailing/send';

const [A, B] = ['79000000010', '79000000011'];
const reading = { account: { secrets: [] }, simplify: true } as unknown as Parameters<
	typeof operation.results
>[1];

function told(subscribers: IDataObject[], whole: IDataObject = { result: 'ok', id: '77' }) {
	const answer = { statusCode: 200, headers: {}, body: { ...whole, subscribers } };
	const calls = [A, B].map((phone) => ({ phone })) as unknown as Parameters<typeof operation.results>[2];
	const results = operation.results(answer as IN8nHttpFullResponse, reading, calls);
	return results.map((result) => {
		if (!result) return undefined;
		return 'json' in result ? result.json.outcome : result.failure.outcome;
	});
}
const ok = (phone: string, said: IDataObject = {}) => ({ phone, result: 'ok', price: '0,91', ...said });
const no = (phone: string, said: IDataObject = {}) => ({
	...{ phone, result: 'error', description: 'Error_Not_Enough_Money' },
	...said,
});

it.each<IDataObject>([
	{ error_code: 'not_enough_money' },
	{ description: 'Error_Not_Enough_Money' },
	{ error: 'blocked' },
	{ errors: ['blocked'] },
	{ success: false },
	{ id: -1 },
])('a row that is ok beside %j is unclear, and the other row is not touched by it', (said) => {
	expect(told([ok(A, said), ok(B)])).toEqual(['unclear', 'placed']);
	expect(told([ok(A, said), ok(B)], { result: 'ok', id: 0 })).toEqual(['unclear', 'placed']);
	expect(told([ok(A, said), no(B)])).toEqual(['unclear', 'refused']);
});

it.each<IDataObject>([{ description: 'Voice' }, { error_code: '', error: null, errors: [] }, { id: 5 }])(
	'a row that is ok beside %j is a call',
	(said) => expect(told([ok(A, said), ok(B)])).toEqual(['placed', 'placed']),
);

it('of two rows for a phone a call counts most, and a no least', () => {
	const unsure = ok(A, { error: 'blocked' });
	expect(told([unsure, ok(A), ok(B)])).toEqual(['placed', 'placed']);
	expect(told([ok(A), unsure, ok(B)])).toEqual(['placed', 'placed']);
	expect(told([unsure, no(A), no(B)])).toEqual(['unclear', 'refused']);
	expect(told([no(A, { id: 5 }), no(A), no(B)])).toEqual(['unclear', 'refused']);
});
