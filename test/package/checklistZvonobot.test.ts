/**
 * Everything that Zvonobot's API documentation and docs/api-notes.md name, and the test whose title names it.
 *
 * `npm run coverage:api` tells that requests, parameters, errors and states were really met; this tells that each of
 * them is what some test is about.
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { filesUnder, root } from '../support/files';

const titles = filesUnder('test')
	.filter((file) => /zvonobot/i.test(file) && file.endsWith('.test.ts') && !file.includes('checklist'))
	.map((file) => readFileSync(path.join(root, file), 'utf8'))
	.join('\n')
	.replace(/\s+/g, ' ');

/** By section, in the words of a title. */
const rows: Record<string, string[]> = {
	'credential and envelope': ['credential domain, apiKey', 'envelope status/data', 'per-item status/message'],
	'POST /apiCalls/create': [
		'the key in the body (document, section 1; sample record+IVR)',
		'(phones)',
		'outgoingPhone',
		'dutyPhone',
		'plannedAt',
		'smartDelay',
		'needRecording',
		'webhookUrl, webhookParameters, webhookHeaders',
		'webhookUrl ≤255, record.text ≤1024',
		'record.id',
		'record.text',
		'record.gender',
		'ivrs[], sample TTS+IVR+SMS',
		'sample speech recognition',
		'isManagerDeliveryPhone',
		'endOfSpeech',
		"'lang'",
		'voiceDetection',
		'startTime, endTime and weekdays',
		'plannedAtTimeZone',
		'excludeWeekends',
		'answerTimeout',
		'answer id,createdAt,plannedAt,smartDelay,needRecording,phone,recordCost',
	],
	'ivrs.*': [
		...'digit keyWords needBlock record.id record.text record.source managerPhone smsText smsTemplateId smsChannel'
			.split(' ')
			.map((name) => `ivrs.*.${name}`),
		...'webhookUrl webhookParameters webhookHeaders anyWord recognitionTimeout recognize emailTimeout ivrs'
			.split(' ')
			.map((name) => `ivrs.*.${name}`),
		'empty: stay on the line',
	],
	'POST /apiCalls/get and getWithTemplates': [
		'POST /apiCalls/get)',
		'POST /apiCalls/getWithTemplates',
		'gets 12,000 IDs with three requests',
		'item and calls[] as documented',
		'calls the state %s %s',
		'ivrAnswers pipe list, -1 = stayed',
	],
	'the other requests': [
		'POST /apiCalls/createRecord name, source, text',
		'as multipart with the key as a field',
		'POST /apiCalls/removeRecord idList, answer with deletedAt',
		'POST /apiCalls/userInfo: id, balance',
		'POST /apiCalls/getPhones: id, phone, isSystem, overall, enable',
		'GET /apiCalls/getAvailableLanguages: id, name, defaultLangCode',
		'POST /apiVerificationPhones/confirmPhone',
		'POST /apiCalls/update, callList[].id, callList[].replannedAt',
		'POST /apiCalls/remove',
		'(isTemplate)',
		'POST /apiCalls/getTemplates onlyModerated 0/1',
	],
	'POST /apiCalls/createWithTemplate': [
		'createWithTemplate variables, reversed map',
		'answer id,phone,templateId,phoneInfo',
		'outgoingPhone,dutyPhone,smartDelay,startTime,endTime,weekdays,webhookUrl,webhookParameters',
	],
	callbacks: [
		'status webhook, `apiCalls[]`',
		'IVR webhook call{phone,answer,apicallId}+params',
		'repeats a callback that was answered',
	],
	'notices and what is not in the API documentation': [
		'moderation notice',
		'optional getRecords',
		'remoteUrl and what newer documents name',
	],
};

describe.each(Object.entries(rows))('%s', (_section, words) => {
	it.each(words)('"%s" stands in the title of a test', (text) => {
		expect(titles).toContain(text);
	});
});
