import { setTimeout as delay } from 'node:timers/promises';

import { runNode } from '../../support/engine/engine';
import { mailing, mobilgroupNode, withLogin } from '../../support/engine/mobilgroup';
import { asWritten } from '../../support/engine/wild';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox({ callbackDelayMs: 5 });

const url = () => `${sandbox.url}/mobilgroup`;
const get = (parameters = {}, settings = {}, credential = {}) =>
	mobilgroupNode(url(), { resource: 'mailing', operation: 'get', ...parameters }, settings, credential);

async function sendAndFinish(endings: string[], parameters = {}): Promise<string> {
	const phones = endings.map((ending) => ({ phone: `790000001${ending}` }));
	const { items } = await runNode(mobilgroupNode(url(), { ...mailing, ...parameters }), phones);
	await delay(30);
	return items[0].json.mailingId as string;
}
const following = { content: 'script', script: { __rl: true, mode: 'id', value: '2' } };

describe('Mobilgroup › Mailing › Get', () => {
	it('POST /api/get/ request=state + id', async () => {
		const mailingId = await sendAndFinish(['10']);
		await runNode(get({ mailingId }));
		expect(sandbox.state.requests.slice(-1)[0]).toMatchObject({
			path: '/mobilgroup/api/get/',
			body: { request: 'state', id: mailingId },
		});
	});

	it('answer: subscribers[] phone, date, status, attempts, duration, price; status words Успешно, Занято, Нет ответа', async () => {
		const mailingId = await sendAndFinish(['10', '01', '02']);
		const { items } = await runNode(get({ mailingId }));
		expect(items.map(({ json }) => [json.state, json.serviceState])).toEqual([
			['answered', 'Успешно'],
			['busy', 'Занято'],
			['noAnswer', 'Нет ответа'],
		]);
		expect(items[0]).toEqual({
			json: {
				mailingId,
				phone: '79000000110',
				state: 'answered',
				serviceState: 'Успешно',
				at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
				durationSeconds: 4,
				price: 0.91,
				priceDecimal: '0.91',
				currency: 'RUB',
				attempts: 1,
			},
			pairedItem: { item: 0 },
		});
	});

	it('transfer{number, duration, price, status}', async () => {
		const { items } = await runNode(get({ mailingId: await sendAndFinish(['10'], following) }));
		expect(items[0].json.transfer).toEqual({
			phone: '79000000009',
			state: 'answered',
			serviceState: 'Успешно',
			durationSeconds: 12,
			price: 1.1,
			priceDecimal: '1.10',
			currency: 'RUB',
		});
		expect(items[0].json).not.toHaveProperty('sms');
	});

	it('sms{date, message, partition, price, status}; Доставлено', async () => {
		const { items } = await runNode(get({ mailingId: await sendAndFinish(['02'], following) }));
		expect(items[0].json.sms).toEqual({
			text: 'Please call us back',
			delivered: true,
			serviceState: 'Доставлено',
			parts: 1,
			at: expect.stringMatching(/Z$/),
			price: 2.5,
			priceDecimal: '2.50',
			currency: 'RUB',
		});
	});

	it('answer: id, phones, budget; as one item with the list of its phones', async () => {
		const mailingId = await sendAndFinish(['10', '11', '01']);
		const { items } = await runNode(get({ mailingId, output: 'mailing' }));
		expect(items).toEqual([
			{
				json: {
					mailingId,
					finished: true,
					phones: 3,
					states: { answered: 2, busy: 1 },
					budget: 2.73,
					budgetDecimal: '2.73',
					currency: 'RUB',
					recipients: ['10', '11', '01'].map((ending): unknown =>
						expect.objectContaining({ phone: `790000001${ending}` }),
					),
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('a mailing that is planned for later has not finished', async () => {
		const schedule = '2040-01-01T10:00:00';
		const mailingId = await sendAndFinish(['10'], { options: { schedule } });
		const { items } = await runNode(get({ mailingId, output: 'mailing' }));
		expect(items[0].json).toMatchObject({ finished: false, states: { queued: 1 } });
	});

	it("reads the malformed list end of the API documentation's sample", async () => {
		const mailingId = await sendAndFinish(['10', '68']);
		const { items, error } = await runNode(get({ mailingId }));
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.phone)).toEqual(['79000000110', '79000000168']);
	});

	it('adds the own row of each phone, or the whole answer, when Simplify is off', async () => {
		const mailingId = await sendAndFinish(['10']);
		const options = { simplify: false };
		const perPhone = await runNode(get({ mailingId, options }));
		const row = { phone: '79000000110', price: '0.91' };
		expect(perPhone.items[0].json).toMatchObject({ response: asWritten(row) });
		const whole = await runNode(get({ mailingId, options, output: 'mailing' }));
		expect(whole.items[0].json).toMatchObject({ response: asWritten({ result: 'ok', budget: '0.91' }) });
	});

	it('Error_ID_Not_Found says what to check, and that nothing happened', async () => {
		const { error } = await runNode(get({ mailingId: '1' }));
		expect(error?.message).toBe('Mobilgroup does not know this ID');
		expect(error?.description).toMatch(/\[Error_ID_Not_Found\]$/);
	});

	it('is asked with login and password too', async () => {
		const { error } = await runNode(get({ mailingId: await sendAndFinish(['10']) }, {}, withLogin));
		expect(error).toBeUndefined();
	});

	it('an empty Mailing ID is refused before any request', async () => {
		const { error } = await runNode(get({ mailingId: '={{ "" }}' }));
		expect(error?.message).toBe("'Mailing ID' is empty");
	});
});
