/** What is read of the answer to a flash call: `done`, or an ID. */

import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { operation } from '../../../nodes/Zvonobot/resources/verification/flashCall';

const reading = { account: { apiKey: 's3cret' } } as Parameters<typeof operation.results>[1];
const call = { phone: '79000000010', code: '0427', pin: () => '0427', seal: () => ({}) };

function told(body: object) {
	const answer = { statusCode: 200, headers: {}, body } as IN8nHttpFullResponse;
	const [result] = operation.results(answer, reading, [call as never]);
	return result && ('json' in result ? ['placed', result.json.callId] : [result.failure.outcome]);
}

it.each([
	{ data: { id: 5, error: 'blocked' } },
	{ data: { id: 5, call: { status: 'error' } } },
	{ data: [{ id: 5, success: false }] },
	{ data: { id: -1 } },
	{ data: { id: 2 ** 60 } },
	{ data: 'done', id: -1 },
	{ data: 'done', error: 'blocked' },
])('%j beside success is unclear', (said) => {
	expect(told({ status: 'success', ...said })).toEqual(['unclear']);
});

it.each([
	[{ data: 'done' }, null],
	[{ data: { id: 5 } }, '5'],
	[{ data: { id: '12345678901234567890', error: null, errors: [] } }, '12345678901234567890'],
])('%j is a call', (said, callId) => {
	expect(told({ status: 'success', ...said })).toEqual(['placed', callId]);
});
