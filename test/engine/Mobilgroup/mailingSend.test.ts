import { BaseExecuteContext } from 'n8n-core/dist/execution-engine/node-execution-context/base-execute-context';

import { mobilgroupAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { mailing, mobilgroupNode, withLogin } from '../../support/engine/mobilgroup';
import { asWritten } from '../../support/engine/wild';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const send = (parameters = {}, settings = {}, credential = {}) =>
	mobilgroupNode(`${sandbox.url}/mobilgroup`, { ...mailing, ...parameters }, settings, credential);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];
const phones = [{ phone: '+7 900 000-01-00' }, { phone: 79000000101 }];
const number = mobilgroupAccount.numbers[0].number;
const list = (value: string) => ({ __rl: true, mode: 'list', value });

describe('Mobilgroup › Mailing › Send', () => {
	it('sends settings.number* (sender), settings.message and subscribers[].phone* to POST /api/send/', async () => {
		await runNode(send(), phones);
		expect(lastRequest()).toMatchObject({
			method: 'POST',
			path: '/mobilgroup/api/send/',
			contentType: 'application/json',
		});
		expect(lastRequest().body).toEqual({
			settings: { number, message: 'Your order is ready' },
			subscribers: [{ phone: '79000000100' }, { phone: '79000000101' }],
		});
	});

	it.each([
		['settings.phrase ◇', { content: 'phrase', phrase: list('2') }, { phrase: '2' }],
		['settings.script ◇', { content: 'script', script: list('1') }, { script: '1' }],
		[
			'settings.message ◇',
			{ content: 'message', phrase: list('2'), script: list('1') },
			{ message: 'Your order is ready' },
		],
	])('exactly one of the three: %s', async (_name, parameters, settings) => {
		const { error } = await runNode(send(parameters), phones);
		expect(error).toBeUndefined();
		expect((lastRequest().body as { settings: object }).settings).toEqual({ number, ...settings });
	});

	it('settings.attempts, settings.interval and settings.repeat go as text', async () => {
		await runNode(send({ options: { attempts: 3, interval: 60, repeat: 2 } }), phones);
		expect(lastRequest().body).toMatchObject({
			settings: { attempts: '3', interval: '60', repeat: '2' },
		});
	});

	it('calls once where Allowed Hours are set and Attempts are not: the account may call on for hours', async () => {
		const allowedHours = { hours: { from: '00:00', to: '23:59' } };
		await runNode(send({ safety: { allowedHours } }), phones);
		expect(lastRequest().body).toMatchObject({ settings: { attempts: '1' } });
		await runNode(send({ options: { attempts: 2, interval: 1 }, safety: { allowedHours } }), phones);
		expect(lastRequest().body).toMatchObject({ settings: { attempts: '2' } });
	});

	it.each([
		['2034-11-20T14:05:00', undefined, '2034-11-20 14:05'],
		['2034-11-20T14:05:00', 'Asia/Yekaterinburg', '2034-11-20 12:05'],
		['2034-11-20T11:05:00.000Z', 'Asia/Yekaterinburg', '2034-11-20 14:05'],
		['={{ DateTime.fromISO("2034-11-20T11:05:00Z") }}', undefined, '2034-11-20 14:05'],
		['={{ new Date("2034-11-20T11:05:00Z") }}', undefined, '2034-11-20 14:05'],
		['={{ 2047633500000 }}', undefined, '2034-11-20 14:05'],
	])(
		'settings.schedule YYYY-MM-DD HH:mm in Moscow time: %s in %p is %s',
		async (schedule, timeZone, sent) => {
			const { error } = await runNode(send({ options: { schedule, ...(timeZone && { timeZone }) } }), phones);
			expect(error).toBeUndefined();
			expect(lastRequest().body).toMatchObject({ settings: { schedule: sent } });
		},
	);

	it('subscribers[].message is the text of their own, for a text mailing only', async () => {
		const input = [
			{ phone: '79000000100', text: 'Hello Anna' },
			{ phone: '79000000101', text: '' },
		];
		const personalFields = { messageField: 'text' };
		await runNode(send({ personalFields }), input);
		expect((lastRequest().body as { subscribers: object[] }).subscribers).toEqual([
			{ phone: '79000000100', message: 'Hello Anna' },
			{ phone: '79000000101' },
		]);
		await runNode(send({ personalFields, content: 'phrase', phrase: list('1') }), input);
		expect((lastRequest().body as { subscribers: object[] }).subscribers).toEqual([
			{ phone: '79000000100' },
			{ phone: '79000000101' },
		]);
	});

	it('subscribers[].summa, param1, param2, param3 come from named fields of the input', async () => {
		const personalFields = {
			amountField: 'debt',
			param1Field: 'due.date',
			param2Field: 'room',
			param3Field: 'floor',
		};
		const input = [
			{ contact: { phone: '79000000100' }, debt: '17,25', due: { date: '20.11.2026' }, room: 7, floor: 3 },
			{ contact: { phone: '79000000101' }, debt: 3.17, due: {}, room: '' },
		];
		const script = { content: 'script', script: list('1'), phoneField: 'contact.phone', personalFields };
		const { items } = await runNode(send(script), input);
		expect((lastRequest().body as { subscribers: object[] }).subscribers).toEqual([
			{ phone: '79000000100', summa: '17.25', param1: '20.11.2026', param2: '7', param3: '3' },
			{ phone: '79000000101', summa: '3.17' },
		]);
		expect(items).toHaveLength(2);
	});

	it('answer: every phone comes back with its price (comma read), its duration and the mailing', async () => {
		const { items } = await runNode(send(), phones);
		const [{ id }] = sandbox.state.mailings.slice(-1);
		expect(items).toEqual(
			['79000000100', '79000000101'].map((phone, item) => ({
				json: {
					outcome: 'placed',
					state: 'queued',
					phone,
					mailingId: id,
					price: 0.91,
					priceDecimal: '0.91',
					currency: 'RUB',
					durationSeconds: 14,
					service: 'mobilgroup',
				},
				pairedItem: { item },
			})),
		);
	});

	it('answer: id, phones, budget and the own row are added when Simplify is off', async () => {
		const { items } = await runNode(send({ options: { simplify: false } }), phones);
		const response = {
			...{ result: 'ok', phones: '2', budget: '1,82' },
			subscriber: { phone: '79000000100', result: 'ok' },
		};
		expect(items[0].json).toMatchObject({ response: asWritten(response) });
	});

	it('Error_Not_Enough_Money of one subscriber refuses that item and no other', async () => {
		const { items, errorItems } = await runNode(send({}, { onError: 'continueErrorOutput' }), [
			{ phone: '79000000100' },
			{ phone: '79000000133', order: 7 },
			{ phone: '79000000101' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems).toEqual([
			{
				json: {
					phone: '79000000133',
					order: 7,
					error: expect.objectContaining({
						message: 'The Mobilgroup account has no money left',
						description: expect.stringMatching(/Nobody was called\. \[Error_Not_Enough_Money\]$/),
						outcome: 'refused',
						itemIndex: 1,
					}),
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('typed recipients: commas and new lines, every one a result linked to the item', async () => {
		const typed = { recipientsFrom: 'typed', phoneNumbers: '+7 900 000-01-00, 89000000101\n\n79000000102;' };
		const { items } = await runNode(send(typed), [{ note: 'once' }]);
		expect(items.map(({ json, pairedItem }) => [json.phone, pairedItem])).toEqual([
			['79000000100', { item: 0 }],
			['79000000101', { item: 0 }],
			['79000000102', { item: 0 }],
		]);
	});

	it('auth: security.login+password in the body where the credential says so', async () => {
		const { error } = await runNode(send({}, {}, withLogin), phones);
		expect(error).toBeUndefined();
		expect(lastRequest().body).toMatchObject({ security: { login: '***', password: '***' } });
	});

	it('splits what is more than 20,000 numbers, and sends nothing after the execution is stopped', async () => {
		const many = Array.from({ length: 20_001 }, (_, place) => ({
			phone: `7900${String(Math.floor(place / 20)).padStart(5, '0')}${10 + (place % 20)}`,
		}));
		const before = sandbox.state.mailings.length;
		const { items } = await runNode(send(), many);
		expect(items).toHaveLength(20_001);
		const sizes = sandbox.state.mailings.slice(before).map(({ calls }) => calls.length);
		expect(sizes.sort((a, b) => b - a)).toEqual([20_000, 1]);

		const stopped = AbortSignal.abort();
		const signal = jest
			.spyOn(BaseExecuteContext.prototype, 'getExecutionCancelSignal')
			.mockReturnValue(stopped);
		const { error } = await runNode(send(), phones);
		signal.mockRestore();
		expect(error?.message).toBe('The execution was stopped before this item was sent');
		expect(error?.context?.outcome).toBe('notSent');
		expect(sandbox.state.mailings).toHaveLength(before + 2);
	});
});
