import { mcnAccount } from '../../../sandbox/accounts';
import { mcnCredential } from '../../support/engine/mcn';
import { activeTrigger } from '../../support/engine/webhook';

const report = { verification_call_uuid: 'fa278be48dc2_117793', q931_status: 16, final_status: 'ANSWERED' };
const query = { secret: mcnAccount.webhookSecret };
const allStates = ['answered', 'busy', 'noAnswer', 'rejected', 'unavailable', 'unknown'];

let number = 0;
/** A report of another call each time, so that no test meets the replays of another. */
const freshReport = () => ({ ...report, verification_call_uuid: `call${(number += 1)}_117793` });

const trigger = (parameters = {}, credential = {}) =>
	activeTrigger({
		type: 'mcnTelecomTrigger',
		parameters: { authentication: 'secret', states: allStates, options: {}, ...parameters },
		credentials: mcnCredential('http://127.0.0.1:9', credential),
	});

describe('MCN Telecom Trigger', () => {
	it('starts the workflow with the state of the call', async () => {
		const received = await trigger().deliver({ body: report, query });
		expect(received).toEqual({
			status: 200,
			answer: { status: 'accepted' },
			items: [
				{
					json: {
						service: 'mcnTelecom',
						event: 'callStatus',
						callId: 'fa278be48dc2_117793',
						accountId: '117793',
						state: 'answered',
						q931Status: 16,
						finalStatus: 'ANSWERED',
					},
				},
			],
		});
	});

	it('adds the body as it came when Simplify is off', async () => {
		const body = { ...freshReport(), own_key: 'kept' };
		const received = await trigger({ options: { simplify: false } }).deliver({ body, query, exact: true });
		expect(received.items?.[0].json).toMatchObject({ state: 'answered', raw: body });
	});

	it('starts with several items when one delivery reports several calls', async () => {
		const received = await trigger().deliver({ body: [freshReport(), freshReport()], query });
		expect(received.items).toHaveLength(2);
	});

	it('takes the secret from the header too', async () => {
		const headers = { 'x-webhook-secret': mcnAccount.webhookSecret };
		const received = await trigger().deliver({ body: freshReport(), headers });
		expect(received.items).toHaveLength(1);
	});

	it.each([
		['without a secret', {}],
		['with a wrong secret', { query: { secret: 'wrong' } }],
		['with a list for a secret', { query: { secret: [mcnAccount.webhookSecret] } }],
		['with the secret in the body only', { body: { ...report, secret: mcnAccount.webhookSecret } }],
	])('refuses a delivery %s', async (_name, delivery) => {
		const received = await trigger().deliver({ body: freshReport(), ...delivery });
		expect(received).toEqual({
			status: 401,
			answer: { status: 'refused', reason: 'The secret is missing or wrong' },
			items: undefined,
		});
	});

	it('accepts nothing and cannot be activated while the credential has no secret', async () => {
		const open = trigger({}, { webhookSecret: '' });
		await expect(open.activate()).rejects.toThrow("'Webhook Secret' is empty in the credential");
		await expect(open.deliver({ body: report, query: { secret: '' } })).resolves.toMatchObject({
			status: 401,
		});
	});

	it.each(['with blank', 'with&', 'with#', 'with%2F', 'секрет'])(
		'cannot be activated with a secret that an address cuts off or changes: %p',
		async (webhookSecret) => {
			const error = trigger({}, { webhookSecret }).activate();
			await expect(error).rejects.toMatchObject({
				message: expect.stringMatching(/^'Webhook Secret' holds .+ typed by hand$/),
				description: expect.stringContaining('Only the header X-Webhook-Secret'),
			});
			const open = trigger({ authentication: 'none' }, { webhookSecret });
			await expect(open.activate()).resolves.toBeUndefined();
		},
	);

	it('takes a secret with blanks around it, and with + and %, as the address brings it', async () => {
		const active = trigger({}, { webhookSecret: ' a+b% ' });
		await expect(active.activate()).resolves.toBeUndefined();
		for (const given of ['a+b%', 'a b%', ' a+b% ', 'a%2Bb%25']) {
			const received = await active.deliver({ body: freshReport(), query: { secret: given } });
			expect(received.status).toBe(200);
		}
	});

	it('can be activated with a secret, or with the authentication switched off', async () => {
		await expect(trigger().activate()).resolves.toBeUndefined();
		await expect(trigger({ authentication: 'none' }).activate()).resolves.toBeUndefined();
	});

	it('accepts anything when the authentication is switched off', async () => {
		const received = await trigger({ authentication: 'none' }).deliver({ body: freshReport() });
		expect(received.items).toHaveLength(1);
	});

	it.each([
		['no JSON', '{"verification_call_uuid"', 400],
		['empty', '', 400],
		['too large', JSON.stringify({ ...report, x: 'x'.repeat(70_000) }), 413],
	])('refuses a body that is %s', async (_name, body, status) => {
		await expect(trigger().deliver({ body, query })).resolves.toMatchObject({ status, items: undefined });
	});

	it('answers 200 and starts nothing for a body without the known variables', async () => {
		const received = await trigger().deliver({ body: { ping: 1 }, query });
		expect(received).toMatchObject({ status: 200, answer: { status: 'ignored' }, items: undefined });
	});

	it('answers 200 and starts nothing for a state that is not picked', async () => {
		const received = await trigger({ states: ['busy'] }).deliver({ body: freshReport(), query });
		expect(received).toMatchObject({ status: 200, answer: { status: 'ignored' }, items: undefined });
	});

	it('passes the same report on once, however often it comes', async () => {
		const body = freshReport();
		const active = trigger();
		const received = await Promise.all([1, 2, 3].map(async () => await active.deliver({ body, query })));
		expect(received.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(received.filter(({ items }) => items)).toHaveLength(1);
	});
});
