import { zvonobotAccount } from '../../../sandbox/accounts';
import type { Sandbox } from '../../../sandbox/server';
import { startSandbox } from '../../../sandbox/server';
import { runNode } from '../support/engine';
import { plainCall, zvonobotNode } from '../support/zvonobot';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ callbackDelayMs: 1, minuteMs: 1 });
});
afterAll(async () => await sandbox.close());

const create = (parameters = {}, settings = {}, credential = {}) =>
	zvonobotNode(`${sandbox.url}/zvonobot`, { ...plainCall, ...parameters }, settings, credential);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];
const lastBody = () => lastRequest().body as Record<string, unknown>;
const one = [{ phone: '79000000100' }];

describe('Zvonobot › Call › Create', () => {
	it('sends numbers, caller and record, with the key in the body (document, section 1; sample record+IVR)', async () => {
		await runNode(create({ phoneField: 'contact.phone' }), [{ contact: { phone: '8 (900) 000-01-00' } }]);
		expect(lastRequest()).toMatchObject({
			method: 'POST',
			path: '/zvonobot/apiCalls/create',
			contentType: 'application/json',
			body: {
				apiKey: zvonobotAccount.apiKey,
				phones: ['79000000100'],
				outgoingPhone: '79000000011',
				record: { id: 1342 },
			},
		});
		expect(Object.keys(lastBody()).sort()).toEqual(['apiKey', 'outgoingPhone', 'phones', 'record']);
	});

	it('returns one linked result for each item, with the ID of its call', async () => {
		const phones = ['79000000100', '79000000102'];
		const { items } = await runNode(
			create(),
			phones.map((phone) => ({ phone })),
		);
		expect(items).toEqual(
			phones.map((phone, item) => ({
				json: {
					outcome: 'placed',
					state: 'queued',
					phone,
					callId: sandbox.state.calls.slice(-2)[item].id,
					service: 'zvonobot',
					plannedAt: null,
					recordPrice: 0,
					recordPriceDecimal: '0.00',
					currency: 'RUB',
				},
				pairedItem: { item },
			})),
		);
	});

	it('sends 5,000 recipients from the input in one request, and the 5,001st in another', async () => {
		const before = sandbox.state.requests.length;
		const input = Array.from({ length: 5001 }, (_, place) => ({ phone: 79001000000 + place * 100 }));
		const { items, error } = await runNode(create(), input);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(5001);
		expect(items[5000]).toMatchObject({ json: { phone: '79001500000' }, pairedItem: { item: 5000 } });
		const sent = sandbox.state.requests
			.slice(before)
			.map(({ body }) => (body as { phones: string[] }).phones);
		expect(sent.map(({ length }) => length)).toEqual([5000, 1]);
	});

	it('takes typed numbers', async () => {
		const { items } = await runNode(
			create({ recipientsFrom: 'typed', phoneNumbers: '+7 900 000-01-00, 79000000102' }),
		);
		expect(items.map(({ json }) => json.phone)).toEqual(['79000000100', '79000000102']);
		expect(lastBody().phones).toEqual(['79000000100', '79000000102']);
	});

	it('leaves the others as they are when the service refuses some numbers within success (checklist: per-item status/message)', async () => {
		const input = ['79000000100', '79000000130', '79000000171', '79000000102'].map((phone) => ({ phone }));
		const { items, errorItems } = await runNode(create({}, { onError: 'continueErrorOutput' }), input);
		expect(items.map(({ json, pairedItem }) => [json.phone, json.outcome, pairedItem])).toEqual([
			['79000000100', 'placed', { item: 0 }],
			['79000000102', 'placed', { item: 3 }],
		]);
		expect(errorItems.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[
				expect.objectContaining({ message: expect.stringMatching(/blacklist/), outcome: 'refused' }),
				{ item: 1 },
			],
			[
				expect.objectContaining({
					message: expect.stringMatching(/left this number out/),
					outcome: 'refused',
				}),
				{ item: 2 },
			],
		]);
	});

	it.each([
		['one object, as until 2022', '79000000180'],
		['a list without an envelope, as the document draws it', '79000000182'],
		['an ID that is text', '79000000183'],
	])('reads an answer that is %s', async (_shape, phone) => {
		const { items } = await runNode(create(), [{ phone }]);
		expect(items[0].json).toMatchObject({ outcome: 'placed', callId: expect.stringMatching(/^\d+$/) });
	});

	it('does not know what became of a call when the answer holds none', async () => {
		const { error } = await runNode(create(), [{ phone: '79000000184' }]);
		expect(error?.context?.outcome).toBe('unclear');
	});

	it('adds the entry of the answer when Simplify is off (checklist: answer id,createdAt,plannedAt,smartDelay,needRecording,phone,recordCost)', async () => {
		const { items } = await runNode(create({ options: { simplify: false } }), one);
		const { response } = items[0].json as { response: object };
		expect(Object.keys(response)).toEqual(
			expect.arrayContaining('id,createdAt,plannedAt,smartDelay,needRecording,phone,recordCost'.split(',')),
		);
	});

	it('calls nobody in a dry run', async () => {
		const before = sandbox.state.requests.length;
		const { items } = await runNode(create({ safety: { dryRun: true } }), one);
		expect(items[0].json).toEqual({
			outcome: 'skipped',
			reason: 'dryRun',
			phone: '79000000100',
			service: 'zvonobot',
		});
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('calls a number once, however many items name it', async () => {
		const { items } = await runNode(create(), [{ phone: '79000000100' }, { phone: '8 900 000-01-00' }]);
		expect(items.map(({ json }) => json.outcome)).toEqual(['placed', 'skipped']);
	});
});

describe('Zvonobot › Call › Create, its parameters (field notes §8.4)', () => {
	it.each<[string, object, object]>([
		['outgoingPhone', {}, { outgoingPhone: '79000000011' }],
		['dutyPhone', { callFrom: 'dutyNumber' }, { dutyPhone: 1 }],
		['plannedAt', { schedule: { plannedAt: '2033-05-18T03:33:20Z' } }, { plannedAt: 2_000_000_000 }],
		['smartDelay', { schedule: { smartDelay: 30 } }, { smartDelay: 30 }],
		['needRecording', { additionalFields: { needRecording: true } }, { needRecording: 1 }],
		['needRecording 0', { additionalFields: { needRecording: false } }, { needRecording: 0 }],
		['record.text', { audio: 'text', text: 'Hello', gender: 0 }, { record: { text: 'Hello', gender: 0 } }],
		['record.gender', { audio: 'text', text: 'Hello', gender: 1 }, { record: { text: 'Hello', gender: 1 } }],
		['record.id', { record: { __rl: true, mode: 'list', value: 1342 } }, { record: { id: 1342 } }],
		[
			'ivrs[], sample TTS+IVR+SMS',
			{ menu: 'json', menuJson: '[{"digit":1,"needBlock":0,"smsText":"текст СМС"}]' },
			{ ivrs: [{ digit: 1, needBlock: 0, smsText: 'текст СМС' }] },
		],
		[
			'sample speech recognition',
			{
				menu: 'json',
				menuJson:
					'[{"keyWords":"Да|нет|не знаю","smsText":"текст СМС","record":{"text":"Текст"}},{"record":{"text":"Текст"}}]',
			},
			{
				ivrs: [
					{ keyWords: 'Да|нет|не знаю', smsText: 'текст СМС', record: { text: 'Текст' } },
					{ record: { text: 'Текст' } },
				],
			},
		],
		[
			'isManagerDeliveryPhone',
			{ additionalFields: { isManagerDeliveryPhone: true } },
			{ isManagerDeliveryPhone: 1 },
		],
		['endOfSpeech', { additionalFields: { endOfSpeech: true } }, { endOfSpeech: 1 }],
		['lang', { additionalFields: { lang: { __rl: true, mode: 'id', value: 'en-US' } } }, { lang: 'en-US' }],
		['voiceDetection', { additionalFields: { voiceDetection: true } }, { voiceDetection: 1 }],
		[
			'startTime, endTime and weekdays',
			{ schedule: { startTime: '9:00', endTime: '20:00', weekdays: [1, 2, 3] } },
			{ startTime: '09:00', endTime: '20:00', weekdays: [1, 2, 3] },
		],
		['plannedAtTimeZone', { schedule: { plannedAtTimeZone: true } }, { plannedAtTimeZone: 1 }],
		[
			'excludeWeekends',
			{ schedule: { startTime: '09:00', endTime: '20:00', excludeWeekends: true } },
			{ excludeWeekends: 1 },
		],
		['answerTimeout', { additionalFields: { answerTimeout: 45 } }, { answerTimeout: 45 }],
		[
			'remoteUrl and what newer documents name',
			{ audio: 'other', additionalFields: { additionalJson: '{"remoteUrl":"https://x.example/a.mp3"}' } },
			{ remoteUrl: 'https://x.example/a.mp3' },
		],
	])('%s', async (_row, parameters, sent) => {
		const { error } = await runNode(create(parameters), one);
		expect(error).toBeUndefined();
		expect(lastBody()).toMatchObject(sent);
	});

	it('names no caller for the default of the account', async () => {
		await runNode(create({ callFrom: 'accountDefault' }), one);
		expect(lastBody()).not.toHaveProperty('outgoingPhone');
		expect(lastBody()).not.toHaveProperty('dutyPhone');
	});

	it('reads times without a zone in the zone of the workflow', async () => {
		await runNode(create({ schedule: { plannedAt: '2033-05-18T03:33:20.000' } }), one);
		expect(lastBody().plannedAt).toEqual(expect.any(Number));
	});

	it('sends every branch parameter of the document, three levels deep, from the form', async () => {
		const hook = {
			webhookUrl: 'https://n8n.example/webhook/a',
			webhookParameters: '{"order":7}',
			webhookHeaders: '{"x-own":"1"}',
		};
		const branches = {
			branch: [
				{
					digit: '0',
					keyWords: 'да, ага',
					then: {
						...hook,
						needBlock: false,
						recordId: 1342,
						managerPhone: '8 900 000 00 02',
						smsText: 'Спасибо',
						smsChannel: 'VIRTA',
						recognize: true,
						emailTimeout: 5,
					},
					branches: {
						branch: [
							{
								digit: '',
								anyWord: true,
								then: { recognitionTimeout: 9, smsTemplateId: 4 },
								branches: { branch: [{ digit: '1', then: { recordText: 'Bye', recordGender: 1 } }] },
							},
						],
					},
				},
			],
		};
		const { error } = await runNode(create({ menu: 'form', branches, callbacks: { tokenIn: 'none' } }), one);
		expect(error).toBeUndefined();
		expect(lastBody().ivrs).toEqual([
			{
				digit: 0,
				keyWords: 'да|ага',
				...hook,
				needBlock: 0,
				record: { id: 1342 },
				managerPhone: '79000000002',
				smsText: 'Спасибо',
				smsChannel: 'VIRTA',
				recognize: 1,
				emailTimeout: 5,
				ivrs: [
					{
						anyWord: 1,
						recognitionTimeout: 9,
						smsTemplateId: 4,
						ivrs: [{ digit: 1, record: { text: 'Bye', gender: 1 } }],
					},
				],
			},
		]);
	});

	it('has a ready branch for those who do not want to be called again', async () => {
		await runNode(create({ optOut: { digit: 0, text: 'Goodbye' } }), one);
		expect(lastBody().ivrs).toEqual([{ digit: 0, needBlock: 1, record: { text: 'Goodbye' } }]);
	});
});

describe('Zvonobot › Call › Create, its callbacks', () => {
	const callbacks = { webhookUrl: 'https://n8n.example/webhook/a?x=1' };

	it('adds a token of its own to the status address (webhookUrl, webhookParameters, webhookHeaders)', async () => {
		await runNode(
			create({
				callbacks: { ...callbacks, webhookParameters: '{"order": 7}', webhookHeaders: '{"x-own": "1"}' },
			}),
			one,
		);
		expect(lastBody()).toMatchObject({
			webhookUrl: expect.stringMatching(
				/^https:\/\/n8n\.example\/webhook\/a\?x=1&token=v1\.\d{10}\.[\w-]+\.[\w-]+$/,
			),
			webhookParameters: '{"order":7}',
			webhookHeaders: '{"x-own":"1"}',
		});
	});

	it('sends the token in a header where the user wants it there', async () => {
		await runNode(create({ callbacks: { ...callbacks, tokenIn: 'header' } }), one);
		const { webhookUrl, webhookHeaders } = lastBody() as Record<string, string>;
		expect(webhookUrl).toBe(callbacks.webhookUrl);
		expect(JSON.parse(webhookHeaders)).toEqual({ 'x-callback-token': expect.stringMatching(/^v1\./) });
	});

	it('signs each branch of a menu for itself', async () => {
		const menuJson = [
			{ digit: 1, ivrs: [{ digit: 2, webhookUrl: 'https://n8n.example/webhook/b' }] },
			{ digit: 3, webhookUrl: 'https://n8n.example/webhook/b' },
		];
		await runNode(create({ menu: 'json', menuJson: JSON.stringify(menuJson) }), one);
		const [first, second] = lastBody().ivrs as Array<{
			webhookUrl: string;
			ivrs: Array<{ webhookUrl: string }>;
		}>;
		expect(first.ivrs[0].webhookUrl).toMatch(/\?branch=0\.0&token=v1\./);
		expect(second.webhookUrl).toMatch(/\?branch=1&token=v1\./);
	});

	it.each<[string, object, RegExp]>([
		[
			'too long',
			{ webhookUrl: `https://n8n.example/${'a'.repeat(200)}` },
			/has \d+ characters with its token; 255/,
		],
		['no URL', { webhookUrl: 'n8n' }, /'Status Address' must be a URL/],
		['missing beside parameters', { webhookParameters: '{"a":1}' }, /'Status Address' is empty/],
	])('refuses a status address that is %s', async (_name, given, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(create({ callbacks: given }), one);
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});
});

describe('Zvonobot › Call › Create, with input it can not use', () => {
	it.each<[object, RegExp]>([
		[{ ownNumber: { __rl: true, mode: 'id', value: '={{ "" }}' } }, /^'Own Number' is empty$/],
		[{ record: { __rl: true, mode: 'id', value: '={{ "x" }}' } }, /^'Record' must be an ID/],
		[{ audio: 'text', text: ' ' }, /^'Text' is empty$/],
		[{ audio: 'text', text: 'я'.repeat(1025) }, /^'Text' has 1025 characters; 1024 are allowed$/],
		[{ menu: 'json', menuJson: '{' }, /^'Menu \(JSON\)' must be a JSON list/],
		[
			{ menu: 'json', menuJson: JSON.stringify([{}, { digit: 1, ivrs: [{ smsText: 'x'.repeat(83) }] }]) },
			/^'Menu' can't be used: ivrs\[1\]\.ivrs\[0\]\.smsText: 83 characters, 70 allowed$/,
		],
		[
			{ menu: 'form', branches: { branch: [{ digit: '1', then: { smsText: 'x'.repeat(71) } }] } },
			/ivrs\[0\]\.smsText: 71 characters, 70 allowed/,
		],
		[
			{ menu: 'json', menuJson: '[{"digit":9}]', optOut: { digit: 9 } },
			/ivrs\[1\]\.digit: is taken by ivrs\[0\]/,
		],
		[{ schedule: { plannedAt: 'tomorrow' } }, /^'Call At' is no date and time/],
		[{ schedule: { startTime: '25:00', endTime: '20:00' } }, /^'Not Before' is no time of day$/],
		[{ schedule: { startTime: '09:00' } }, /^'Not After' is empty/],
		[{ schedule: { weekdays: [1] } }, /^'Weekdays' has no effect without/],
		[
			{ schedule: { startTime: '09:00', endTime: '20:00', weekdays: [1], excludeWeekends: true } },
			/^'Weekdays' can't be used together with 'Skip Weekends'$/,
		],
		[{ schedule: { smartDelay: -1 } }, /must be a whole number of minutes/],
		[{ additionalFields: { answerTimeout: 'x' } }, /must be a whole number of seconds/],
		[{ additionalFields: { lang: { __rl: true, mode: 'id', value: 'Russian' } } }, /^'Language' is no code/],
		[{ additionalFields: { additionalJson: '[]' } }, /must be a JSON object/],
		[{ additionalFields: { additionalJson: '{"phones":[]}' } }, /may not hold phones/],
		[{ callbacks: { tokenDays: 0 } }, /'Token Life \(Days\)' must be more than 0/],
	])('%j is refused before any request, naming field and rule', async (parameters, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(create(parameters), one);
		expect(error?.message).toMatch(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[{ domain: '' }, /^'Domain' is empty$/],
		[{ domain: 'http://lk.zvonobot.example' }, /^'Domain' must start with https:\/\/$/],
		[{ apiKey: ' ' }, /^'API Key' is empty$/],
	])('a credential with %j is refused before any request', async (credential, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(create({}, {}, credential), one);
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('tells which number can not be a phone, and calls the others', async () => {
		const { items, errorItems } = await runNode(create({}, { onError: 'continueErrorOutput' }), [
			{ phone: 'nobody' },
			{ phone: '79000000100' },
		]);
		expect(items).toHaveLength(1);
		expect(errorItems[0].json.error).toMatchObject({
			message: "'phone' has letters in it",
			outcome: 'notSent',
		});
	});

	it('tells of the field that the service found wrong', async () => {
		const { error } = await runNode(create({ additionalFields: { additionalJson: '{"nonsense":1}' } }), one);
		expect(error?.message).toBe('Zvonobot found a value it can not use');
		expect(error?.description).toMatch(/nonsense/);
	});

	it('tells of a caller that is not confirmed', async () => {
		const { error } = await runNode(
			create({ ownNumber: { __rl: true, mode: 'id', value: '79000000013' } }),
			one,
		);
		expect(error?.message).toBe('Zvonobot does not call from this number');
	});
});
