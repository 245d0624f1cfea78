/** Everything that Mobilgroup's three documents name. */

import type { Documented } from '../coverage';

const under = (above: string, names: string[]) => names.map((name) => `${above} ${name}`);
const keySecurity = ['security', 'security.apiKey'];
const security = [...keySecurity, 'security.login', 'security.password'];

const voiceSend = 'POST /api/voice-password/send/';
const voiceGet = 'POST /api/voice-password/get/';
const mailingSend = 'POST /api/send/';
const mailingGet = 'POST /api/get/';
const mailingSet = 'POST /api/set/';
const leadSend = 'POST /api/lido/send/';

export const documented: Documented = {
	service: 'mobilgroup',
	endpoint: [voiceSend, 'callback', voiceGet, mailingSend, mailingGet, mailingSet, leadSend],
	parameter: [
		'header Content-Type',
		'header Authorization',
		...under(voiceSend, [
			...keySecurity,
			'number',
			'capacity',
			'callback_url',
			'voice',
			'voice.code',
			'voice.repeat',
			'voice.ani',
			'flashcall',
			'flashcall.code',
		]),
		...under('callback', ['id', 'number', 'duration', 'state', 'price', 'date']),
		...under(voiceGet, [
			...keySecurity,
			'request',
			'request=balance',
			'request=state',
			'request=daily',
			'id',
			'date',
		]),
		...under(mailingSend, [
			...security,
			'settings',
			'settings.number',
			'settings.schedule',
			'settings.attempts',
			'settings.interval',
			'settings.repeat',
			'settings.message',
			'settings.phrase',
			'settings.script',
			'subscribers',
			'subscribers.phone',
			'subscribers.message',
			'subscribers.summa',
			'subscribers.param1',
			'subscribers.param2',
			'subscribers.param3',
		]),
		...under(mailingGet, [
			...security,
			'request',
			'request=state',
			'request=balance',
			'request=scripts',
			'request=phrases',
			'request=numbers',
			'request=templates',
			'id',
			'account',
		]),
		...under(mailingSet, [
			...security,
			'request',
			'request=templates',
			'account',
			'templates',
			'templates.id',
			'templates.name',
			'templates.message',
		]),
		...under(leadSend, [...security, 'number', 'script', 'sms']),
	],
	error: [
		// Voice password, sections 4 of both parts
		'unknown_request',
		'authorisation_failed',
		'user_disabled',
		'number_is_empty',
		'number_not_valid',
		'number_not_permitted',
		'number_in_spam_list',
		'not_enough_money',
		'ani_phone_not_valid',
		'code_not_valid',
		'ID_Not_Found',
		'Date_is_Empty',
		// Mailings, sections 5, 5 and 10; the last one of the first list stands in a sample only
		'Error_Authorisation_Failed',
		'Error_User_Disabled',
		'Error_No_AniPhone',
		'Error_No_Message',
		'Error_No_Subscribers',
		'Error_Not_Enough_Credits',
		'Error_Not_TTS_File',
		'Error_Not_Media_File',
		'Error_Message_Too_Long',
		'Error_Not_Enough_Money',
		'Error_Unknown_Request',
		'Error_ID_Not_Found',
		// Templates, section 5
		'Unknown_Request',
		'Account_field_is_empty',
		'Name_field_is_empty',
		'Message_field_is_empty',
		'Template_not_found',
	],
	state: ['BUSY', 'NO ANSWER', 'ANSWERED', 'FAIL', 'CANCEL', 'Успешно', 'Занято', 'Нет ответа', 'Доставлено'],
};
