import type { INodeParameters } from 'n8n-workflow';

import { zvonobotAccount } from '../../../sandbox/accounts';
import { signed, status, trigger } from '../../support/engine/zvonobotTrigger';

const SOURCE = '82.202.206.194';

describe('Zvonobot Trigger, whom it trusts', () => {
	it('takes the token from a header too', async () => {
		const headers = { 'x-callback-token': signed().token };
		expect((await trigger().deliver({ body: status(), headers })).items).toHaveLength(1);
	});

	it.each<[string, object]>([
		['no token', {}],
		['a token of another credential', { query: signed(undefined, { secret: 'another key' }) }],
		['an expired token', { query: signed(undefined, { lifeMs: -1000 }) }],
		['a token of another branch', { query: { ...signed('0'), branch: '1' } }],
		['a token of a branch without its branch', { query: { token: signed('0').token } }],
		['a token twice', { query: { token: [signed().token, signed().token] } }],
		['the secret where a token is wanted', { query: { secret: zvonobotAccount.webhookSecret } }],
	])('refuses a delivery with %s', async (_name, delivery) => {
		const received = await trigger().deliver({ body: status(), ...delivery });
		expect(received).toMatchObject({ status: 401, items: undefined });
	});

	it('takes the fixed secret for callbacks of the account portal, and tokens as well', async () => {
		const active = trigger({ authentication: 'secret' });
		const query = { secret: zvonobotAccount.webhookSecret };
		expect((await active.deliver({ body: status(), query })).items).toHaveLength(1);
		expect((await active.deliver({ body: status(), query: signed() })).items).toHaveLength(1);
		expect(await active.deliver({ body: status(), query: { secret: 'x' } })).toMatchObject({ status: 401 });
	});

	it('cannot be activated with an empty secret where it is wanted', async () => {
		const open = trigger({ authentication: 'secret' }, { webhookSecret: '' });
		await expect(open.activate()).rejects.toThrow("'Webhook Secret' is empty in the credential");
		await expect(trigger().activate()).resolves.toBeUndefined();
	});

	it('cannot be activated with a secret that an address cuts off, where one is wanted', async () => {
		const webhookSecret = 'a&b';
		const open = trigger({ authentication: 'secret' }, { webhookSecret });
		await expect(open.activate()).rejects.toThrow("'Webhook Secret' holds &");
		await expect(trigger({}, { webhookSecret }).activate()).resolves.toBeUndefined();
	});

	it('accepts anything when the authentication is switched off', async () => {
		expect((await trigger({ authentication: 'none' }).deliver({ body: status() })).items).toHaveLength(1);
	});

	const sources = SOURCE;
	it.each<[string, INodeParameters, object, number]>([
		['the address itself', { sources }, { from: SOURCE }, 200],
		['the address within IPv6', { sources }, { from: `::ffff:${SOURCE}` }, 200],
		['another address', { sources }, { from: '203.0.113.5' }, 403],
		[
			'another address that pretends to be forwarded',
			{ sources },
			{ from: '203.0.113.5', headers: { 'x-forwarded-for': SOURCE } },
			403,
		],
		[
			'the address behind one own proxy',
			{ sources, proxies: 1 },
			{ from: '10.0.0.1', headers: { 'x-forwarded-for': SOURCE } },
			200,
		],
		[
			'an address that a visitor of the proxy made up',
			{ sources, proxies: 1 },
			{ from: '10.0.0.1', headers: { 'x-forwarded-for': `${SOURCE}, 203.0.113.5` } },
			403,
		],
		['no header behind a proxy', { sources, proxies: 1 }, { from: SOURCE }, 403],
	])('looks at the source: %s', async (_name, options, delivery, code) => {
		const received = await trigger({ options }).deliver({ body: status(), query: signed(), ...delivery });
		expect(received.status).toBe(code);
	});

	it.each([
		['no JSON', '{"apiCalls"', 400],
		['empty', '', 400],
		['too large', JSON.stringify({ ...status(), x: 'x'.repeat(70_000) }), 413],
	])('refuses a body that is %s', async (_name, body, code) => {
		await expect(trigger().deliver({ body, query: signed() })).resolves.toMatchObject({ status: code });
	});

	it.each([{ ping: 1 }, [], { apiCalls: [] }, { apiCalls: [{ id: 1 }] }, 7])(
		'answers 200 and starts nothing for %j',
		async (body) => {
			const received = await trigger().deliver({ body, query: signed() });
			expect(received).toMatchObject({ status: 200, items: undefined });
		},
	);

	it.each([
		['its credential cannot be read', {}, { apiKey: '={{ $json.key }}' }],
		['an option cannot be read', { events: '={{ $json.events.first() }}' }, {}],
	])(
		'answers 503 and starts nothing where %s, and tells only the log why',
		async (_how, parameters, credential) => {
			const refusing = trigger(parameters, credential);
			const received = await refusing.deliver({ body: status(), query: signed() });
			expect(received).toEqual({
				status: 503,
				answer: { status: 'refused', reason: 'This n8n cannot read callbacks at the moment' },
				items: undefined,
			});
			expect(refusing.logged).toEqual([
				['warn', expect.stringMatching(/at the moment: ./), expect.anything()],
			]);
		},
	);
});
