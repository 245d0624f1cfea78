/** The sandbox is as strict as the API documentation: what Zvonobot would not take, it does not take. */

import { setTimeout as delay } from 'node:timers/promises';

import { zvonobotAccount } from '../../sandbox/accounts';
import { useSandbox } from '../support/useSandbox';

const { apiKey } = zvonobotAccount;
const phone = '79000000100';
const record = { id: 1342 };

const sandbox = useSandbox({ callbackDelayMs: 1, minuteMs: 1 });

async function post(path: string, body: object) {
	const response = await fetch(`${sandbox.url}/zvonobot/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ apiKey, ...body }),
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const create = async (body: object) => await post('apiCalls/create', { phone, record, ...body });

describe('the sandbox of Zvonobot', () => {
	it("takes the API documentation's own samples", async () => {
		const samples = [
			{ record: { id: 1342 }, ivrs: [{ digit: 1, needBlock: 0, record: { id: 1342 } }] },
			{ record: { text: 'Текст' }, ivrs: [{ digit: 1, needBlock: 0, smsText: 'текст СМС' }] },
			{
				record: { text: 'Текст' },
				ivrs: [{ keyWords: 'Да|нет|не знаю', smsText: 'текст СМС' }, { record: { text: 'Текст' } }],
			},
		];
		for (const sample of samples) {
			await expect(create({ outgoingPhone: '79000000011', ...sample })).resolves.toMatchObject({
				status: 200,
				body: { status: 'success', data: [expect.objectContaining({ phone, id: expect.any(Number) })] },
			});
		}
	});

	it.each<[string, object, string]>([
		['an unknown parameter', { loud: 1 }, 'loud'],
		['an unknown branch parameter', { ivrs: [{ loud: 1 }] }, 'ivrs.0.loud'],
		['phone and phones', { phones: [phone] }, 'request'],
		['both callers', { outgoingPhone: '79000000011', dutyPhone: 1 }, 'request'],
		['neither record nor anything in its place', { record: undefined }, 'request.record'],
		['a record with ID and text', { record: { id: 1, text: 'x' } }, 'record'],
		['a text of 1025 characters', { record: { text: 'x'.repeat(1025) } }, 'record.text'],
		['a branch SMS of 71 characters', { ivrs: [{ smsText: 'x'.repeat(71) }] }, 'ivrs.0.smsText'],
		['digit 10', { ivrs: [{ digit: 10 }] }, 'ivrs.0.digit'],
		['any words beside a key', { ivrs: [{ digit: 1, anyWord: 1 }] }, 'ivrs.0'],
		[
			'a recognition time of 16',
			{ ivrs: [{ anyWord: 1, recognitionTimeout: 16 }] },
			'ivrs.0.recognitionTimeout',
		],
		[
			'parameters that are no text',
			{ webhookUrl: 'https://x.example', webhookParameters: {} },
			'webhookParameters',
		],
		['an address of 256 characters', { webhookUrl: `https://x/${'a'.repeat(246)}` }, 'webhookUrl'],
		['weekdays and excludeWeekends', { weekdays: [1], excludeWeekends: 1 }, 'request'],
		['weekday 8', { weekdays: [8] }, 'weekdays.0'],
		['an answer timeout of 14', { answerTimeout: 14 }, 'answerTimeout'],
		['a smart delay of 91', { smartDelay: 91 }, 'smartDelay'],
		['a time of day without minutes', { startTime: '9' }, 'startTime'],
		['a flag that is a boolean', { needRecording: true }, 'needRecording'],
		['milliseconds', { plannedAt: 1_700_000_000_000 }, 'plannedAt'],
	])('refuses %s', async (_name, body, field) => {
		const answer = await create(body);
		expect(answer.status).toBe(422);
		expect(Object.keys(answer.body.errors as object).join()).toContain(field.replace('request.', ''));
	});

	it.each<[string, string, object, number]>([
		['5,001 numbers', 'apiCalls/createWithTemplate', { templateId: 1, phones: Array(5001).fill(phone) }, 422],
		['5,001 IDs', 'apiCalls/get', { apiCallIdList: Array(5001).fill(1) }, 422],
		[
			'variables that are not turned round',
			'apiCalls/createWithTemplate',
			{ templateId: 1, phone, variables: { [phone]: { name: 'Elena' } } },
			422,
		],
		['a pin of three digits', 'apiVerificationPhones/confirmPhone', { phone, pin: '123' }, 422],
		['a pin that is a number', 'apiVerificationPhones/confirmPhone', { phone, pin: 1234 }, 422],
		['both kinds of IDs to remove', 'apiCalls/remove', { id: 1, idList: [1] }, 422],
		['a record without its text', 'apiCalls/createRecord', { name: 'A', source: 'text' }, 422],
		['a wrong key', 'apiCalls/userInfo', { apiKey: 'wrong' }, 401],
		['a method that does not exist', 'apiCalls/nothing', {}, 404],
		['what the account may not do', 'apiCalls/create', { phone: '79000000143', record }, 403],
	])('refuses %s', async (_name, path, body, status) => {
		await expect(post(path, body)).resolves.toMatchObject({ status });
	});

	it('takes one number as `phone` for a template, and one ID to remove, as the API documentation allows', async () => {
		const planned = { templateId: 1, phone, plannedAt: 2_000_000_000 };
		const { body } = await post('apiCalls/createWithTemplate', planned);
		const [{ id }] = body.data as Array<{ id: number }>;
		await expect(post('apiCalls/remove', { id, isTemplate: 1 })).resolves.toMatchObject({
			body: { status: 'success', data: [] },
		});
	});

	it('refuses numbers that have not eleven digits, and only those', async () => {
		const { body } = await post('apiCalls/create', { phones: ['3750000001', phone], record });
		expect(body.data).toEqual([
			{ status: 'error', phone: '3750000001', message: expect.any(String) },
			expect.objectContaining({ phone }),
		]);
	});

	it('does not start calls with a record or a template that waits for approval', async () => {
		const { body } = await create({ record: { id: 1343 } });
		const [{ id }] = body.data as Array<{ id: number }>;
		await delay(20);
		expect(sandbox.state.zvonobot.calls.get(id)?.call.calls[0].status).toBe('created');
	});

	it('runs out of money', async () => {
		const before = sandbox.state.balance.zvonobot;
		sandbox.state.balance.zvonobot = 299;
		await expect(create({})).resolves.toMatchObject({ status: 200, body: { status: 'error' } });
		sandbox.state.balance.zvonobot = before;
	});
});
