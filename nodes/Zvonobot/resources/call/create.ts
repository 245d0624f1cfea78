/** Create: `POST /apiCalls/create` (API documentation, section 1). All items with the same settings travel in one request. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { PaidOperation } from '../../../shared/calls/operation';
import { recipientsFields } from '../../../shared/calls/recipients';
import { forOperation, isSimplified, optionsField } from '../../../shared/fields';
import type { Item } from '../../../shared/item';
import { safetyField } from '../../../shared/safety/field';
import { textOf } from '../../../shared/values/text';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { callEffect } from '../../api/errors';
import { dropUndefined, postRequest } from '../../api/request';
import { type CallbackToken, signedHook } from '../../callbacks/signature';
import { signIvrs } from '../../ivr/callbacks';
import { menuFields, readMenu, readMenuHint } from '../../ivr/menu';
import { additionalField, readAdditional } from './fields/additional';
import { audioFields, readAudio, textField, whatIsHeard } from './fields/audio';
import { callbacksField, readCallbacks } from './fields/callbacks';
import { callerFields, readCaller } from './fields/caller';
import { MOST_NUMBERS, readNumbers } from './fields/numbers';
import { readSchedule, scheduleField, scheduling } from './fields/schedule';
import { readPlaced, SHORT_PLACED } from './placed';

export const fields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['create'] }, [
	...recipientsFields,
	...callerFields,
	...audioFields,
	...menuFields,
	scheduleField,
	callbacksField,
	additionalField,
	safetyField,
	optionsField,
]);

interface Reading {
	account: ZvonobotAccount;
	body: IDataObject;
	/** The status callback and the menu before they are signed: each request has tokens of its own. */
	status: IDataObject;
	ivrs: IDataObject[];
	token: CallbackToken | undefined;
	simplify: boolean;
}

export const operation: PaidOperation<Reading, string> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	limit: MOST_NUMBERS,
	short: SHORT_PLACED,
	read,
	calls: readNumbers,
	keyOf: (phone) => phone,
	shown: (phone) => ({ phone }),
	what: ({ body }) => whatIsHeard(body),
	scheduling: scheduling(),
	request({ account, body, status, ivrs, token }, phones) {
		const hook = signedHook(status, token);
		const menu = ivrs.length > 0 ? { ivrs: signIvrs(ivrs, token) } : {};
		return postRequest(account, '/apiCalls/create', { ...body, ...hook, ...menu, phones });
	},
	results: (answer, { account, simplify }, phones) => readPlaced(answer, phones, simplify, [account.apiKey]),
};

async function read(item: Item): Promise<Reading> {
	const account = await accountOf(item);
	const schedule = readSchedule(item);
	const { status, token } = readCallbacks(item, account, schedule.plannedAt);
	const record = readAudio(item, textField, (text) => readMenuHint(item, text));
	const body = {
		...readAdditional(item, account),
		...dropUndefined({ ...readCaller(item), ...schedule, record }),
	};
	return {
		account,
		body,
		status,
		ivrs: readMenu(item, textOf(record?.text) ?? '', token, account.baseUrl),
		token,
		simplify: isSimplified(item),
	};
}
