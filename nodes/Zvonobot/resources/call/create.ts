/** Create: `POST /apiCalls/create` (document, section 1). All items with the same settings travel in one request. */

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { placeMany } from '../../../shared/calls/batch';
import { readPhones, recipientsFields } from '../../../shared/calls/recipients';
import type { BulkOperation } from '../../../shared/calls/sendMany';
import { safetyField } from '../../../shared/safety/field';
import { forOperation, optionsField } from '../../../shared/fields';
import type { CallbackToken } from '../../callbacks/signature';
import { signedHook } from '../../callbacks/signature';
import type { ZvonobotAccount } from '../../api/credentials';
import { CREDENTIAL } from '../../api/credentials';
import { findFault } from '../../api/envelope';
import { callEffect } from '../../api/errors';
import { dropUndefined, Item } from '../../api/item';
import { readPlaced } from './placed';
import { accountOf, postRequest } from '../../api/request';
import { signIvrs } from '../../ivr/callbacks';
import { additionalField, readAdditional } from './fields/additional';
import { audioFields, readAudio } from './fields/audio';
import { callbacksField, readCallbacks } from './fields/callbacks';
import { callerFields, readCaller } from './fields/caller';
import { menuFields, readMenu } from '../../ivr/menu';
import { planning, readSchedule, scheduleField } from './fields/schedule';

/** Most numbers in one request: known clients cut here (field notes §5.0). */
export const MOST_NUMBERS = 5000;

export const createFields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['create'] }, [
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

interface Settings {
	account: ZvonobotAccount;
	body: IDataObject;
	/** The status callback and the menu before they are signed: each request has tokens of its own. */
	status: IDataObject;
	ivrs: IDataObject[];
	token: CallbackToken | undefined;
	simplify: boolean;
}

const operation: BulkOperation<Settings, string> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	limit: MOST_NUMBERS,
	effect: callEffect,
	readSettings: async (context, itemIndex) => await readSettings(new Item(context, itemIndex)),
	readEntries: readPhones,
	planning: planning(),
	keyOf: (phone) => phone,
	shown: (phone) => ({ phone }),
	buildRequest({ account, body, status, ivrs, token }, phones) {
		const hook = signedHook(status, token, 'status');
		const menu = ivrs.length > 0 ? { ivrs: signIvrs(ivrs, token) } : {};
		return postRequest(account, '/apiCalls/create', { ...body, ...hook, ...menu, phones });
	},
	findError: async (context, response) =>
		findFault(response, callEffect, [(await accountOf(context)).apiKey]),
	readResults: (response, { account, simplify }, phones) =>
		readPlaced(response, phones, simplify, [account.apiKey]),
};

/** Starts the calls of all items. */
export async function createCalls(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await placeMany(this, operation);
}

async function readSettings(item: Item): Promise<Settings> {
	const account = await accountOf(item.context, item);
	const schedule = readSchedule(item);
	const { status, token } = readCallbacks(item, account.apiKey, schedule.plannedAt);
	const ivrs = readMenu(item, token);
	const body = {
		...readAdditional(item),
		...dropUndefined({ ...readCaller(item), ...schedule, record: readAudio(item) }),
	};
	return { account, body, status, ivrs, token, simplify: item.get('options.simplify', true) !== false };
}
