/** Account, numbers, languages and templates. */

import type { INodeParameters } from 'n8n-workflow';

import { zvonobotAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { asWritten } from '../../support/engine/wild';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { lastRequest } = world;
const node = (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	settings = {},
	credential = {},
) => world.node({ resource, operation, ...parameters }, settings, credential);
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

	it('reports a wrong key, linked to the item', async () => {
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
		const confirmed = await runNode(node('phoneNumber', 'getAll'));
		expect(lastRequest().body).toEqual({ apiKey, all: false });
		expect(confirmed.items.map(({ json }) => json.confirmed)).toEqual([true, true]);
	});

	it('lists languages with the key in the query (GET /apiCalls/getAvailableLanguages: id, name, defaultLangCode)', async () => {
		const { items } = await runNode(node('language', 'getAll', { options: { simplify: false } }));
		expect(lastRequest()).toMatchObject({ method: 'GET', query: { apiKey } });
		expect(items[0].json).toEqual({
			languageId: '1',
			name: 'Русский',
			code: 'ru-RU',
			service: 'zvonobot',
			response: asWritten({ id: 1, name: 'Русский', defaultLangCode: 'ru-RU' }),
		});
	});

	it('asks for languages by POST where GET is refused', async () => {
		world.sandbox.state.zvonobot.languagesByPostOnly = true;
		const { items } = await runNode(node('language', 'getAll'));
		world.sandbox.state.zvonobot.languagesByPostOnly = false;
		expect(items).toHaveLength(3);
		expect(lastRequest()).toMatchObject({ method: 'POST', body: { apiKey } });
	});

	it('lists templates, only approved ones if asked for (POST /apiCalls/getTemplates onlyModerated 0/1)', async () => {
		const { items } = await runNode(node('template', 'getAll'));
		expect(lastRequest().body).toEqual({ apiKey, onlyModerated: 0 });
		expect(items.map(({ json }) => json.templateId)).toEqual(['1', '2', '3', '4']);
		await runNode(node('template', 'getAll', { onlyModerated: true }));
		expect(lastRequest().body).toEqual({ apiKey, onlyModerated: 1 });
	});

	it('returns no more than wanted', async () => {
		const { items } = await runNode(node('template', 'getAll', { limit: 2 }));
		expect(items).toHaveLength(2);
	});
});
