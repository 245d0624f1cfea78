/** The life of a call in the sandbox: states, the walk through a menu, and callbacks until exactly 200. */

import { setTimeout as delay } from 'node:timers/promises';

import fastify, { type FastifyInstance } from 'fastify';

import { zvonobotAccount } from '../../sandbox/accounts';
import { useSandbox } from '../support/useSandbox';

interface Heard {
	body: Record<string, unknown>;
	headers: Record<string, unknown>;
}

let receiver: FastifyInstance;
let address: string;
let statuses: number[] = [];
let heard: Heard[] = [];
const sandbox = useSandbox({ callbackDelayMs: 2, minuteMs: 2 });
beforeAll(async () => {
	receiver = fastify();
	receiver.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) =>
		done(null, JSON.parse(String(body))),
	);
	receiver.post('/', async (request, reply) => {
		heard.push({ body: request.body as Heard['body'], headers: request.headers });
		await reply.code(statuses.shift() ?? 200).send({});
	});
	address = await receiver.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => await receiver.close());
beforeEach(() => {
	heard = [];
	statuses = [];
});

async function call(phone: string, body: object) {
	const response = await fetch(`${sandbox.url}/zvonobot/apiCalls/create`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ apiKey: zvonobotAccount.apiKey, phone, record: { id: 1342 }, ...body }),
	});
	const { data } = (await response.json()) as { data: Array<{ id: number }> };
	const { call: placed } = sandbox.state.zvonobot.calls.get(data[0].id) ?? {};
	while (placed?.calls[0].finishedAt === null) await delay(2);
	await untilQuiet();
	return placed;
}

/** Deliveries may be under way when a call has ended; on a slow machine for a while. */
async function untilQuiet(): Promise<void> {
	for (let before = -1; heard.length > before; await delay(100)) before = heard.length;
}
const statusesHeard = () =>
	heard.map(({ body }) => (body.apiCalls as Array<{ calls: Array<{ status: string }> }>)[0].calls[0].status);

describe('a call in the sandbox of Zvonobot', () => {
	it('goes created → processed → started → answered → finished, and tells each', async () => {
		const placed = await call('79000000100', {
			webhookUrl: address,
			webhookParameters: '{"order":7}',
			webhookHeaders: '{"x-own":"1"}',
		});
		// Deliveries do not wait for each other.
		expect(statusesHeard().sort()).toEqual(['answered', 'finished', 'processed', 'started']);
		expect(heard[0]).toMatchObject({ body: { order: 7 }, headers: { 'x-own': '1' } });
		expect(placed).toMatchObject({ webhookSent: 1, webhookTry: 1 });
	});

	it.each([
		['01', 17],
		['02', 19],
		['03', 21],
		['04', 20],
	])('…%s ends without a conversation, with cause %d', async (ending, hangupCause) => {
		const placed = await call(`790000001${ending}`, {});
		expect(placed?.calls[0]).toMatchObject({
			status: 'canceled',
			hangupCause,
			answeredAt: null,
			cost: '0.00',
		});
	});

	const leaf = { webhookUrl: '', smsText: 'Thanks' };
	it.each([
		['20', [{ digit: 0, ...leaf }], '|0'],
		['21', [{ digit: 1, ...leaf }], '|1'],
		['24', [{ keyWords: 'Да|ага', ...leaf }], '|да'],
		['25', [{ anyWord: 1, ...leaf }], '|перезвоните завтра'],
		['26', [{ digit: 1 }, { ...leaf }], '|-1'],
		['29', [{ digit: 9, needBlock: 1, ...leaf }], '|9'],
		['23', [{ digit: 1, ivrs: [{ digit: 2, ivrs: [{ digit: 1, ...leaf }] }] }], '|1|2|1'],
	])('…%s walks the menu to %j', async (ending, ivrs, ivrAnswers) => {
		const phone = `790000001${ending}`;
		const withAddress = JSON.parse(
			JSON.stringify(ivrs).replaceAll('"webhookUrl":""', `"webhookUrl":"${address}"`),
		);
		const placed = await call(phone, { ivrs: withAddress });
		expect(placed?.calls[0].ivrAnswers).toBe(ivrAnswers);
		const answer = ivrAnswers.split('|').pop() ?? '';
		expect(heard.map(({ body }) => body)).toEqual([
			{ call: { phone, answer: /^-?\d$/.test(answer) ? Number(answer) : answer, apicallId: placed?.id } },
		]);
		expect(sandbox.state.zvonobot.sms).toContainEqual({ phone, text: 'Thanks' });
		expect(sandbox.state.zvonobot.blocked.has(phone)).toBe(ending === '29');
	});

	it('calls again who did not answer', async () => {
		const placed = await call('79000000132', { smartDelay: 15 });
		const next = placed?.calls[0].nextCallId ?? 0;
		while (sandbox.state.zvonobot.calls.get(next)?.call.calls[0].status !== 'finished') await delay(5);
		expect(sandbox.state.zvonobot.calls.get(next)?.call.prevCallId).toBe(placed?.id);
	});

	it.each([
		[[204, 200], 2],
		[[500, 404, 201, 200], 3],
		[[200], 1],
	])('repeats a callback that was answered %j, and tries no more than %d times', async (answers, tries) => {
		statuses = answers;
		await call('79000000121', { ivrs: [{ digit: 1, webhookUrl: address }] });
		await delay(20);
		expect(heard).toHaveLength(tries);
	});

	it.each([
		['93', 'data'],
		['94', 'calls'],
		['96', 'apiCallId'],
		['95', 'apiCalls'],
	])('…%s tells in another shape: %s', async (ending, key) => {
		await call(`790000001${ending}`, { webhookUrl: address });
		expect(heard[heard.length - 1].body).toHaveProperty(key);
	});
});
