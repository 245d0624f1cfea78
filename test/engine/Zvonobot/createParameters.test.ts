import { runNode } from '../../support/engine/engine';
import { plainCall } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, lastBody } = world;
const create = (parameters = {}, settings = {}, credential = {}) =>
	node({ ...plainCall, ...parameters }, settings, credential);
const one = [{ phone: '79000000100' }];

describe('Zvonobot › Call › Create, its parameters', () => {
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
			'ivrs.*.record.source',
			{ menu: 'json', menuJson: '[{"digit":1,"record":{"id":1342,"source":"file"}}]' },
			{ ivrs: [{ digit: 1, record: { id: 1342, source: 'file' } }] },
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

	it('sends every branch parameter of the API documentation, three levels deep, from the form', async () => {
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
						recordId: { __rl: true, mode: 'id', value: '1342' },
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
