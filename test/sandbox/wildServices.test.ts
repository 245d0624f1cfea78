/** The services in the wild mode: their truth, their faults and their callbacks are those of the strict one. */

import { setTimeout as delay } from 'node:timers/promises';

import fastify, { type FastifyInstance } from 'fastify';

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { mend, readForm, truthOf } from '../support/sandbox/tolerant';

let strict: Sandbox;
let wild: Sandbox;
let receiver: FastifyInstance;
let address: string;
let statuses: number[] = [];
let heard: Array<{ type?: string; body: string }> = [];
beforeAll(async () => {
	const pace = { callbackDelayMs: 1, minuteMs: 1 };
	strict = await startSandbox({ ...pace, wild: false });
	wild = await startSandbox({ ...pace, wild: 7 });
	receiver = fastify({ forceCloseConnections: true });
	receiver.removeAllContentTypeParsers();
	receiver.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	receiver.post('/', async (request, reply) => {
		heard.push({ type: request.headers['content-type'], body: String(request.body) });
		await reply.code(statuses.shift() ?? 200).send();
	});
	address = await receiver.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
	await Promise.all([receiver.close(), strict.close(), wild.close()]);
});
beforeEach(() => {
	heard = [];
	statuses = [];
});

async function ask({ url }: Sandbox, path: string, body?: object): Promise<Response> {
	const authorization = path.startsWith('/mcn')
		? `Bearer ${mcnAccount.accessToken}`
		: mobilgroupAccount.apiKey;
	return await fetch(url + path, {
		method: 'POST',
		headers: { authorization, 'content-type': 'application/json' },
		body: body && JSON.stringify(body),
	});
}
const flashCall = (phone: string) =>
	`/mcn/v2/rest/account/${mcnAccount.accountId}/flash_call?login_did=${phone}&code=0427`;
const zvonobot = (more: object) => ({ apiKey: zvonobotAccount.apiKey, ...more });
const [{ number }] = mobilgroupAccount.numbers;

describe('a service in the wild mode', () => {
	it.each<[string, object]>([
		['/mobilgroup/api/voice-password/send/', { number: '79000000100', flashcall: { code: '0427' } }],
		['/mobilgroup/api/voice-password/get/', { request: 'balance' }],
		[
			'/mobilgroup/api/send/',
			{
				settings: { number, message: 'Hi' },
				subscribers: [{ phone: '79000000100' }, { phone: '79000000133' }],
			},
		],
		['/mobilgroup/api/get/', { request: 'numbers' }],
		['/mobilgroup/api/get/', { request: 'templates', account: '1' }],
		['/mobilgroup/api/get/', { request: 'state', id: '1' }],
		['/zvonobot/apiCalls/getPhones', zvonobot({ all: true })],
		['/zvonobot/apiCalls/get', zvonobot({ apiCallIdList: [1] })],
		['/zvonobot/apiCalls/create', zvonobot({ phones: ['1'] })],
		['/zvonobot/apiCalls/userInfo', { apiKey: 'wrong' }],
	])('answers %s %j as it does in the strict mode, however often', async (path, body) => {
		const truths = async (sandbox: Sandbox) => {
			const response = await ask(sandbox, path, body);
			const status = response.status === 201 ? 200 : response.status;
			return { status, truth: truthOf(mend(await response.text())) };
		};
		for (let time = 0; time < 10; time += 1) {
			const [expected, told] = [await truths(strict), await truths(wild)];
			expect(told).toEqual(expected);
		}
	});

	it.each(['50', '51', '53', '60', '61', '62'])(
		'goes wrong as ever at a number that ends in %s',
		async (ending) => {
			const raw = async (sandbox: Sandbox) => {
				const response = await ask(sandbox, flashCall(`790000001${ending}`));
				return [response.status, response.headers.get('content-type'), await response.text()];
			};
			expect(await raw(wild)).toEqual(await raw(strict));
		},
	);

	it('shows what it has said', async () => {
		const response = await ask(wild, flashCall('79000000100'));
		// `text()` would take the byte order mark away.
		const text = Buffer.from(await response.arrayBuffer()).toString();
		const log = (await (await fetch(`${wild.url}/sandbox/wild`)).json()) as Array<{ text: string }>;
		expect(log.at(-1)?.text).toBe(text);
	});

	it('has seen of the documents what it sees in the strict mode', async () => {
		await ask(wild, flashCall('79000000148'));
		expect(wild.state.seen).toContain('mcnTelecom error 402');
	});
});

describe('a callback in the wild mode', () => {
	const told = ({ body, type }: (typeof heard)[number]) =>
		truthOf(type?.includes('form') ? readForm(body) : mend(body));
	async function until(count: number, sandbox: Sandbox): Promise<void> {
		while (heard.length < count || sandbox.state.callbacks.length < count) await delay(2);
	}

	it('of Mobilgroup tells what it should', async () => {
		const before = wild.state.callbacks.length;
		const body = { number: '79000000100', callback_url: address };
		for (let time = 0; time < 10; time += 1) await ask(wild, '/mobilgroup/api/voice-password/send/', body);
		await until(before + 10, wild);
		const truths = wild.state.callbacks.slice(before).map((callback) => truthOf(callback.body as never));
		expect(heard.map(told)).toEqual(expect.arrayContaining(truths));
		expect(new Set(heard.map(({ body: text }) => text.replace(/100\d/, ''))).size).toBeGreaterThan(5);
	});

	it('of Zvonobot is the same text in all of its tries, with the parameters of the user', async () => {
		statuses = [500, 500, 500];
		const create = {
			phone: '79000000121',
			record: { id: 1342 },
			ivrs: [{ digit: 1, webhookUrl: address, webhookParameters: '{"order":"A-7"}' }],
		};
		await ask(wild, '/zvonobot/apiCalls/create', zvonobot(create));
		while (heard.length < 3) await delay(2);
		expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
		expect(told(heard[0])).toMatchObject({ call: { answer: '1', phone: '9000000121' }, order: 'A-7' });
	});
});
