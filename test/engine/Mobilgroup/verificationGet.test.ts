import { setTimeout as delay } from 'node:timers/promises';

import { runNode } from '../../support/engine/engine';
import { mobilgroupNode, withLogin } from '../../support/engine/mobilgroup';
import { asWritten } from '../../support/engine/wild';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox({ callbackDelayMs: 5 });

const node = (parameters: object, settings = {}, credential = {}) =>
	mobilgroupNode(
		`${sandbox.url}/mobilgroup`,
		{ resource: 'verification', ...parameters },
		settings,
		credential,
	);
const lastBody = () => sandbox.state.requests[sandbox.state.requests.length - 1].body;

async function callAndFinish(ending: string, operation = 'flashCall'): Promise<string> {
	const { items } = await runNode(node({ operation, phoneNumber: `790000001${ending}` }));
	await delay(20);
	return items[0].json.callId as string;
}

describe('Mobilgroup › Verification › Get', () => {
	it.each([
		['00', 'answered', 'Успешно', 4],
		['01', 'busy', 'Занято', 0],
		['02', 'noAnswer', 'Нет ответа', 0],
		['03', 'canceled', 'Отменен', 0],
		['04', 'failed', 'Ошибка', 0],
	])(
		'request=state + id → data{id, number, date, duration, price, service, state}: …%s is %s (%s)',
		async (ending, state, serviceState, durationSeconds) => {
			const callId = await callAndFinish(ending, 'voicePassword');
			const { items } = await runNode(node({ operation: 'get', callId }));
			expect(lastBody()).toEqual({ request: 'state', id: callId });
			expect(items).toEqual([
				{
					json: {
						callId,
						phone: `790000001${ending}`,
						state,
						serviceState,
						at: expect.stringMatching(/Z$/),
						durationSeconds,
						price: 0.35,
						priceDecimal: '0.35',
						currency: 'RUB',
						product: 'Voice Password',
					},
					pairedItem: { item: 0 },
				},
			]);
		},
	);

	it('takes the id as a number too', async () => {
		const callId = await callAndFinish('00');
		const { items } = await runNode(node({ operation: 'get', callId: `={{ ${callId} }}` }));
		expect(items[0].json.callId).toBe(callId);
	});

	it('adds the row as it came when Simplify is off', async () => {
		const callId = await callAndFinish('00');
		const { items } = await runNode(node({ operation: 'get', callId, options: { simplify: false } }));
		const response = { id: callId, duration: '00:04', state: 'Успешно' };
		expect(items[0].json).toMatchObject({ response: asWritten(response) });
	});

	it.each([
		[{ operation: 'get', callId: '={{ "" }}' }, /^'Call ID' is empty$/],
		[{ operation: 'get', callId: '1' }, /does not know this ID/],
	])('%j is refused', async (parameters, message) => {
		const { error } = await runNode(node(parameters));
		expect(error?.message).toMatch(message);
	});

	it('needs an API key, and says so before sending', async () => {
		const { error } = await runNode(node({ operation: 'get', callId: '1' }, {}, withLogin));
		expect(error?.message).toBe("'Authentication' must be 'API Key' for verification");
	});
});

describe('Mobilgroup › Verification › Get Many', () => {
	it.each(['2026-01-31T00:00:00', '2026-01-30T21:30:00Z', '31.01.2026'])(
		'request=daily + date dd.mm.yyyy: %s is 31.01.2026 in Moscow; no calls, no items',
		async (date) => {
			const { items, error } = await runNode(node({ operation: 'getAll', date }));
			expect(error).toBeUndefined();
			expect(lastBody()).toEqual({ request: 'daily', date: '31.01.2026' });
			expect(items).toEqual([]);
		},
	);

	it('request=daily → rows, data[]: one item for each call, up to the limit', async () => {
		await callAndFinish('01');
		await callAndFinish('02');
		const today = { operation: 'getAll', date: '={{ $now }}' };
		const all = await runNode(node({ ...today, returnAll: true }));
		expect(all.items.length).toBeGreaterThanOrEqual(2);
		expect(all.items.slice(-2).map(({ json }) => json.state)).toEqual(['busy', 'noAnswer']);
		expect(all.items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
		const one = await runNode(node({ ...today, limit: 1 }));
		expect(one.items).toHaveLength(1);
	});

	it.each([
		['={{ "" }}', /^'Date' is empty$/],
		['someday', /^'Date' is not a date and time/],
	])('a date that is %p is refused before any request', async (date, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(node({ operation: 'getAll', date }));
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});
});
