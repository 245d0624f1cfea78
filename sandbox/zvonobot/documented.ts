/** Everything that Zvonobot's API documentation names; for its errors see docs/api-notes.md, Zvonobot: Errors. */

import type { Documented } from '../coverage';

const under = (endpoint: string, names: string) =>
	['apiKey', ...names.split(/[\s,]+/)].filter(Boolean).map((name) => `${endpoint} ${name}`);

const branch = [
	'digit keyWords needBlock record record.id record.text record.source managerPhone smsText smsTemplateId',
	'smsChannel webhookUrl webhookParameters webhookHeaders anyWord recognitionTimeout recognize emailTimeout ivrs',
]
	.join(' ')
	.split(' ')
	.map((name) => `ivrs.${name}`)
	.join(' ');

/** The status callback has the form of an answer to `get`. */
const callInformation = [
	...`id createdAt smartDelay prevCallId needRecording plannedAt webhookUrl webhookSent templateId amoscriptId
	webhookParameters webhookTry recognitionGroupId generateGroupId calls`.split(/\s+/),
	...`phone ivrDigit startedAt answeredAt managerStartedAt managerAnsweredAt finishedAt toBlock status nextCallId
	hangupCause managerStatus recordFilePath cost createdAt updatedAt label ivrAnswers ivrIdList comment`
		.split(/\s+/)
		.map((name) => `calls.${name}`),
];

export const documented: Documented = {
	service: 'zvonobot',
	endpoint: [
		'POST /apiCalls/create',
		'POST /apiCalls/get',
		'POST /apiCalls/getWithTemplates',
		'POST /apiCalls/createRecord',
		'POST /apiCalls/removeRecord',
		'POST /apiCalls/userInfo',
		'POST /apiCalls/getPhones',
		'GET /apiCalls/getAvailableLanguages',
		'POST /apiVerificationPhones/confirmPhone',
		'POST /apiCalls/update',
		'POST /apiCalls/remove',
		'POST /apiCalls/getTemplates',
		'POST /apiCalls/createWithTemplate',
		'status callback',
		'answer callback',
	],
	parameter: [
		...under(
			'POST /apiCalls/create',
			`phone phones outgoingPhone dutyPhone plannedAt smartDelay needRecording webhookUrl webhookParameters
			webhookHeaders record record.id record.text record.gender ivrs ${branch} isManagerDeliveryPhone endOfSpeech
			lang voiceDetection startTime endTime plannedAtTimeZone excludeWeekends weekdays answerTimeout`,
		),
		...under('POST /apiCalls/get', 'apiCallIdList'),
		...under('POST /apiCalls/getWithTemplates', 'apiCallIdList'),
		...under('POST /apiCalls/createRecord', 'name source text file'),
		...under('POST /apiCalls/removeRecord', 'idList'),
		...under('POST /apiCalls/userInfo', ''),
		...under('POST /apiCalls/getPhones', 'all'),
		...under('GET /apiCalls/getAvailableLanguages', ''),
		...under('POST /apiVerificationPhones/confirmPhone', 'phone pin'),
		...under('POST /apiCalls/update', 'callList callList.id callList.replannedAt'),
		...under('POST /apiCalls/remove', 'idList isTemplate'),
		...under('POST /apiCalls/getTemplates', 'onlyModerated'),
		...under('POST /apiCalls/createWithTemplate', 'phone phones templateId plannedAt variables'),
		...callInformation.map((name) => `status callback ${name}`),
		...['call', 'call.phone', 'call.answer'].map((name) => `answer callback ${name}`),
	],
	error: ['data.message', 'errors.{field}', '401', '403', 'number refused', 'number missing'],
	state: ['processed', 'created', 'started', 'answered', 'finished', 'canceled'],
};
