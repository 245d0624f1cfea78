/** Mobilgroup: balances, lists and look-ups, a flash call, and its callback. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { MobilgroupApi } from '../../../credentials/MobilgroupApi.credentials';
import { recipientStatus, verificationStatus } from '../../../nodes/Mobilgroup/api/callInfo';
import { type MobilgroupAccount, readAccount } from '../../../nodes/Mobilgroup/api/credentials';
import { CALLBACK_PURPOSE, post } from '../../../nodes/Mobilgroup/api/request';
import {
	balanceIn,
	bodyOf,
	effects,
	findFailure,
	type IsRow,
	listed,
	rowsOf,
	without,
} from '../../../nodes/Mobilgroup/api/response';
import { readCallEvents } from '../../../nodes/Mobilgroup/callbacks/events';
import { trust } from '../../../nodes/Mobilgroup/callbacks/trust';
import { toRecording } from '../../../nodes/Mobilgroup/resources/lists';
import { readState, stateRequest } from '../../../nodes/Mobilgroup/resources/mailing/getState';
import { operation } from '../../../nodes/Mobilgroup/resources/verification/flashCall';
import { signAddress } from '../../../nodes/shared/callbacks/signature';
import { localParts, SERVICE_ZONE } from '../../../nodes/shared/values/date';
import { textOf } from '../../../nodes/shared/values/text';
import { goesOn } from '../../../nodes/shared/values/callState';
import { mobilgroupAccount } from '../../../sandbox/accounts';
import { callBy, formOf, noSeal } from '../form';
import type { Account, LiveService, Question, Reading } from '../service';

const HOUR_MS = 3_600_000;
const NO_SUCH_ID = '0';
const NEEDS_KEY = 'Calls and callbacks of Mobilgroup need an API key; login and password are for mailings.';
const CALLS_OF_TODAY = 'Verification calls of today';

export const mobilgroup: LiveService = {
	name: 'mobilgroup',
	title: 'Mobilgroup',
	price: 'a flash call: Mobilgroup charges it, also if nobody answers',
	baseUrlField: 'baseUrl',
	portalCallbacks: false,
	credential: new MobilgroupApi(),
	trust: trust as LiveService['trust'],
	fields: [
		{ name: 'login', variable: 'MOBILGROUP_LOGIN', label: 'Login' },
		{ name: 'password', variable: 'MOBILGROUP_PASSWORD', label: 'Password', secret: true },
		{ name: 'apiKey', variable: 'MOBILGROUP_API_KEY', label: 'API key', secret: true, required: true },
	],
	open: (fields) => open(readAccount(formOf(fields))),
	readEvents: (body) => readCallEvents(body).map((event) => ({ ...event })),
	hasEnded: (state) => !goesOn(state),
	sandbox: {
		path: '/mobilgroup',
		fields: { apiKey: mobilgroupAccount.apiKey },
		phone: '79000000100',
	},
};

function open(account: MobilgroupAccount): Account {
	const { secrets, apiKey } = account;
	const reading = (rows: (body: IDataObject) => IDataObject[] | undefined, what: string) =>
		function read(answer: IN8nHttpFullResponse): Reading {
			return findFailure(answer, effects.read, secrets) ?? rows(bodyOf(answer)) ?? without(what);
		};
	const list = (isRow: IsRow, toRow: (row: IDataObject) => IDataObject) =>
		reading((body) => rowsOf(body, isRow)?.map(toRow), 'a list');
	const balance = reading((body) => asRows(balanceIn(body)), 'a balance');
	const mailing = (name: string, body: IDataObject, read: Question['read']): Question => ({
		name,
		request: post(account, 'mailingGet', body),
		read,
	});
	const verification = (name: string, body: IDataObject, read: Question['read']): Question => ({
		name,
		request: post(account, 'verificationGet', body),
		read,
	});
	const stateOfCall = (id: string, name = 'State of a verification call') =>
		verification(name, { request: 'state', id }, list(listed.calls, verificationStatus));
	const ofMailing = (id: string): Question => ({
		name: 'State of a mailing',
		request: stateRequest(account, id),
		read: reading((body) => readState(body).rows?.map((row) => recipientStatus(id, row)), 'phones'),
	});
	const lists = [
		mailing('Balance of mailings', { request: 'balance' }, balance),
		mailing(
			'Sender numbers',
			{ request: 'numbers' },
			list(listed.numbers, (row) => row),
		),
		mailing('Phrases', { request: 'phrases' }, list(listed.phrases, toRecording)),
		mailing('Scripts', { request: 'scripts' }, list(listed.scripts, toRecording)),
	];
	// Login and password are documented for mailings only.
	const verifications = () => [
		verification('Balance of verification', { request: 'balance' }, balance),
		verification(CALLS_OF_TODAY, { request: 'daily', date: today() }, list(listed.calls, verificationStatus)),
		{ ...stateOfCall(NO_SUCH_ID, 'State of a call that does not exist'), mayBeRefused: true },
	];
	return {
		baseUrl: account.baseUrl,
		questions: (id) => [...lists, ...(id ? [ofMailing(id)] : []), ...(apiKey ? verifications() : [])],
		followUps(name, [first]) {
			const id = name === CALLS_OF_TODAY ? textOf(first?.callId) : undefined;
			return id === undefined ? [] : [stateOfCall(id)];
		},
		call(phone, callbackUrl) {
			if (!apiKey) throw new Error(NEEDS_KEY);
			const settings = { account, callbackUrl: () => callbackUrl };
			return callBy('Flash call', operation, settings, { phone, code: undefined, seal: noSeal });
		},
		lookUp: (callId) => stateOfCall(callId, 'State of the call just placed'),
		callbackUrl(publicUrl) {
			if (!apiKey) throw new Error(NEEDS_KEY);
			return signAddress(publicUrl, apiKey, CALLBACK_PURPOSE, HOUR_MS);
		},
	};
}

const asRows = (row: IDataObject | undefined): IDataObject[] | undefined => row && [row];

function today(): string {
	const { day, month, year } = localParts(Date.now(), SERVICE_ZONE);
	return `${day}.${month}.${year}`;
}
