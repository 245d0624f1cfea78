/** Account, numbers, languages, templates and audio records. */

import type { INodeParameters } from 'n8n-workflow';

import { zvonobotAccount } from '../../../sandbox/accounts';
import type { Sandbox } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { runNode } from '../support/engine';
import { zvonobotNode } from '../support/zvonobot';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

const node = (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	settings = {},
	credential = {},
) => zvonobotNode(`${sandbox.url}/zvonobot`, { resource, operation, ...parameters }, settings, credential);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];
const { apiKey } = zvonobotAccount;

describe('Zvonobot › Account › Get', () => {
	it('returns the balance (POST /apiCalls/userInfo: id, balance)', async () => {
		const { items } = await runNode(node('account', 'get'));
		expect(lastRequest()).toMatchObject({ path: '/zvonobot/apiCalls/userInfo', body: { apiKey } });
		expect(items).toEqual([
			{
				json: {
					accountId: '700',
					email: 'owner@example.com',
					balance: 1_000_000,
					balanceDecimal: '1000000.00',
					currency: 'RUB',
					service: 'zvonobot',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('tells of a wrong key, linked to the item', async () => {
		const wrong = node('account', 'get', {}, { onError: 'continueErrorOutput' }, { apiKey: 'wrong' });
		const { errorItems } = await runNode(wrong);
		expect(errorItems[0]).toMatchObject({
			json: { error: { message: 'Zvonobot does not accept the API key', outcome: 'refused' } },
			pairedItem: { item: 0 },
		});
	});

	it('tells that nobody is called when it gets no answer', async () => {
		const { error } = await runNode(node('account', 'get', {}, {}, { domain: 'http://127.0.0.1:9' }));
		expect(error?.context?.outcome).toBe('notSent');
	});
});

describe('Zvonobot › Phone Number, Language and Template › Get Many', () => {
	it('lists own numbers (POST /apiCalls/getPhones: id, phone, isSystem, overall, enable)', async () => {
		const { items } = await runNode(node('phoneNumber', 'getAll', { unconfirmed: true }));
		expect(lastRequest().body).toEqual({ apiKey, all: true });
		expect(items).toHaveLength(3);
		expect(items[1].json).toEqual({
			phoneNumberId: '12',
			phone: '79000000012',
			confirmed: true,
			shared: true,
			system: true,
			service: 'zvonobot',
		});
		await runNode(node('phoneNumber', 'getAll'));
		expect(lastRequest().body).toEqual({ apiKey, all: false });
	});

	it('lists languages with the key in the query (GET /apiCalls/getAvailableLanguages: id, name, defaultLangCode)', async () => {
		const { items } = await runNode(node('language', 'getAll', { options: { simplify: false } }));
		expect(lastRequest()).toMatchObject({ method: 'GET', query: { apiKey } });
		expect(items[0].json).toEqual({
			languageId: '1',
			name: 'Русский',
			code: 'ru-RU',
			service: 'zvonobot',
			response: { id: 1, name: 'Русский', defaultLangCode: 'ru-RU' },
		});
	});

	it('asks for languages by POST where GET is refused', async () => {
		sandbox.state.zvonobot.languagesByPostOnly = true;
		const { items } = await runNode(node('language', 'getAll'));
		sandbox.state.zvonobot.languagesByPostOnly = false;
		expect(items).toHaveLength(3);
		expect(lastRequest()).toMatchObject({ method: 'POST', body: { apiKey } });
	});

	it('lists templates, moderated ones alone if wanted (POST /apiCalls/getTemplates onlyModerated 0/1)', async () => {
		const { items } = await runNode(node('template', 'getAll'));
		expect(lastRequest().body).toEqual({ apiKey, onlyModerated: 0 });
		expect(items.map(({ json }) => json.templateId)).toEqual(['1', '2', '3']);
		await runNode(node('template', 'getAll', { onlyModerated: true }));
		expect(lastRequest().body).toEqual({ apiKey, onlyModerated: 1 });
	});

	it('returns no more than wanted', async () => {
		const { items } = await runNode(node('template', 'getAll', { limit: 2 }));
		expect(items).toHaveLength(2);
	});
});

describe('Zvonobot › Audio Record › Create', () => {
	const create = (parameters: INodeParameters, settings = {}) =>
		node('audioRecord', 'create', parameters, settings);

	it('makes one from a text (POST /apiCalls/createRecord name, source, text)', async () => {
		const { items } = await runNode(create({ name: 'TestRecord', source: 'text', text: 'Hello world' }));
		expect(lastRequest().body).toEqual({ apiKey, name: 'TestRecord', source: 'text', text: 'Hello world' });
		expect(items[0].json).toEqual({
			recordId: expect.stringMatching(/^\d+$/),
			name: 'TestRecord',
			status: 'moderation',
			needsModeration: true,
			notice: expect.stringMatching(/do not start before it is moderated/),
			moderatorComment: null,
			url: expect.any(String),
			text: 'Hello world',
			price: 0.4,
			priceDecimal: '0.40',
			currency: 'RUB',
			createdAt: expect.stringMatching(/Z$/),
			service: 'zvonobot',
		});
	});

	const withFile = (mimeType: string, data: Buffer, fileName?: string) => [
		{ json: {}, binary: { data: { mimeType, fileName, data: data.toString('base64') } } },
	];
	const fromFile = { name: 'From a file', source: 'file', binaryProperty: 'data' };

	it('makes one from a file, as multipart with the key as a field', async () => {
		const input = withFile('audio/mpeg', Buffer.from('ID3 sound'), 'hello.mp3');
		const { items } = await runNode(create(fromFile), input);
		expect(lastRequest()).toMatchObject({
			contentType: expect.stringMatching(/^multipart\/form-data; boundary=/),
			body: {
				apiKey,
				name: 'From a file',
				source: 'file',
				file: { fileName: 'hello.mp3', type: 'audio/mpeg', size: 9 },
			},
		});
		expect(items[0].json).toMatchObject({ name: 'From a file', text: null, price: 0 });
	});

	it.each([
		['no audio', withFile('text/plain', Buffer.from('x'), 'a.txt'), /names a file that is no audio/],
		['empty', withFile('audio/mpeg', Buffer.alloc(0), 'a.mp3'), /names an empty file/],
		[
			'too large',
			withFile('audio/mpeg', Buffer.alloc(21 * 1024 * 1024), 'a.mp3'),
			/names a file of 21 MB; 20 are/,
		],
	])('refuses a file that is %s before any request', async (_what, input, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(create(fromFile), input);
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[{ name: '={{ "" }}', source: 'text', text: 'x' }, /^'Name' is empty$/],
		[{ name: 'A', source: 'text', text: '={{ "" }}' }, /^'Text' is empty$/],
		[{ name: 'A', source: 'text', text: 'я'.repeat(1025) }, /^'Text' has 1025 characters/],
	])('refuses %j before any request', async (parameters, message) => {
		const { error } = await runNode(create(parameters));
		expect(error?.message).toMatch(message);
	});
});

describe('Zvonobot › Audio Record › Delete', () => {
	const remove = (id: string, settings = {}) =>
		node('audioRecord', 'delete', { record: { __rl: true, mode: 'id', value: id } }, settings);

	it('removes one as a list (POST /apiCalls/removeRecord idList, answer with deletedAt)', async () => {
		const { items } = await runNode(remove('1343'));
		expect(lastRequest().body).toEqual({ apiKey, idList: [1343] });
		expect(items[0].json).toEqual({
			deleted: true,
			recordId: '1343',
			deletedAt: expect.stringMatching(/Z$/),
			service: 'zvonobot',
		});
	});

	it('tells of a record that is not there', async () => {
		const { error } = await runNode(remove('4'));
		expect(error?.description).toMatch(/Аудиоролик не найден/);
	});
});

describe('Zvonobot › Verification › Flash Call', () => {
	const flashCall = (parameters: INodeParameters = {}) =>
		node('verification', 'flashCall', { phoneNumber: '={{ $json.phone }}', ...parameters });

	it('sends phone and pin, with its leading zeros (POST /apiVerificationPhones/confirmPhone)', async () => {
		const { items } = await runNode(flashCall({ code: '0042' }), [{ phone: '8 900 000-01-00' }]);
		expect(lastRequest()).toMatchObject({
			path: '/zvonobot/apiVerificationPhones/confirmPhone',
			body: { apiKey, phone: '79000000100', pin: '0042' },
		});
		expect(items[0].json).toEqual({
			outcome: 'placed',
			state: 'queued',
			phone: '79000000100',
			callId: null,
			service: 'zvonobot',
			code: '0042',
		});
	});

	it('makes up a code of four digits for each item', async () => {
		const { items } = await runNode(flashCall({ options: { simplify: false } }), [
			{ phone: '79000000100' },
			{ phone: '79000000102' },
		]);
		const sent = sandbox.state.requests.slice(-2).map(({ body }) => (body as { pin: string }).pin);
		expect(items.map(({ json }) => json.code).sort()).toEqual(sent.sort());
		expect(sent).toEqual([expect.stringMatching(/^\d{4}$/), expect.stringMatching(/^\d{4}$/)]);
		expect(items[0].json.response).toEqual({ status: 'success', data: 'done' });
	});

	it('does not know what became of the call when the answer says something else', async () => {
		const { error } = await runNode(flashCall(), [{ phone: '79000000184' }]);
		expect(error?.context?.outcome).toBe('unclear');
	});
});
