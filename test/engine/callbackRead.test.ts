import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createToken } from '../../nodes/shared/callbacks/signature';
import { purposeOf } from '../../nodes/Zvonobot/callbacks/signature';
import { zvonobotAccount } from '../../sandbox/accounts';
import { runNode } from '../support/engine/engine';
import { mcnNode } from '../support/engine/mcn';
import { mobilgroupNode } from '../support/engine/mobilgroup';
import { callAsTool } from '../support/engine/toolCall';
import { zvonobotNode } from '../support/engine/zvonobot';
import { receivedOf, services, webhookItem } from '../support/receivedCallbacks';

const nodes = { mcnTelecom: mcnNode, mobilgroup: mobilgroupNode, zvonobot: zvonobotNode };
// Nothing listens there: a request would fail.
const URL = 'http://127.0.0.1:1';
type Service = (typeof services)[number];
const reading = (service: Service, parameters = {}, settings = {}, credential = {}) =>
	nodes[service](URL, { resource: 'callback', operation: 'read', ...parameters }, settings, credential);

const read = async (service: Service, item: IDataObject | INodeExecutionData, parameters = {}) =>
	await runNode(reading(service, parameters), [item]);

const proofIn = ({ token, secret }: IDataObject) => (token ?? secret) as string;

describe.each(services)('Callback › Read of %s', (service) => {
	const received = receivedOf(service);
	const item = webhookItem(received);

	it('gives the event of the trigger, linked to its item, and no proof of it', async () => {
		const { items } = await read(service, item);
		expect(items).toEqual([{ json: expect.objectContaining(received.event), pairedItem: { item: 0 } }]);
		expect(JSON.stringify(items)).not.toContain(proofIn(received.query));
	});

	it('gives the body as it came, where the user wants that', async () => {
		const { items } = await read(service, item, { options: { simplify: false } });
		expect(items[0].json).toMatchObject({ ...received.event, raw: received.body });
	});

	it('finds it in a field of the input', async () => {
		const { items } = await read(service, { order: 7, callback: item }, { callbackField: 'callback' });
		expect(items[0].json).toMatchObject(received.event);
		const { error } = await read(service, { order: 7 }, { callbackField: 'callback' });
		expect(error?.message).toMatch(/'Callback Field' is not there: .*they have: order/);
	});

	it.each<[string, IDataObject]>([
		['a form that n8n has read', { 'content-type': 'application/x-www-form-urlencoded' }],
		['no content type', {}],
	])('takes %s', async (_name, headers) => {
		const { items } = await read(service, { ...item, headers });
		expect(items[0].json).toMatchObject(received.event);
	});

	it.each<[string, (body: string) => INodeExecutionData]>([
		['a text', (body) => ({ json: { ...item, body } })],
		['the name of a form without a value', (body) => ({ json: { ...item, body: { [body]: '' } } })],
		[
			'a file',
			(body) => ({
				json: { ...item, body: {} },
				binary: { data: { data: Buffer.from(body).toString('base64'), mimeType: 'application/json' } },
			}),
		],
	])('takes a body that is %s', async (_name, made) => {
		const whole = {
			...made(JSON.stringify(received.body)),
			binary: made(JSON.stringify(received.body)).binary,
		};
		const { items } = await read(service, whole);
		expect(items[0].json).toMatchObject(received.event);
	});

	it('takes the bytes of the file, whatever n8n has made of the body beside it', async () => {
		const data = Buffer.from(JSON.stringify(received.body)).toString('base64');
		const both = { json: { ...item, body: { read: 'otherwise' } }, binary: { data: { data, mimeType: '' } } };
		expect((await read(service, both)).items[0].json).toMatchObject(received.event);
		const other = { data: Buffer.from([0, 1, 2]).toString('base64'), mimeType: 'image/png' };
		const { items } = await read(service, { json: item, binary: { data: other } });
		expect(items[0].json).toMatchObject(received.event);
	});

	it('fails the item of a body that n8n has read in another character set, and says what helps', async () => {
		for (const body of [{ ...received.body, said: '\uFFFD\uFFFD' }, 'said=\uFFFD']) {
			const { error } = await read(service, { ...item, body });
			expect(error?.message).toMatch(/'Callback' has characters in its body.*not in UTF-8/);
			expect(error).toMatchObject({ description: expect.stringMatching(/'Raw Body'/) });
		}
	});

	it.each<[string, IDataObject, RegExp]>([
		[
			'that proves nothing',
			{ ...item, query: {} },
			/'Callback' cannot be trusted: the (token|secret) is missing/,
		],
		['whose proof is changed', { ...item, query: { token: 'x', secret: 'x' } }, /cannot be trusted/],
		['without a body', { ...item, body: {} }, /'Callback' does not report a call/],
		['that tells something else', { ...item, body: { ping: 1 } }, /'Callback' does not report a call/],
		['that is no callback', { phone: '7' }, /cannot be trusted/],
	])('fails the item of a callback %s, and no other', async (_name, broken, message) => {
		const under = reading(service, {}, { onError: 'continueErrorOutput' });
		const { items, errorItems } = await runNode(under, [broken, item]);
		expect(items.map(({ json, pairedItem }) => [json.callId, pairedItem])).toEqual([
			[received.event.callId, { item: 1 }],
		]);
		expect(errorItems).toHaveLength(1);
		expect((errorItems[0].json.error as IDataObject).message).toMatch(message);
		const told = JSON.stringify(errorItems[0].json.error);
		expect(told).not.toContain(proofIn(received.query));
	});

	it('checks nothing where the user has switched that off', async () => {
		const { items } = await read(service, { ...item, query: {} }, { authentication: 'none' });
		const { callId, state = 'answered' } = received.event;
		expect(items[0].json).toMatchObject({ callId, state });
	});

	it('is refused with another credential', async () => {
		const other = { apiKey: 'another key', webhookSecret: 'another secret' };
		const { error } = await runNode(reading(service, {}, {}, other), [item]);
		expect(error?.message).toMatch(/cannot be trusted/);
	});

	it('works as a tool', async () => {
		const { said } = await callAsTool(reading(service, { callbackField: 'callback' }), { callback: item });
		expect(said).toMatch(/"callId"|'Callback Field'/);
		expect(said).not.toMatch(/Invalid URL/);
	});
});

describe('Callback › Read of Zvonobot', () => {
	const token = (branch?: string) =>
		createToken(zvonobotAccount.apiKey, purposeOf(branch), Date.now() + 60_000);
	const attempt = (at: number) => ({ id: at, phone: `7900000012${at}`, status: 'finished' });
	const states = { apiCalls: [1, 2].map((at) => ({ id: at, calls: [attempt(at)] })) };
	const answer = { call: { phone: '79000000121', answer: 1, apicallId: 5 } };

	it('gives an item for each call that one callback reports', async () => {
		const { items } = await read('zvonobot', webhookItem({ query: { token: token() }, body: states }));
		expect(items.map(({ json, pairedItem }) => [json.callId, json.state, pairedItem])).toEqual([
			['1', 'completed', { item: 0 }],
			['2', 'completed', { item: 0 }],
		]);
	});

	it('takes the token from a header, and the secret where that is allowed', async () => {
		const bare = webhookItem({ query: {}, body: states });
		const inHeader = { ...bare, headers: { 'X-Callback-Token': token() } };
		expect((await read('zvonobot', inHeader)).items).toHaveLength(2);
		const withSecret = { ...bare, query: { secret: zvonobotAccount.webhookSecret } };
		expect((await read('zvonobot', withSecret)).error?.message).toMatch(/cannot be trusted/);
		expect((await read('zvonobot', withSecret, { authentication: 'secret' })).items).toHaveLength(2);
	});

	it.each<[string, IDataObject, IDataObject]>([
		['an answer with a token for a state', { token: token() }, answer],
		['a state with a token for a branch', { token: token('0'), branch: '0' }, states],
		['an answer of another branch', { token: token('0'), branch: '1' }, answer],
		['an answer of what is no branch', { token: token('a'), branch: 'a' }, answer],
	])('fails the item for %s', async (_name, query, body) => {
		expect((await read('zvonobot', webhookItem({ query, body }))).error?.message).toMatch(
			/cannot be trusted/,
		);
	});

	it('reads a form with brackets, as n8n gives it', async () => {
		const body = { 'call[phone]': '79000000121', 'call[answer]': '1', 'call[apicallId]': '5' };
		const { items } = await read(
			'zvonobot',
			webhookItem({ query: { token: token('0'), branch: '0' }, body }),
		);
		expect(items[0].json).toMatchObject({ event: 'ivrAnswer', callId: '5', answer: '1' });
	});
});

it('Callback › Read of Zvonobot reads a form in windows-1251 from the bytes that were kept', async () => {
	const { query } = receivedOf('zvonobot');
	const form = 'call[phone]=79000000121&call[answer]=%E4%E0&call[apicallId]=5';
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const data = { data: Buffer.from(form).toString('base64'), mimeType: 'text/plain' };
	const json = { ...webhookItem({ query, body: {} }), headers };
	expect((await read('zvonobot', { json, binary: { data } })).items[0].json).toMatchObject({ answer: 'да' });
});

it('Callback › Read of Mobilgroup takes what is all in the address', async () => {
	const { query, body, event } = receivedOf('mobilgroup');
	const { items } = await read('mobilgroup', webhookItem({ query: { ...query, ...body }, body: {} }));
	expect(items[0].json).toMatchObject(event);
});
