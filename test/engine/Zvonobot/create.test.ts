import { zvonobotAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { plainCall } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, lastBody, lastRequest } = world;
const create = (parameters = {}, settings = {}, credential = {}) =>
	node({ ...plainCall, ...parameters }, settings, credential);
const one = [{ phone: '79000000100' }];

describe('Zvonobot › Call › Create', () => {
	it('sends numbers, caller and record, with the key in the body (document, section 1; sample record+IVR)', async () => {
		await runNode(create({ phoneField: 'contact.phone' }), [{ contact: { phone: '8 (900) 000-01-00' } }]);
		expect(lastRequest()).toMatchObject({
			method: 'POST',
			path: '/zvonobot/apiCalls/create',
			contentType: 'application/json',
			body: {
				apiKey: zvonobotAccount.apiKey,
				phones: ['79000000100'],
				outgoingPhone: '79000000011',
				record: { id: 1342 },
			},
		});
		expect(Object.keys(lastBody()).sort()).toEqual(['apiKey', 'outgoingPhone', 'phones', 'record']);
	});

	it('returns one linked result for each item, with the ID of its call', async () => {
		const phones = ['79000000100', '79000000102'];
		const { items } = await runNode(
			create(),
			phones.map((phone) => ({ phone })),
		);
		expect(items).toEqual(
			phones.map((phone, item) => ({
				json: {
					outcome: 'placed',
					state: 'queued',
					phone,
					callId: world.sandbox.state.calls.slice(-2)[item].id,
					service: 'zvonobot',
					plannedAt: null,
					recordPrice: 0,
					recordPriceDecimal: '0.00',
					currency: 'RUB',
				},
				pairedItem: { item },
			})),
		);
	});

	it('sends 5,000 recipients from the input in one request, and the 5,001st in another', async () => {
		const before = world.sandbox.state.requests.length;
		const input = Array.from({ length: 5001 }, (_, place) => ({ phone: 79001000000 + place * 100 }));
		const { items, error } = await runNode(create(), input);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(5001);
		expect(items[5000]).toMatchObject({ json: { phone: '79001500000' }, pairedItem: { item: 5000 } });
		const sent = world.sandbox.state.requests
			.slice(before)
			.map(({ body }) => (body as { phones: string[] }).phones);
		expect(sent.map(({ length }) => length)).toEqual([5000, 1]);
	});

	it('takes typed numbers (phones)', async () => {
		const { items } = await runNode(
			create({ recipientsFrom: 'typed', phoneNumbers: '+7 900 000-01-00, 79000000102' }),
		);
		expect(items.map(({ json }) => json.phone)).toEqual(['79000000100', '79000000102']);
		expect(lastBody().phones).toEqual(['79000000100', '79000000102']);
	});

	it('leaves the others as they are when the service refuses some numbers within success (checklist: per-item status/message)', async () => {
		const input = ['79000000100', '79000000130', '79000000171', '79000000102'].map((phone) => ({ phone }));
		const { items, errorItems } = await runNode(create({}, { onError: 'continueErrorOutput' }), input);
		expect(items.map(({ json, pairedItem }) => [json.phone, json.outcome, pairedItem])).toEqual([
			['79000000100', 'placed', { item: 0 }],
			['79000000102', 'placed', { item: 3 }],
		]);
		expect(errorItems.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[
				expect.objectContaining({ message: expect.stringMatching(/blacklist/), outcome: 'refused' }),
				{ item: 1 },
			],
			[
				expect.objectContaining({
					message: expect.stringMatching(/left this number out/),
					outcome: 'unclear',
				}),
				{ item: 2 },
			],
		]);
	});

	it.each([
		['one object, as until 2022', '79000000180'],
		['a list without an envelope, as the API documentation draws it', '79000000182'],
		['an ID that is text', '79000000183'],
	])('reads an answer that is %s', async (_shape, phone) => {
		const { items } = await runNode(create(), [{ phone }]);
		expect(items[0].json).toMatchObject({ outcome: 'placed', callId: expect.stringMatching(/^\d+$/) });
	});

	it('does not know the result of a call when the answer holds none', async () => {
		const { error } = await runNode(create(), [{ phone: '79000000184' }]);
		expect(error?.context?.outcome).toBe('unclear');
	});

	it('adds the entry of the answer when Simplify is off (checklist: answer id,createdAt,plannedAt,smartDelay,needRecording,phone,recordCost)', async () => {
		const { items } = await runNode(create({ options: { simplify: false } }), one);
		const { response } = items[0].json as { response: object };
		expect(Object.keys(response)).toEqual(
			expect.arrayContaining('id,createdAt,plannedAt,smartDelay,needRecording,phone,recordCost'.split(',')),
		);
	});

	it('calls nobody in a dry run', async () => {
		const before = world.sandbox.state.requests.length;
		const { items } = await runNode(create({ safety: { dryRun: true } }), one);
		expect(items[0].json).toMatchObject({ outcome: 'skipped', reason: 'dryRun', phone: '79000000100' });
		expect(world.sandbox.state.requests).toHaveLength(before);
	});

	it('calls a number once, however many items name it', async () => {
		const { items } = await runNode(create(), [{ phone: '79000000100' }, { phone: '8 900 000-01-00' }]);
		expect(items.map(({ json }) => json.outcome)).toEqual(['placed', 'skipped']);
	});
});
