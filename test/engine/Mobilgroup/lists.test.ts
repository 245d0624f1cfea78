import { mobilgroupAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { mobilgroupNode, withLogin } from '../../support/engine/mobilgroup';
import { search } from '../../support/engine/picker';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const node = (parameters: object, credential = {}) =>
	mobilgroupNode(`${sandbox.url}/mobilgroup`, { ...parameters }, {}, credential);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];

describe('Mobilgroup › lists and balance', () => {
	it.each([
		[
			'request=scripts → data[]{id, name, duration}',
			'script',
			'scripts',
			{ id: '1', name: 'Appointment reminder', durationSeconds: 25 },
		],
		[
			'request=phrases → data[]{id, name, duration}',
			'phrase',
			'phrases',
			{ id: '1', name: 'We are closed today', durationSeconds: 25 },
		],
		[
			'request=numbers → data[]{number, description}',
			'senderNumber',
			'numbers',
			mobilgroupAccount.numbers[0],
		],
	])('%s', async (_name, resource, request, first) => {
		const { items } = await runNode(node({ resource, operation: 'getAll' }));
		expect(lastRequest()).toMatchObject({ path: '/mobilgroup/api/get/', body: { request } });
		expect(items[0]).toEqual({ json: first, pairedItem: { item: 0 } });
		const one = await runNode(node({ resource, operation: 'getAll', limit: 1 }, withLogin));
		expect(one.items).toHaveLength(1);
	});

	it('request=balance → balance, currency of mailings, with a comma decimal', async () => {
		sandbox.state.balance.mobilgroup = 27_350;
		const { items } = await runNode(node({ resource: 'account', operation: 'getBalance' }));
		expect(lastRequest()).toMatchObject({ path: '/mobilgroup/api/get/', body: { request: 'balance' } });
		expect(items[0].json).toEqual({
			balance: 273.5,
			balanceDecimal: '273.50',
			currency: 'RUB',
			balanceOf: 'mailing',
			service: 'mobilgroup',
		});
	});

	it('request=balance → balance, currency of verification calls', async () => {
		const { items } = await runNode(
			node({ resource: 'account', operation: 'getBalance', balanceOf: 'verification' }),
		);
		expect(lastRequest().path).toBe('/mobilgroup/api/voice-password/get/');
		expect(items[0].json).toMatchObject({ balance: 273.5, currency: 'RUB', balanceOf: 'verification' });
		const login = await runNode(
			node({ resource: 'account', operation: 'getBalance', balanceOf: 'verification' }, withLogin),
		);
		expect(login.error?.message).toBe("'Authentication' must be 'API Key' for verification");
	});
});

describe('Mobilgroup › pickers', () => {
	const pick = async (method: string, filter?: string, parameters = {}, credential = {}) =>
		await search(node({ resource: 'mailing', operation: 'send', ...parameters }, credential), method, filter);

	it.each([
		['searchScripts', 'debt', [{ name: 'Debt reminder with operator', value: '2' }]],
		[
			'searchScriptNames',
			'DEBT',
			[{ name: 'Debt reminder with operator', value: 'Debt reminder with operator' }],
		],
		['searchPhrases', 'order', [{ name: 'Your order is ready', value: '2' }]],
		['searchSenderNumbers', 'clinic', [{ name: '79000000002 · Clinic', value: '79000000002' }]],
		['searchSenderNumbers', 'nothing', []],
	])('%s finds %p', async (method, filter, results) => {
		await expect(pick(method, filter)).resolves.toEqual({ results });
	});

	it('list everything without a filter', async () => {
		const { results } = await pick('searchScripts');
		expect(results).toHaveLength(3);
	});

	it('list the templates of the account that is typed, and none while there is no account', async () => {
		sandbox.state.templates.push({ id: '5', account: '123', name: 'Payment', message: 'x' });
		await expect(pick('searchTemplates', '', { account: '123' })).resolves.toEqual({
			results: [{ name: 'Payment', value: '5' }],
		});
		await expect(pick('searchTemplates', '', { account: '' })).resolves.toEqual({ results: [] });
		await expect(pick('searchTemplates', '', { account: '={{ $json.id }}' })).resolves.toEqual({
			results: [],
		});
	});

	it.each([
		[{ apiKey: 'wrong' }, /does not accept the credential/],
		[{ apiKey: '' }, /'API Key' is empty/],
		[{ baseUrl: 'http://127.0.0.1:9' }, /does not accept connections/],
	])('say what is wrong with a credential of %j', async (credential, message) => {
		await expect(pick('searchScripts', '', {}, credential)).rejects.toThrow(message);
	});
});
