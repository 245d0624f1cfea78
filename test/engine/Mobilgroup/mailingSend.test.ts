import { mobilgroupAccount } from '../../../sandbox/accounts';
import type { Sandbox } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { runNode } from '../support/engine';
import { mailing, mobilgroupNode, withLogin } from '../support/mobilgroup';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

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

	it.each([
		['2026-11-20T14:05:00', undefined, '2026-11-20 14:05'],
		['2026-11-20T14:05:00', 'Asia/Yekaterinburg', '2026-11-20 12:05'],
		['2026-11-20T11:05:00.000Z', 'Asia/Yekaterinburg', '2026-11-20 14:05'],
		['={{ DateTime.fromISO("2026-11-20T11:05:00Z") }}', undefined, '2026-11-20 14:05'],
		['={{ new Date("2026-11-20T11:05:00Z") }}', undefined, '2026-11-20 14:05'],
		['={{ 1795172700000 }}', undefined, '2026-11-20 14:05'],
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
			param3Field: 'missing',
		};
		const input = [
			{ contact: { phone: '79000000100' }, debt: '17,25', due: { date: '20.11.2026' }, room: 7 },
			{ contact: { phone: '79000000101' }, debt: 3.17, due: {}, room: '' },
		];
		const script = { content: 'script', script: list('1'), phoneField: 'contact.phone', personalFields };
		const { items } = await runNode(send(script), input);
		expect((lastRequest().body as { subscribers: object[] }).subscribers).toEqual([
			{ phone: '79000000100', summa: '17.25', param1: '20.11.2026', param2: '7' },
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
		expect(items[0].json.response).toMatchObject({
			result: 'ok',
			phones: '2',
			budget: '1,82',
			subscriber: { phone: '79000000100', result: 'ok' },
		});
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
});

describe('Mobilgroup › Mailing › Send, with settings it can not use', () => {
	it.each([
		[{ senderNumber: list('={{ "" }}') }, /^'Sender Number' is empty$/],
		[{ message: '={{ "" }}' }, /^'Text' is empty$/],
		[{ message: 'x'.repeat(5001) }, /^'Text' has 5001 characters; 5000 are allowed$/],
		[{ content: 'phrase', phrase: list('={{ "" }}') }, /^'Phrase' is empty$/],
		[{ content: 'script', script: list('={{ "" }}') }, /^'Script' is empty$/],
		[{ options: { attempts: 4 } }, /^'Attempts' must be a whole number from 1 to 3$/],
		[{ options: { interval: 61 } }, /^'Interval' must be a whole number from 1 to 60$/],
		[{ options: { repeat: 0 } }, /^'Listen Again' must be a whole number from 1 to 3$/],
		[{ options: { schedule: 'soon' } }, /^'Schedule' is no date and time/],
		[{ options: { schedule: '2026-11-20T14:05:00', timeZone: 'Moscow' } }, /^'Time Zone' must be a name/],
		[{ recipientsFrom: 'typed', phoneNumbers: ' , \n' }, /^'Phone Numbers' is empty$/],
		[
			{ recipientsFrom: 'typed', phoneNumbers: '79000000100, x' },
			/^'Phone Numbers \(2 of 2\)' has letters in it$/,
		],
	])('%j is refused before any request, for each item with its own number', async (parameters, message) => {
		const before = sandbox.state.requests.length;
		const { errorItems } = await runNode(send(parameters, { onError: 'continueErrorOutput' }), phones);
		expect(errorItems.map(({ json }) => json.error)).toEqual(
			[0, 1].map((itemIndex) =>
				expect.objectContaining({ message: expect.stringMatching(message), itemIndex, outcome: 'notSent' }),
			),
		);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[
			'text',
			{ content: 'message', personalFields: { messageField: 'own' } },
			'x'.repeat(5001),
			/^'own' has 5001 characters/,
		],
		[
			'text',
			{ content: 'message', personalFields: { messageField: 'own' } },
			{},
			/^'own' must be text or a number$/,
		],
		[
			'amount',
			{ content: 'script', script: list('1'), personalFields: { amountField: 'own' } },
			'much',
			/^'own' must be an amount/,
		],
		[
			'amount',
			{ content: 'script', script: list('1'), personalFields: { amountField: 'own' } },
			-1,
			/^'own' must be an amount/,
		],
		[
			'parameter',
			{ content: 'script', script: list('1'), personalFields: { param2Field: 'own' } },
			[1],
			/^'own' must be text or a number$/,
		],
	])("a phone's own %s that can not be used fails alone (%#)", async (_name, parameters, own, message) => {
		const { items, errorItems } = await runNode(send(parameters, { onError: 'continueErrorOutput' }), [
			{ phone: '79000000100', own },
			{ phone: '79000000101' },
		]);
		expect(errorItems.map(({ json }) => (json.error as { message: string }).message)).toEqual([
			expect.stringMatching(message),
		]);
		expect(items.map(({ json }) => json.phone)).toEqual(['79000000101']);
	});

	it.each([
		['missing', {}, /^'phone' is empty$/],
		['no number', { phone: 'nobody' }, /^'phone' has letters in it$/],
		['foreign', { phone: '+421900000100' }, /^'phone' has 12 digits; a mailing takes numbers of 11$/],
		['inherited', { phoneField: 1 }, /^'phone' is empty$/],
	])('a phone that is %s never spoils the others', async (_name, bad, message) => {
		const { items, errorItems } = await runNode(send({}, { onError: 'continueErrorOutput' }), [
			{ phone: '79000000100' },
			bad,
			{ phone: '79000000101' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems.map(({ json }) => json.error)).toEqual([
			expect.objectContaining({ message: expect.stringMatching(message), itemIndex: 1 }),
		]);
	});

	it.each([
		[{ senderNumber: list('79000000009') }, /^'Sender Number' is not set up/, 'Error_No_AniPhone'],
		[{ message: '!!!' }, /^Mobilgroup could not turn 'Text' into speech$/, 'Error_Not_TTS_File'],
		[{ content: 'phrase', phrase: list('9') }, /^Mobilgroup has no recording/, 'Error_Not_Media_File'],
	])('%j is refused by the service: %s [%s]', async (parameters, message, code) => {
		const { error } = await runNode(send(parameters), phones);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(`Nobody was called. [${code}]`);
	});
});
