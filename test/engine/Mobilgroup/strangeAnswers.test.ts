/** Answers that no document shows: nobody is called twice because of them, and nothing is claimed that they do not say. */

import type { AddressInfo } from 'node:net';

import fastify, { type FastifyInstance } from 'fastify';

import { runNode } from '../../support/engine/engine';
import { mailing, mobilgroupNode } from '../../support/engine/mobilgroup';

let server: FastifyInstance;
let url: string;
let answer: unknown;
let requests = 0;
beforeAll(async () => {
	server = fastify({ forceCloseConnections: true });
	server.post('/*', (_request, reply) => {
		requests += 1;
		return reply.header('content-type', 'application/json').send(JSON.stringify(answer));
	});
	await server.listen({ port: 0, host: '127.0.0.1' });
	url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(async () => await server.close());

const settings = { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 3 } as const;
const placed = { result: 'ok', price: '0,91', duration: '14' };
const phones = ['79000000100', '79000000101'];

async function sendTo(subscribers: unknown) {
	answer = { result: 'ok', id: 7, phones: '2', budget: '1,82', subscribers };
	requests = 0;
	const node = mobilgroupNode(url, { ...mailing }, settings);
	const { items, errorItems } = await runNode(
		node,
		phones.map((phone) => ({ phone })),
	);
	expect(requests).toBe(1);
	return {
		placed: items.map(({ json }) => json.phone),
		failed: errorItems.map(({ json }) => [json.phone, (json.error as { outcome: string }).outcome]),
	};
}

describe('a mailing whose answer', () => {
	it('has the phones in another order and spelling is read by the phone', async () => {
		const rows = [
			{ ...placed, phone: '+7 900 000 01 01' },
			{ ...placed, phone: 89000000100 },
		];
		await expect(sendTo(rows)).resolves.toEqual({ placed: phones, failed: [] });
	});

	it.each([
		['leaves a phone out', [{ ...placed, phone: phones[0] }], [phones[0]], [[phones[1], 'unclear']]],
		[
			'has a row that is none',
			[{ ...placed, phone: phones[0] }, null],
			[phones[0]],
			[[phones[1], 'unclear']],
		],
		['has no list', undefined, [], phones.map((phone) => [phone, 'unclear'])],
		['has text for a list', 'none', [], phones.map((phone) => [phone, 'unclear'])],
		[
			'has a row without a result',
			[{ ...placed, phone: phones[0] }, { phone: phones[1] }],
			[phones[0]],
			[[phones[1], 'unclear']],
		],
	])('%s claims nothing for it', async (_name, rows, sent, failed) => {
		const result = await sendTo(rows).catch((error: Error) => error);
		expect(result).toEqual({ placed: sent, failed });
	});
});

describe('templates whose answer', () => {
	it.each([
		['has too few rows', [{ result: 'ok', id: '1' }]],
		['has no rows', undefined],
		['has rows without results', [{ id: '1' }, { id: '2' }]],
	])('%s are unclear, and not saved again', async (_name, templates) => {
		answer = { result: 'ok', account_id: 1, templates };
		requests = 0;
		const upsert = {
			resource: 'template',
			operation: 'upsert',
			account: '1',
			template: { __rl: true, mode: 'id', value: '' },
			templateName: '={{ $json.name }}',
			message: 'x',
		};
		const { errorItems } = await runNode(mobilgroupNode(url, upsert, settings), [
			{ name: 'a' },
			{ name: 'b' },
		]);
		expect(errorItems.map(({ json }) => (json.error as { outcome: string }).outcome)).toEqual([
			'unclear',
			'unclear',
		]);
		expect(requests).toBe(1);
	});
});

describe('a verification call whose answer', () => {
	const call = { resource: 'verification', operation: 'flashCall', phoneNumber: '79000000100' };

	it.each([
		['neither id nor code is unclear, whatever else it says', { result: 'ok' }, 'unclear'],
		['an id of zero and no code is unclear', { result: 'ok', id: 0 }, 'unclear'],
		['an error that no document has is unclear', { result: 'error', error_code: 'brand_new' }, 'unclear'],
		[
			'an error beside an id is unclear',
			{ result: 'error', error_code: 'user_disabled', id: '7' },
			'unclear',
		],
		['a documented error and no id is refused', { result: 'error', error_code: 'user_disabled' }, 'refused'],
	])('has %s, and is not placed again', async (_what, body, outcome) => {
		answer = body;
		requests = 0;
		const retrying = { retryOnFail: outcome === 'unclear', maxTries: 3 };
		const { error } = await runNode(mobilgroupNode(url, call, retrying));
		expect(error?.context?.outcome).toBe(outcome);
		expect(requests).toBe(1);
	});

	it('has the phone as a JSON number can be retried, and what is stored of it names nobody', async () => {
		answer = { result: 'ok', id: '7', number: 79000000100 };
		const showing = { ...call, phoneNumber: '={{ $json.phone }}', options: { simplify: false } };
		const { error, stored } = await runNode(mobilgroupNode(url, showing), [
			{ phone: '79000000100' },
			{ phone: 'nobody' },
		]);
		expect(error?.message).toBe("'Phone Number' has letters in it");
		const kept = JSON.stringify(stored.data.executionData?.contextData);
		expect(kept).toMatch(/paidCalls.*sealed/);
		expect(kept).not.toContain('9000000100');
	});

	it('has a code and no id is placed, and can be checked', async () => {
		answer = { result: 'ok', code: '0427' };
		const { items } = await runNode(mobilgroupNode(url, call));
		expect(items[0].json).toMatchObject({ outcome: 'placed', callId: null, codeLength: 4, price: null });
	});

	it.each([[{ data: [] }], [{ data: null }], [{}]])(
		'tells nothing (%j) is unanswered when it is asked for',
		async (body) => {
			answer = { result: 'ok', ...body };
			const { error } = await runNode(
				mobilgroupNode(url, { resource: 'verification', operation: 'get', callId: '1' }),
			);
			expect(error?.context?.outcome).toBe('unanswered');
		},
	);
});
