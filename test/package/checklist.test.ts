/**
 * Everything that the three documents of Mobilgroup name, and the test whose title names it.
 *
 * `npm run coverage:api` tells that requests, parameters, codes and states were really met; this tells that each of them
 * is what some test is about.
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { documented } from '../../sandbox/mobilgroup/documented';
import { filesUnder, root } from '../support/files';

const titles = filesUnder('test')
	.filter((file) => /mobilgroup/i.test(file) && file.endsWith('.test.ts'))
	.map((file) => readFileSync(path.join(root, file), 'utf8'))
	.join('\n')
	.replace(/\s+/g, ' ');

/** By section of the API documentation, in the words of a title. */
const rows: Record<string, string[]> = {
	'voice-password, authorization': [
		'header Content-Type: application/json and Authorization: raw key, no Bearer',
		'the raw key in the header Authorization, no Bearer, and no security in the body',
	],
	'voice-password, POST /api/voice-password/send/': [
		'sends number* as digits to POST /api/voice-password/send/',
		'capacity as text (default 4)',
		'adds a token to callback_url',
		'voice {} is sent although it is empty',
		'voice own code: voice.code',
		'voice repeat: voice.repeat',
		'voice own caller: voice.ani (doc: api)',
		'flashcall.code* as text',
		'answer: result, id, number, price, code',
		'error answer: result=error, error_code, with HTTP 200',
	],
	'voice-password, callback': [
		'callback: id, number, duration, state, price, date',
		'callback states: %s is %s',
	],
	'voice-password, use cases': [
		'use case: service-code flash',
		'use case: own-code flash',
		'use case: voice service code',
		'voice own code',
		'voice repeat',
		'voice own caller',
		"'flash+callback'",
		'use case: voice+callback',
	],
	'voice-password, POST /api/voice-password/get/': [
		'request=balance → balance, currency of verification calls',
		'request=state + id → data{id, number, date, duration, price, service, state}',
		'request=daily + date dd.mm.yyyy',
		'request=daily → rows, data[]',
	],
	'mailing, authorization': [
		'auth: security.login+password in the body',
		'security.login and security.password go in the body',
	],
	'mailing, POST /api/send/': [
		'sends settings.number* (sender), settings.message and subscribers[].phone* to POST /api/send/',
		'settings.schedule YYYY-MM-DD HH:mm',
		'settings.attempts, settings.interval and settings.repeat',
		'settings.message ◇',
		'settings.phrase ◇',
		'settings.script ◇',
		'subscribers[].message is the text of their own, for a text mailing only',
		'subscribers[].summa, param1, param2, param3',
		'answer: every phone comes back with its price (comma read), its duration and the mailing',
		'answer: id, phones, budget and the own row',
		'Error_Not_Enough_Money of one subscriber',
	],
	'mailing, POST /api/get/': [
		'POST /api/get/ request=state + id',
		'answer: id, phones, budget; as one item',
		'answer: subscribers[] phone, date, status, attempts, duration, price',
		'transfer{number, duration, price, status}',
		'sms{date, message, partition, price, status}',
		"reads the malformed list end of the API documentation's sample",
		'request=balance → balance, currency of mailings, with a comma decimal',
		'request=scripts → data[]{id, name, duration}',
		'request=phrases → data[]{id, name, duration}',
		'request=numbers → data[]{number, description}',
		'request=templates + account, id? → data[]{id, account, name, message}',
		'status words Успешно, Занято, Нет ответа',
		'Доставлено',
	],
	'mailing, POST /api/set/': [
		'POST /api/set/ request=templates, account, templates[]{id, name, message}',
		'answer: result, account_id, templates[]{result, id, name, message}',
	],
	'lead generation, POST /api/lido/send/': [
		'auth: login+password',
		'POST /api/lido/send/ number, script (name)',
		'sms? replaces the text of the script',
		'answer result, id, number, price(max)',
		'error result, error_code',
	],
};

describe.each(Object.entries(rows))('%s', (_section, words) => {
	it.each(words)('"%s" stands in the title of a test', (text) => {
		expect(titles).toContain(text);
	});
});

describe('every code and every state of the documents', () => {
	it.each([...documented.error, ...documented.state])('"%s" is what a test is about', (name) => {
		expect(titles).toContain(name);
	});
});
