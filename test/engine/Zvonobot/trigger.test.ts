/** Both callbacks of Zvonobot, in every shape of the field notes §5.13. */

import type { INodeParameters } from 'n8n-workflow';

import { signedHook } from '../../../nodes/Zvonobot/api/callbackToken';
import { zvonobotAccount } from '../../../sandbox/accounts';
import { activeTrigger } from '../support/webhook';
import { zvonobotCredential } from '../support/zvonobot';

const DAY_MS = 24 * 60 * 60 * 1000;
const events = ['callStatus', 'ivrAnswer'];
const allStates = ['answered', 'canceled', 'completed', 'queued', 'ringing', 'unknown'];
const address = 'https://n8n.example/webhook/a';
const SOURCE = '82.202.206.194';

const trigger = (parameters: INodeParameters = {}, credential = {}) =>
	activeTrigger({
		type: 'zvonobotTrigger',
		parameters: {
			authentication: 'token',
			events,
			states: allStates,
			answers: '',
			options: {},
			...parameters,
		},
		credentials: zvonobotCredential('https://zvonobot.example', credential),
	});

/** The query that the action node's address has. */
function signed(subject = 'status', { lifeMs = DAY_MS, secret = zvonobotAccount.apiKey } = {}) {
	const token = { secret, place: 'query' as const, lifeMs, notBeforeMs: 0 };
	const { webhookUrl } = signedHook({ webhookUrl: address }, token, subject);
	return Object.fromEntries(new URL(webhookUrl as string).searchParams);
}

let number = 5_000_000;
/** The status of another call each time, so that no test meets the replays of another. */
function status(attempt: object = {}) {
	const id = (number += 1);
	return {
		id,
		plannedAt: null,
		needRecording: 0,
		webhookSent: 0,
		webhookTry: 0,
		calls: [
			{
				id: id + 40_000_000,
				phone: '79000000121',
				status: 'finished',
				startedAt: 1_700_000_000,
				answeredAt: 1_700_000_010,
				finishedAt: 1_700_000_040,
				hangupCause: 16,
				cost: '1,82',
				ivrDigit: 0,
				ivrAnswers: '|0|да',
				comment: null,
				...attempt,
			},
		],
	};
}
const answer = (given: unknown = 1, phone = '79000000121') => ({
	call: { phone, answer: given, apicallId: (number += 1) },
});

describe('Zvonobot Trigger, status callback', () => {
	it('starts with the call and answers 200 (checklist: status webhook, `apiCalls[]`)', async () => {
		const call = status();
		const received = await trigger().deliver({ body: { apiCalls: [call], order: 'A-7' }, query: signed() });
		expect(received).toMatchObject({ status: 200, answer: { status: 'accepted' } });
		expect(received.items).toEqual([
			{
				json: {
					service: 'zvonobot',
					event: 'callStatus',
					callId: String(call.id),
					attemptId: String(call.calls[0].id),
					phone: '79000000121',
					state: 'completed',
					status: 'finished',
					answer: null,
					answers: ['0', 'да'],
					lastKey: '0',
					startedAt: '2023-11-14T22:13:20.000Z',
					answeredAt: '2023-11-14T22:13:30.000Z',
					finishedAt: '2023-11-14T22:14:00.000Z',
					talkSeconds: 30,
					price: 1.82,
					priceDecimal: '1.82',
					currency: 'RUB',
					hangupCause: '16',
					recordingUrl: null,
					nextCallId: null,
					blacklisted: false,
					createdAt: null,
					plannedAt: null,
					previousCallId: null,
					templateId: null,
					redialMinutes: null,
					recorded: false,
					callbackSent: false,
					parameters: { order: 'A-7' },
				},
			},
		]);
	});

	it.each<[string, () => unknown]>([
		['data', () => ({ data: [status()] })],
		['one object under data', () => ({ data: status() })],
		['a flat object with calls', () => status()],
		['a flat call', () => ({ ...status().calls[0], apiCallId: (number += 1) })],
		['a list', () => [status()]],
	])('reads %s', async (_shape, body) => {
		const received = await trigger().deliver({ body: body(), query: signed() });
		expect(received.items).toHaveLength(1);
		expect(received.items?.[0].json).toMatchObject({ state: 'completed', phone: '79000000121' });
	});

	it('starts with several items for several calls in one POST', async () => {
		const body = { apiCalls: [status(), status({ status: 'canceled' })] };
		const received = await trigger().deliver({ body, query: signed() });
		expect(received.items?.map(({ json }) => json.state)).toEqual(['completed', 'canceled']);
	});

	it.each([
		['processed', 'queued'],
		['created', 'queued'],
		['started', 'ringing'],
		['answered', 'answered'],
		['finished', 'completed'],
		['canceled', 'canceled'],
		['new one', 'unknown'],
	])('calls the state %s %s', async (word, state) => {
		const received = await trigger().deliver({
			body: { apiCalls: [status({ status: word })] },
			query: signed(),
		});
		expect(received.items?.[0].json.state).toBe(state);
	});

	it('starts for the wanted states only, and answers 200 to the others', async () => {
		const active = trigger({ states: ['completed'] });
		const ringing = await active.deliver({ body: status({ status: 'started' }), query: signed() });
		expect(ringing).toMatchObject({ status: 200, answer: { status: 'ignored' }, items: undefined });
	});

	it('passes the same state of a call on once, however often and with whatever token it comes', async () => {
		const active = trigger();
		const body = { apiCalls: [status()] };
		const received = [];
		for (let time = 0; time < 3; time += 1) received.push(await active.deliver({ body, query: signed() }));
		expect(received.map(({ status: code }) => code)).toEqual([200, 200, 200]);
		expect(received.filter(({ items }) => items)).toHaveLength(1);
		const later = { apiCalls: [{ ...body.apiCalls[0], webhookTry: 2 }] };
		expect((await active.deliver({ body: later, query: signed() })).items).toBeUndefined();
	});

	it('adds what came when Simplify is off', async () => {
		const body = { apiCalls: [status()] };
		const received = await trigger({ options: { simplify: false } }).deliver({ body, query: signed() });
		expect(received.items?.[0].json.raw).toEqual(body.apiCalls[0]);
	});
});

describe('Zvonobot Trigger, answer in a menu', () => {
	it('starts with the answer, the branch and the own parameters (checklist: IVR webhook call{phone,answer,apicallId}+params)', async () => {
		const body = { ...answer(0), user_parameter1: 'value1' };
		const received = await trigger().deliver({ body, query: signed('1.0') });
		expect(received.items).toEqual([
			{
				json: {
					service: 'zvonobot',
					event: 'ivrAnswer',
					callId: String(body.call.apicallId),
					phone: '79000000121',
					state: 'answered',
					answer: '0',
					answers: ['0'],
					branch: '1.0',
					parameters: { user_parameter1: 'value1' },
				},
			},
		]);
	});

	it('reads a word, and the form with underscores of a cabinet', async () => {
		const word = await trigger().deliver({ body: answer('да'), query: signed('0') });
		expect(word.items?.[0].json.answer).toBe('да');
		const body = { call: { phone: '79000000122', ivr_answers: '|1|да' } };
		const cabinet = await trigger().deliver({ body, query: signed('0') });
		expect(cabinet.items?.[0].json).toMatchObject({ answer: 'да', answers: ['1', 'да'], callId: null });
	});

	it('starts for the wanted answers only', async () => {
		const active = trigger({ answers: '1, Да' });
		const started = [];
		for (const given of [1, 2, 'ДА', 'нет', 10]) {
			started.push(Boolean((await active.deliver({ body: answer(given), query: signed('0') })).items));
		}
		expect(started).toEqual([true, false, true, false, false]);
	});

	it('starts for the wanted events only', async () => {
		const received = await trigger({ events: ['callStatus'] }).deliver({
			body: answer(),
			query: signed('0'),
		});
		expect(received).toMatchObject({ status: 200, items: undefined });
	});

	it('tells the same key in two branches apart, and a repeated delivery not', async () => {
		const active = trigger();
		const body = answer(1);
		const [upper, lower] = [signed('0'), signed('0.0')];
		const started = [];
		for (const query of [upper, lower, upper]) {
			started.push(Boolean((await active.deliver({ body, query })).items));
		}
		expect(started).toEqual([true, true, false]);
	});

	it('passes a repeated answer on once where neither call nor token tell it from others', async () => {
		const active = trigger({ authentication: 'secret' });
		const query = { secret: zvonobotAccount.webhookSecret };
		const body = { call: { phone: '79000000129', answer: 1 } };
		const started = [];
		for (let time = 0; time < 2; time += 1)
			started.push(Boolean((await active.deliver({ body, query })).items));
		expect(started).toEqual([true, false]);
	});
});

describe('Zvonobot Trigger, whom it trusts', () => {
	it('takes the token from a header too', async () => {
		const headers = { 'x-callback-token': signed().token };
		expect((await trigger().deliver({ body: status(), headers })).items).toHaveLength(1);
	});

	it.each<[string, object]>([
		['no token', {}],
		['a token of another credential', { query: signed('status', { secret: 'another key' }) }],
		['an expired token', { query: signed('status', { lifeMs: -1000 }) }],
		['a token of another branch', { query: { ...signed('0'), branch: '1' } }],
		['a token of a branch without its branch', { query: { token: signed('0').token } }],
		['a token twice', { query: { token: [signed().token, signed().token] } }],
		['the secret where a token is wanted', { query: { secret: zvonobotAccount.webhookSecret } }],
	])('refuses a delivery with %s', async (_name, delivery) => {
		const received = await trigger().deliver({ body: status(), ...delivery });
		expect(received).toMatchObject({ status: 401, items: undefined });
	});

	it('takes the fixed secret for callbacks of the cabinet, and tokens as well', async () => {
		const active = trigger({ authentication: 'secret' });
		const query = { secret: zvonobotAccount.webhookSecret };
		expect((await active.deliver({ body: status(), query })).items).toHaveLength(1);
		expect((await active.deliver({ body: status(), query: signed() })).items).toHaveLength(1);
		expect(await active.deliver({ body: status(), query: { secret: 'x' } })).toMatchObject({ status: 401 });
	});

	it('can not be activated with an empty secret where it is wanted', async () => {
		const open = trigger({ authentication: 'secret' }, { webhookSecret: '' });
		await expect(open.activate()).rejects.toThrow("'Webhook Secret' is empty in the credential");
		await expect(trigger().activate()).resolves.toBeUndefined();
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
});
