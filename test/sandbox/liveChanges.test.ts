/** What the live check finds in a service that has changed. */

import type { IDataObject } from 'n8n-workflow';

import { freePort } from '../../host/ports';
import { checkLive } from '../../scripts/live/check';
import { readCredential } from '../../scripts/live/credential';
import { readOptions, services } from '../../scripts/live/options';
import { writeUp } from '../../scripts/live/report';
import { CannedService } from '../support/cannedService';
import { PACE } from '../support/live';

const KEY = 'canned-api-key-0123456789';
const PHONE = '79000000100';
const rows = (...data: object[]) => ({ result: 'ok', data });
const balance = { result: 'ok', balance: '999.00', currency: 'Rub' };
const call = {
	id: '12345',
	number: PHONE,
	date: '11.09.2020 13:34:39',
	duration: '00:04',
	price: '0.35',
	service: 'Flash Call',
	state: 'Успешно',
};

const service = new CannedService();
let said: string[];
beforeAll(async () => void (await service.listen()));
afterAll(async () => await service.close());

/** @param answers to the requests of verification, by their name; others answer as documented */
async function reportOn(answers: Record<string, unknown>): Promise<string> {
	const documented: Record<string, unknown> = {
		balance,
		numbers: rows({ number: PHONE, description: 'Main line' }),
		phrases: rows({ id: '1', name: 'We are closed', duration: '25' }),
		scripts: rows({ id: '1', name: 'Reminder', duration: '25' }),
		daily: { ...rows(call), rows: '1' },
		state: { result: 'ok', data: call },
	};
	service.answer('/api/get/', ({ body }) => ({
		body: request(body) === 'balance' ? { ...balance, balance: '999,00' } : documented[request(body)],
	}));
	service.answer('/api/voice-password/get/', ({ body }) => {
		const { request: wanted, id } = body as { request: string; id?: string };
		if (id === '0') return { body: { result: 'error', error_code: 'ID_Not_Found' } };
		return { body: answers[wanted] ?? documented[wanted] };
	});
	said = [];
	const credential = { apiKey: KEY, baseUrl: service.url };
	const options = { service: services.mobilgroup };
	const terminal = { say: (line: string) => void said.push(line) };
	const result = await checkLive(options, credential, terminal, new AbortController().signal, PACE);
	return writeUp(result);
}

const request = (body: unknown) => (body as { request: string }).request;

it('is content with a service that has not changed', async () => {
	expect(await reportOn({})).toContain('8 as known, 0 differ, 0 not read');
});

it.each<[string, Record<string, unknown>, string]>([
	['a new field', { balance: { ...balance, credit: '5.00' } }, '`credit`: a field that is not known'],
	['a field that has gone', { balance: { result: 'ok', balance: '9.00' } }, '`currency`: missing'],
	[
		'another type',
		{ balance: { ...balance, balance: 999 } },
		'`balance`: whole number; known: decimal as text',
	],
	['a list in the place of an object', { state: rows(call) }, '`data`: list; known: object'],
	[
		'another notation of a time',
		{ state: { result: 'ok', data: { ...call, date: '2020-09-11 13:34' } } },
		'`data.date`: time as text, yyyy-mm-dd',
	],
	[
		'a word that nobody knows',
		{ state: { result: 'ok', data: { ...call, state: 'Абонент спит' } } },
		'«Абонент спит» is not known to the package',
	],
	[
		'an undocumented word that is understood',
		{ state: { result: 'ok', data: { ...call, state: 'В очереди' } } },
		'not documented, read as queued',
	],
	[
		'a field that the package no longer finds',
		{ state: { result: 'ok', data: { ...call, price: 'free' } } },
		'The package finds no `price` in it.',
	],
	[
		'an answer that is no balance',
		{ balance: { result: 'ok' } },
		'Not read: Mobilgroup answered without a balance',
	],
	['a web page', { balance: '<html><body>Maintenance</body></html>' }, 'Not read: '],
])('finds %s', async (_what, answers, sentence) => {
	expect(await reportOn(answers)).toContain(sentence);
});

it('tells nothing of the account, wherever the service puts it', async () => {
	const state = { ...call, [PHONE]: 1, 'ivan@example.com': 1, state: `Звонок на ${PHONE} с ключом ${KEY}` };
	const report = await reportOn({
		balance: { result: 'error', error_code: `Key ${KEY} of ivan@example.com, code 4821, +7 900 000-01-00` },
		state: { result: 'ok', data: { ...state, code: '4821', note: 'see code 4821' } },
		daily: { ...rows({ ...call, number: '+7 (900) 000-01-00' }), rows: '1', [KEY]: KEY },
	});
	const account = [KEY, PHONE, PHONE.slice(1), '4821', 'ivan', 'example.com', '000-01-00', 'Main line'];
	expect(account.filter((value) => report.includes(value) || said.join('\n').includes(value))).toEqual([]);
	expect(report).toContain('(a name that looks like a value)');
});

it('says that a service does not answer', async () => {
	const credential: IDataObject = { apiKey: KEY, baseUrl: `http://127.0.0.1:${await freePort()}` };
	const terminal = { say: () => undefined };
	const stop = new AbortController().signal;
	const result = await checkLive({ service: services.mobilgroup }, credential, terminal, stop, PACE);
	expect(writeUp(result)).toContain('does not accept connections');
	expect(result.findings.every(({ verdict }) => verdict === 'not read')).toBe(true);
});

describe('the command line', () => {
	it.each([
		[[]],
		[['telephone']],
		[['mcn', 'zvonobot']],
		[['mcn', '--api-key', KEY]],
		[['mcn', '--call', '12']],
		[['mcn', '--listen']],
		[['zvonobot', '--id', 'abc']],
	])('refuses %j, and repeats nothing of it', (args) => {
		expect(() => readOptions(args)).toThrow(/^(?!.*canned)(Name one|An argument|The phone|--listen|--id)/);
	});

	it('reads what is wanted', () => {
		const listen = ['--listen', '--public-url', 'https://n8n.example/a', '--minutes', '2'];
		expect(readOptions(['mcn', '--call', '+7 900 000-01-00', ...listen])).toMatchObject({
			service: services.mcn,
			phone: PHONE,
			listen: { port: 8099, publicUrl: 'https://n8n.example/a', minutes: 2 },
		});
	});

	it('takes the credential from the environment, or asks without showing it', async () => {
		const asked: Array<[string, boolean]> = [];
		const ask = async (question: string, hidden: boolean) => {
			asked.push([question, hidden]);
			return KEY;
		};
		const say = () => undefined;
		const { zvonobot } = services;
		expect(await readCredential(zvonobot, { say }, undefined, { ZVONOBOT_API_KEY: KEY })).toMatchObject({
			apiKey: KEY,
		});
		expect(await readCredential(zvonobot, { say, ask }, 'calls.example', {})).toMatchObject({
			apiKey: KEY,
			domain: 'calls.example',
		});
		expect(asked).toEqual([['API key of Zvonobot: ', true]]);
		await expect(readCredential(zvonobot, { say }, undefined, {})).rejects.toThrow('Set ZVONOBOT_API_KEY');
	});
});
