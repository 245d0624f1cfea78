/** The calls of a campaign: `POST /apiCalls/create` (API documentation, section 1), without callbacks. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	campaignOptionsField,
	callAgainField,
	orderFields,
	phoneFieldField,
} from '../../shared/campaign/fields';
import { phoneFieldOf, readRowPhone } from '../../shared/campaign/phone';
import type { PaidOperation } from '../../shared/calls/operation';
import type { Item } from '../../shared/item';
import { askingSafetyField } from '../../shared/safety/field';
import type { ZvonobotAccount } from '../api/credentials';
import { accountOf, CREDENTIAL } from '../api/credentials';
import { callEffect } from '../api/errors';
import { elevenDigits } from '../api/phone';
import { dropUndefined, postRequest } from '../api/request';
import { optionalChoiceFields, readOptionalChoices } from '../ivr/choices';
import { additionalField, readAdditional } from '../resources/call/fields/additional';
import { messageAudioFields, messageField, readAudio } from '../resources/call/fields/audio';
import { callerFields, readCaller } from '../resources/call/fields/caller';
import { MOST_NUMBERS } from '../resources/call/fields/numbers';
import { scheduling } from '../resources/call/fields/schedule';
import { readPlaced } from '../resources/call/placed';
import { refuseCallbacks } from '../resources/call/resumeHook';

export const fields: INodeProperties[] = [
	phoneFieldField,
	...callerFields,
	...messageAudioFields,
	...optionalChoiceFields,
	...orderFields,
	callAgainField,
	additionalField,
	askingSafetyField,
	campaignOptionsField,
];

interface Reading {
	account: ZvonobotAccount;
	body: IDataObject;
}

const USED_HERE = 'it is used by the campaign itself';
/** What the JSON may not hold beside what no call may. */
const RESERVED = {
	ivrs: USED_HERE,
	smartDelay: "use 'Call Again'",
	webhookHeaders: USED_HERE,
	webhookParameters: USED_HERE,
	webhookUrl: USED_HERE,
};

export const operation: PaidOperation<Reading, string> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	limit: MOST_NUMBERS,
	oncePer: 'row',
	read,
	calls: (item) => [elevenDigits(item, readRowPhone(item), phoneFieldOf(item))],
	keyOf: (phone) => phone,
	shown: (phone) => ({ phone }),
	scheduling: scheduling(),
	request: ({ account, body }, phones) => postRequest(account, '/apiCalls/create', { ...body, phones }),
	results: (answer, { account }, phones) => readPlaced(answer, phones, true, [account.apiKey]),
};

async function read(item: Item): Promise<Reading> {
	const account = await accountOf(item);
	const choices = readOptionalChoices(item);
	refuseCallbacks(item, choices);
	const { ivrs, hint } = choices;
	const body = {
		...readAdditional(item, account, RESERVED),
		...dropUndefined({ ...readCaller(item), record: readAudio(item, messageField, hint) }),
		...(ivrs.length > 0 && { ivrs }),
	};
	return { account, body };
}
