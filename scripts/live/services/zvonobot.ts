/** Zvonobot: the account and its lists, calls by their ID, a robocall with one question, and both callbacks. */

import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { ZvonobotApi } from '../../../credentials/ZvonobotApi.credentials';
import { attemptsOf, simplifyAttempt, simplifyCall } from '../../../nodes/Zvonobot/api/callInfo';
import { getCalls, readCalls } from '../../../nodes/Zvonobot/api/calls';
import { readAccount, type ZvonobotAccount } from '../../../nodes/Zvonobot/api/credentials';
import {
	account as accountKind,
	type EntryKind,
	languages,
	ownNumbers,
	recordings,
	templates,
} from '../../../nodes/Zvonobot/api/entries';
import { languagesByGet, languagesByPost } from '../../../nodes/Zvonobot/api/languages';
import { postRequest } from '../../../nodes/Zvonobot/api/request';
import { entriesOf, findFault } from '../../../nodes/Zvonobot/api/response';
import { readEvents } from '../../../nodes/Zvonobot/callbacks/events';
import type { CallbackToken } from '../../../nodes/Zvonobot/callbacks/signature';
import { trust } from '../../../nodes/Zvonobot/callbacks/trust';
import { operation } from '../../../nodes/Zvonobot/resources/call/create';
import { readsOnly } from '../../../nodes/shared/http/effect';
import { goesOn } from '../../../nodes/shared/values/callState';
import { zvonobotAccount } from '../../../sandbox/accounts';
import { callBy, formOf } from '../form';
import type { Account, LiveService, Question, Reading } from '../service';

const HOUR_MS = 3_600_000;
/** In Russian, as the voice of the service is. */
const SPOKEN = 'Это проверочный звонок. Нажмите один.';

export const zvonobot: LiveService = {
	name: 'zvonobot',
	title: 'Zvonobot',
	price: 'a robocall with a generated voice, from one of the numbers of the provider: Zvonobot charges both',
	baseUrlField: 'domain',
	portalCallbacks: false,
	credential: new ZvonobotApi(),
	trust: trust as LiveService['trust'],
	fields: [{ name: 'apiKey', variable: 'ZVONOBOT_API_KEY', label: 'API key', secret: true, required: true }],
	open: (fields) => open(readAccount(formOf({ domain: 'lk.zvonobot.ru', ...fields }))),
	readEvents: (body) => readEvents(body) as unknown as IDataObject[],
	// Its calls are answered, and then finished.
	hasEnded: (state) => !goesOn(state) && state !== 'answered',
	// Presses 1.
	sandbox: { path: '/zvonobot', fields: { apiKey: zvonobotAccount.apiKey }, phone: '79000000121' },
};

function open(account: ZvonobotAccount): Account {
	const secrets = [account.apiKey];
	const list = (name: string, request: IHttpRequestOptions, kind: EntryKind): Question => ({
		name,
		request,
		read: (answer) => entries(answer, kind, secrets),
	});
	const ask = (name: string, path: string, kind: EntryKind, parameters: IDataObject = {}) =>
		list(name, postRequest(account, path, parameters), kind);
	const lookUp = (name: string, callId: string, ofTemplate = false): Question => ({
		name,
		request: getCalls(account, [Number(callId)], ofTemplate),
		read(answer) {
			const calls = readCalls(answer, account);
			return 'failure' in calls ? calls : [...calls.values()].flatMap(simplified);
		},
	});
	// The service keeps calls from templates apart, so one of the two finds nothing.
	const byId = (id: string): Question[] => [
		{ ...lookUp('Call by its ID', id), mayBeRefused: true },
		{ ...lookUp('Template call by its ID', id, true), mayBeRefused: true },
	];
	return {
		baseUrl: account.baseUrl,
		questions: (id) => [
			ask('Account', '/apiCalls/userInfo', accountKind),
			ask('Own numbers', '/apiCalls/getPhones', ownNumbers),
			ask('All numbers', '/apiCalls/getPhones', ownNumbers, { all: true }),
			ask('Templates', '/apiCalls/getTemplates', templates, { onlyModerated: 0 }),
			ask('Approved templates', '/apiCalls/getTemplates', templates, { onlyModerated: 1 }),
			ask('Recordings', '/apiCalls/getRecords', recordings),
			list('Languages by GET', languagesByGet(account), languages),
			list('Languages by POST', languagesByPost(account), languages),
			...(id ? byId(id) : []),
		],
		followUps: () => [],
		call: (phone, callbackUrl) => callBy('Robocall', operation, settingsOf(account, callbackUrl), phone),
		lookUp: (callId) => lookUp('The call just placed', callId),
		callbackUrl: (publicUrl) => publicUrl,
	};
}

/** A callback for the state of the call, and one for the key that is pressed. */
function settingsOf(account: ZvonobotAccount, webhookUrl: string | undefined) {
	const body = { dutyPhone: 1, record: { text: SPOKEN, gender: 0 } };
	const common = { account, body, simplify: true };
	if (webhookUrl === undefined) return { ...common, status: {}, ivrs: [], token: undefined };
	const { apiKey: secret } = account;
	const token: CallbackToken = { secret, place: 'query', lifeMs: HOUR_MS, notBeforeMs: 0 };
	return { ...common, status: { webhookUrl }, ivrs: [{ digit: 1, webhookUrl }], token };
}

function entries(answer: IN8nHttpFullResponse, kind: EntryKind, secrets: unknown[]): Reading {
	const fault = findFault(answer, readsOnly, secrets);
	if (fault) return fault;
	const found = entriesOf(answer, kind, secrets);
	return 'failure' in found ? found : found.map((entry) => kind.simplify(entry));
}

const simplified = (call: IDataObject): IDataObject[] =>
	attemptsOf(call).map((attempt) => ({ ...simplifyAttempt(call, attempt), ...simplifyCall(call) }));
