/** The day on the page of the sandbox: calls, answers and money since midnight, all rows, and the ways to n8n. */

import { readdirSync } from 'node:fs';
import path from 'node:path';

import { formsOf, ORDER_FORM, readExample } from '../../host/examples';
import { todayOf } from '../../sandbox/screen/today';
import type { ScreenView } from '../../sandbox/screen/view';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { emptyState, logCall, pay } from '../../sandbox/state';
import { root } from '../support/files';
import { callers, untilState, viewOf } from '../support/sandbox/screen';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ callbackDelayMs: 2 });
});
afterEach(async () => await sandbox.close());

const todayIn = async (service: string) =>
	(await viewOf(sandbox)).services.find((row) => row.service === service)?.today;

describe('today', () => {
	it('counts calls, how many of them were answered, and what was spent', async () => {
		await expect(todayIn('zvonobot')).resolves.toEqual({ calls: 0, answered: 0, rubles: '0.00' });
		const phones = ['79000000100', '79000000200', '79000000101'];
		const wanted = { phone: undefined, phones, record: { text: 'Hi' } };
		const before = sandbox.state.balance.zvonobot;
		await callers.zvonobot(sandbox, '/apiCalls/create', wanted);
		while ((await viewOf(sandbox)).calls.some(({ endedAt }) => endedAt === undefined));
		const spent = (before - sandbox.state.balance.zvonobot) / 100;
		expect(spent).toBeGreaterThanOrEqual(9);
		await expect(todayIn('zvonobot')).resolves.toEqual({
			calls: 3,
			answered: 2,
			rubles: spent.toFixed(2),
		});
		await expect(todayIn('mobilgroup')).resolves.toEqual({ calls: 0, answered: 0, rubles: '0.00' });
	});

	it('a call that the page itself places costs nothing', async () => {
		const headers = { 'content-type': 'application/json', origin: sandbox.url };
		await fetch(`${sandbox.url}/screen/trial`, { method: 'POST', headers, body: '{}' });
		await untilState(sandbox, 'ringing');
		await expect(todayIn('zvonobot')).resolves.toEqual({ calls: 1, answered: 0, rubles: '0.00' });
	});

	it('begins at midnight', () => {
		const state = emptyState({ mcnTelecom: 1000, mobilgroup: 0, zvonobot: 0 });
		const call = { id: '1', service: 'mcnTelecom', operation: 'flashCall' } as const;
		const numbers = { phone: '79000000100', callerNumber: '79000000427' };
		logCall(state, { ...call, ...numbers }).state = 'answered';
		pay(state, 'mcnTelecom', 75);
		const tomorrow = new Date();
		tomorrow.setDate(tomorrow.getDate() + 1);
		tomorrow.setHours(0, 0, 0, 0);
		expect(todayOf(state)('mcnTelecom')).toEqual({ calls: 1, answered: 1, rubles: '0.75' });
		expect(todayOf(state, tomorrow)('mcnTelecom')).toEqual({ calls: 0, answered: 0, rubles: '0.00' });
		expect(state.balance.mcnTelecom).toBe(925);
	});
});

describe('all rows', () => {
	it('come when they are asked for: the events hold the newest', async () => {
		const phones = Array.from({ length: 60 }, (_, at) => `790000${String(at).padStart(3, '0')}01`);
		const webhookUrl = `${sandbox.url}/sandbox/none`;
		const wanted = { phone: undefined, phones, record: { text: 'Hi' }, webhookUrl };
		await callers.zvonobot(sandbox, '/apiCalls/create', wanted);
		const all = async () => (await (await fetch(`${sandbox.url}/screen/view?rows=all`)).json()) as ScreenView;
		while ((await all()).deliveries.length < 60);
		expect((await viewOf(sandbox)).calls).toHaveLength(50);
		const { calls, deliveries, totals } = await all();
		expect(calls.map(({ phone }) => phone)).toEqual([...phones].reverse());
		expect(totals).toMatchObject({ calls: 60 });
		expect(totals.deliveries).toBeGreaterThanOrEqual(deliveries.length);
	});
});

describe('the ways to n8n', () => {
	it('are not there while the sandbox runs alone, and lead where the host says', async () => {
		expect(await viewOf(sandbox)).not.toHaveProperty('links');
		const links = {
			n8n: 'http://127.0.0.1:5678',
			forms: [{ name: 'A form', url: 'http://127.0.0.1:5678/form/a' }],
		};
		sandbox.setLinks(links);
		expect(await viewOf(sandbox)).toMatchObject({ links });
	});

	it('are the forms of the examples', async () => {
		const files = readdirSync(path.join(root, 'examples')).filter((file) => file.endsWith('.json'));
		const forms = formsOf('http://n8n', await Promise.all(files.map(readExample)));
		expect(forms).toContainEqual({ name: 'Approve an order by phone', url: `http://n8n/${ORDER_FORM}` });
		expect(forms.filter(({ url }) => !/^http:\/\/n8n\/form\/[a-z-]+$/.test(url))).toEqual([]);
	});
});
