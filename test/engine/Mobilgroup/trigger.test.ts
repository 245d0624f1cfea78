import { mobilgroupAccount } from '../../../sandbox/accounts';
import { createToken, signAddress } from '../../../nodes/shared/callbacks/signature';
import { mobilgroupCredential, withLogin } from '../../support/engine/mobilgroup';
import { activeTrigger } from '../../support/engine/webhook';

const report = {
	id: '1234',
	number: '79000000100',
	duration: '1',
	state: 'ANSWERED',
	price: '0.35',
	date: '2020-02-02 15:18:48',
};
const allStates = ['answered', 'busy', 'canceled', 'failed', 'noAnswer', 'unknown'];
const purpose = { service: 'mobilgroup', door: 'status' } as const;
const soon = () => Date.now() + 60_000;
const tokenOf = (secret = mobilgroupAccount.apiKey, expiry = soon()) => createToken(secret, purpose, expiry);
const signed = () => ({ query: { token: tokenOf() } });

let number = 0;
/** A report of another call each time, so that no test meets the replays of another. */
const freshReport = (changes = {}) => ({ ...report, id: `call${(number += 1)}`, ...changes });

const trigger = (parameters = {}, credential = {}) =>
	activeTrigger({
		type: 'mobilgroupTrigger',
		parameters: { authentication: 'token', states: allStates, options: {}, ...parameters },
		credentials: mobilgroupCredential('http://127.0.0.1:9', credential),
	});

describe('Mobilgroup Trigger', () => {
	it('callback: id, number, duration, state, price, date', async () => {
		const received = await trigger().deliver({ body: report, ...signed() });
		expect(received).toEqual({
			status: 200,
			answer: { status: 'accepted' },
			items: [
				{
					json: {
						service: 'mobilgroup',
						event: 'callStatus',
						callId: '1234',
						phone: '79000000100',
						state: 'answered',
						serviceState: 'ANSWERED',
						at: '2020-02-02T12:18:48.000Z',
						durationSeconds: 1,
						price: 0.35,
						priceDecimal: '0.35',
						currency: 'RUB',
					},
				},
			],
		});
	});

	it.each([
		['BUSY', 'busy'],
		['NO ANSWER', 'noAnswer'],
		['ANSWERED', 'answered'],
		['FAIL', 'failed'],
		['CANCEL', 'canceled'],
		['no_answer', 'noAnswer'],
		['SOMETHING NEW', 'unknown'],
		[undefined, 'unknown'],
	])('callback states: %s is %s', async (word, state) => {
		const received = await trigger().deliver({ body: freshReport({ state: word }), ...signed() });
		expect(received.items?.[0].json).toMatchObject({ state, serviceState: word ?? null });
	});

	it('reads numbers where the API documentation has text', async () => {
		const body = freshReport({ id: 4321, duration: 2, price: 0.35 });
		const received = await trigger().deliver({ body, ...signed() });
		expect(received.items?.[0].json).toMatchObject({ callId: '4321', durationSeconds: 2, price: 0.35 });
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/html'])(
		'reads the body under content type %s',
		async (type) => {
			const delivery = { body: freshReport(), ...signed(), headers: { 'content-type': type } };
			expect((await trigger().deliver(delivery)).items).toHaveLength(1);
		},
	);

	it('reads the body as a form, too', async () => {
		const body = new URLSearchParams(freshReport({ state: 'BUSY' })).toString();
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const received = await trigger().deliver({ body, ...signed(), headers });
		expect(received.items?.[0].json).toMatchObject({ state: 'busy', phone: '79000000100' });
	});

	it('adds the body as it came when Simplify is off', async () => {
		const body = freshReport({ own_key: 'kept' });
		const delivery = { body, ...signed(), exact: true };
		const received = await trigger({ options: { simplify: false } }).deliver(delivery);
		expect(received.items?.[0].json).toMatchObject({ state: 'answered', raw: body });
	});

	it('starts once when the same event is delivered twice, and again for another state of the call', async () => {
		const active = trigger();
		const body = freshReport();
		const received = await Promise.all(
			[1, 2, 3].map(async () => await active.deliver({ body, ...signed() })),
		);
		expect(received.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(received.filter(({ items }) => items)).toHaveLength(1);
		const other = await active.deliver({ body: { ...body, state: 'BUSY' }, ...signed() });
		expect(other.items).toHaveLength(1);
	});

	it('answers 200 and starts nothing for a state that is not picked, and for a body without known fields', async () => {
		const picky = trigger({ states: ['busy'] });
		await expect(picky.deliver({ body: freshReport(), ...signed() })).resolves.toMatchObject({
			status: 200,
			answer: { status: 'ignored' },
			items: undefined,
		});
		await expect(trigger().deliver({ body: { ping: 1 }, ...signed() })).resolves.toMatchObject({
			status: 200,
			items: undefined,
		});
	});
});

describe('Mobilgroup Trigger, whom it trusts', () => {
	const refused = {
		status: 401,
		answer: { status: 'refused', reason: 'The token is missing, wrong or expired' },
		items: undefined,
	};

	it('accepts the address that the action node signs', async () => {
		const address = signAddress('https://n8n.example/hook', mobilgroupAccount.apiKey, purpose, 60_000);
		const token = new URL(address).searchParams.get('token');
		expect((await trigger().deliver({ body: freshReport(), query: { token } })).items).toHaveLength(1);
	});

	it.each([
		['no token', {}],
		['an empty token', { token: '' }],
		['a list of tokens', { token: [tokenOf()] }],
		['the token of another key', { token: tokenOf('another-key') }],
		['an expired token', { token: tokenOf(mobilgroupAccount.apiKey, Date.now() - 1000) }],
		[
			'the token of another service',
			{ token: createToken(mobilgroupAccount.apiKey, { ...purpose, service: 'zvonobot' }, soon()) },
		],
		['a changed token', { token: tokenOf().replace(/\.(\d)/, '.9') }],
		['the key itself', { token: mobilgroupAccount.apiKey }],
	])('refuses %s', async (_name, query) => {
		await expect(trigger().deliver({ body: freshReport(), query })).resolves.toEqual(refused);
	});

	it('accepts nothing and cannot be activated with login and password, or without a key', async () => {
		const byLogin = trigger({}, withLogin);
		await expect(byLogin.activate()).rejects.toThrow("'API Key' is missing in the credential");
		await expect(byLogin.deliver({ body: freshReport(), ...signed() })).resolves.toEqual(refused);
		const empty = trigger({}, { apiKey: '' });
		await expect(empty.activate()).rejects.toThrow("'API Key' is empty");
		await expect(empty.deliver({ body: freshReport(), ...signed() })).resolves.toEqual(refused);
	});

	it('can be activated with a key, or with the authentication switched off', async () => {
		await expect(trigger().activate()).resolves.toBeUndefined();
		await expect(trigger({ authentication: 'none' }).activate()).resolves.toBeUndefined();
	});

	it('accepts anything when the authentication is switched off', async () => {
		const received = await trigger({ authentication: 'none' }).deliver({ body: freshReport() });
		expect(received.items).toHaveLength(1);
	});

	it('refuses the GET form unless it is switched on, and then asks it for a token too', async () => {
		const get = { method: 'GET' as const, body: '', query: { ...freshReport(), token: tokenOf() } };
		await expect(trigger().deliver(get)).resolves.toMatchObject({ status: 405, items: undefined });
		const open = trigger({ options: { acceptGet: true, simplify: false } });
		const received = await open.deliver(get);
		expect(received.items?.[0].json).toMatchObject({ state: 'answered', phone: '79000000100' });
		expect(JSON.stringify(received.items)).not.toContain('token');
		await expect(open.deliver({ ...get, query: freshReport() })).resolves.toEqual(refused);
	});

	it.each([
		['no JSON', '{"id"', 400],
		['empty', '', 400],
		['too large', JSON.stringify({ ...report, x: 'x'.repeat(70_000) }), 413],
	])('refuses a body that is %s', async (_name, body, status) => {
		await expect(trigger().deliver({ body, ...signed() })).resolves.toMatchObject({
			status,
			items: undefined,
		});
	});
});
