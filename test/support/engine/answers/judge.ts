/** What may be reported for an answer, by what it holds. */

import {
	type AnswerReader,
	CALL_IDS,
	credentialReader,
	ownReader,
	PHONES,
	pickerReader,
	routedReader,
	type Told,
} from './readers';
import { contentOf, hasId, holdsEmptyList, holdsId, holdsIdOf, recordsIn, says, textsIn } from './signs';

/** @returns what is wrong with what is told; undefined if it may be told */
export type Judge = (told: Told[], content: unknown) => string | undefined;

export interface Judged {
	reader: AnswerReader;
	judge: Judge;
}

type Holds = (content: unknown) => boolean;

const holdsField =
	(...fields: string[]): Holds =>
	(content) =>
		recordsIn(content).some((record) =>
			fields.some((field) => textsIn(record[field]).some((text) => /\d/.test(text))),
		);
const saysOk: Holds = (content) => says(content, /^(ok|success|done|200|true)$/i);
const either =
	(...ways: Holds[]): Holds =>
	(content) =>
		ways.some((way) => way(content));

/** A call is placed only with a sign of it, and refused only if there is no ID of it. */
const ofCalls =
	(sign: Holds, isIdOf: typeof holdsIdOf = holdsIdOf): Judge =>
	(told, content) => {
		if (told.length === 0) return 'a call is lost';
		for (const [index, one] of told.entries()) {
			if ('json' in one) {
				if (one.json.outcome !== 'placed') return 'what comes out is not a placed call';
				if (!sign(content)) return 'placed without a sign';
			} else if (one.outcome === 'refused') {
				if (isIdOf(content, PHONES[index])) return 'refused beside an ID';
			} else if (one.outcome !== 'unclear') return `a call is ${one.outcome}`;
		}
		return undefined;
	};

/** Something has changed only where the answer names it. */
const ofChanges =
	(sign: Holds): Judge =>
	(told, content) => {
		if (told.length === 0) return 'a change is lost';
		const isDone = told.some((one) => 'json' in one);
		if (isDone && !sign(content)) return 'done without a sign';
		const others = told.filter((one) => !('json' in one)).map((one) => (one as { outcome: string }).outcome);
		return others.find((outcome) => outcome !== 'unclear' && outcome !== 'refused');
	};

/**
 * A question has an answer only where it holds what was asked for.
 *
 * @param fields of which each row has at least one
 */
const ofRows =
	(sign: Holds, ...fields: string[]): Judge =>
	(told, content) => {
		if (told.length === 0) return holdsEmptyList(content) ? undefined : 'an empty list where there is none';
		for (const one of told) {
			if ('json' in one) {
				if (!sign(content)) return 'found where there is nothing';
				if (one.json.found === false && !recordsIn(content).some(hasId))
					return 'not found in what is no list';
				if (!fields.some((field) => one.json[field] !== null && one.json[field] !== undefined))
					return 'a row of nothing';
			} else if (one.outcome !== 'unanswered' && one.outcome !== 'refused')
				return `a question is ${one.outcome}`;
		}
		return undefined;
	};

const PHONE = { phoneNumber: PHONES[0] };
const FROM_ITEMS = { recipientsFrom: 'items', phoneField: 'phone' };
const picked = (value: string) => ({ __rl: true, mode: 'id', value });
const codeOrId = either(holdsId, holdsField('code'));
/** MCN's only ID of a call. */
const holdsUuid: Holds = (content) =>
	recordsIn(content).some(({ verification_call_uuid }) => hasId({ verification_call_uuid }));
const namesId: Holds = (content) =>
	CALL_IDS.some((id) => says(content, new RegExp(`^${id}$`)) || hasKey(content, id));
const hasKey = (content: unknown, id: string) => recordsIn(content).some((record) => id in record);
const ids = { callsFrom: 'typed', callIds: CALL_IDS.join() };
const menu = { audio: 'text', message: 'Press 1 or 2', callFrom: 'accountDefault' };

type Row = [service: string, resource: string, operation: string, parameters: object, judge: Judge];

const OWN: Row[] = [
	['McnTelecom', 'verification', 'flashCall', PHONE, ofCalls(codeOrId, holdsUuid)],
	[
		'McnTelecom',
		'verification',
		'callFor2fa',
		{ ...PHONE, ownNumber: '79000000009' },
		ofCalls(codeOrId, holdsUuid),
	],
	['Mobilgroup', 'verification', 'flashCall', PHONE, ofCalls(codeOrId)],
	['Mobilgroup', 'verification', 'voicePassword', PHONE, ofCalls(codeOrId)],
	['Mobilgroup', 'lead', 'create', { ...PHONE, scriptName: picked('Offer') }, ofCalls(holdsId)],
	[
		...(['Mobilgroup', 'mailing', 'send'] as const),
		{ ...FROM_ITEMS, senderNumber: picked('79000000001'), content: 'message', message: 'Hello' },
		ofCalls(saysOk),
	],
	[
		...(['Mobilgroup', 'template', 'upsert'] as const),
		{ account: '1', templateName: 'Template 0', message: 'Hello', template: picked('') },
		ofChanges(saysOk),
	],
	['Zvonobot', 'verification', 'flashCall', PHONE, ofCalls(either(holdsId, saysOk))],
	[
		...(['Zvonobot', 'call', 'create'] as const),
		{ ...FROM_ITEMS, callFrom: 'accountDefault', audio: 'record', record: picked('1342') },
		ofCalls(holdsId),
	],
	[
		...(['Zvonobot', 'call', 'createFromTemplate'] as const),
		{ ...FROM_ITEMS, callFrom: 'accountDefault', template: picked('1') },
		ofCalls(holdsId),
	],
	['Zvonobot', 'call', 'sendAndWait', { ...PHONE, ...menu }, ofCalls(holdsId)],
	['Zvonobot', 'call', 'update', { ...ids, newTime: '2040-01-31T10:00:00' }, ofChanges(namesId)],
	['Zvonobot', 'call', 'delete', ids, ofChanges(either(namesId, holdsEmptyList))],
	['Zvonobot', 'call', 'getAll', ids, ofRows(holdsId, 'callId')],
	['Zvonobot', 'audioRecord', 'create', { name: 'Sound', source: 'text', text: 'Hello' }, ofChanges(holdsId)],
];

const ROUTED: Row[] = [
	[
		'Mobilgroup',
		'verification',
		'get',
		{ callId: '5501' },
		ofRows(() => true, 'callId', 'phone', 'serviceState'),
	],
	[
		'Mobilgroup',
		'verification',
		'getAll',
		{ date: '2026-01-31' },
		ofRows(() => true, 'callId', 'phone', 'serviceState'),
	],
	['Mobilgroup', 'mailing', 'get', { mailingId: '1234' }, ofRows(() => true, 'phone')],
	['Mobilgroup', 'mailing', 'get', { mailingId: '1234', output: 'mailing' }, ofRows(() => true, 'mailingId')],
	['Mobilgroup', 'script', 'getAll', {}, ofRows(() => true, 'id')],
	['Mobilgroup', 'phrase', 'getAll', {}, ofRows(() => true, 'id')],
	['Mobilgroup', 'senderNumber', 'getAll', {}, ofRows(() => true, 'number')],
	['Mobilgroup', 'template', 'getAll', { account: '1' }, ofRows(() => true, 'templateId')],
	['Mobilgroup', 'account', 'getBalance', { balanceOf: 'mailing' }, ofRows(holdsField('balance'), 'balance')],
	[
		'Mobilgroup',
		'account',
		'getBalance',
		{ balanceOf: 'verification' },
		ofRows(holdsField('balance'), 'balance'),
	],
	['Zvonobot', 'template', 'getAll', {}, ofRows(() => true, 'templateId')],
	['Zvonobot', 'phoneNumber', 'getAll', {}, ofRows(() => true, 'phone')],
	['Zvonobot', 'language', 'getAll', {}, ofRows(() => true, 'code')],
	['Zvonobot', 'account', 'get', {}, ofRows(holdsField('balance'), 'balance')],
	['Zvonobot', 'audioRecord', 'delete', { record: picked('5501') }, ofChanges(namesId)],
];

const PICKERS: Array<[service: string, method: string, parameters?: object]> = [
	['Mobilgroup', 'searchScripts'],
	['Mobilgroup', 'searchScriptNames'],
	['Mobilgroup', 'searchPhrases'],
	['Mobilgroup', 'searchSenderNumbers'],
	['Mobilgroup', 'searchTemplates', { resource: 'template', operation: 'getAll', account: '1' }],
	['Zvonobot', 'searchOwnNumbers'],
	['Zvonobot', 'searchTemplates'],
	['Zvonobot', 'searchRecords'],
	['Zvonobot', 'searchLanguages'],
];

type Make = () => Promise<Judged>;
const named = (name: string, make: Make): [string, Make] => [name, make];

/** All of them, by name. */
export const readers: Array<[string, Make]> = [
	...OWN.map(([service, resource, operation, parameters, judge]) =>
		named(`${service} ${resource} ${operation}`, async () => ({
			reader: await ownReader(service, { resource, operation, ...parameters }),
			judge,
		})),
	),
	...ROUTED.map(([service, resource, operation, parameters, judge]) =>
		named(`${service} ${resource} ${operation} ${Object.values(parameters).join(' ')}`.trim(), async () => ({
			reader: await routedReader(service, { resource, operation, ...parameters }),
			judge,
		})),
	),
	...PICKERS.map(([service, method, parameters]) =>
		named(`${service} picker ${method}`, async () => ({
			reader: await pickerReader(service, method, parameters),
			judge: ofRows(() => true, 'value'),
		})),
	),
	...(['Mobilgroup', 'Zvonobot'] as const).map((service) =>
		named(`${service} credential test`, async () => ({
			reader: await credentialReader(service),
			judge: ofRows(holdsField('balance'), 'status'),
		})),
	),
];

/** Judges one answer with what is reported for it. */
export function faultOf({ judge }: Judged, told: Told[], body: unknown): string | undefined {
	const isEmpty = told.find((one) => 'message' in one && !one.message);
	return isEmpty ? 'an error without a message' : judge(told, contentOf(body));
}
