/** The calls of a campaign: `POST /apiCalls/create` (API documentation, section 1), without callbacks. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { campaignOptionsField, callAgainField, orderFields } from '../../shared/campaign/fields';
import type { PaidOperation } from '../../shared/calls/operation';
import { phoneField, phoneFieldOf, readOwnPhone } from '../../shared/calls/recipients';
import type { Item } from '../../shared/item';
import { askingSafetyField } from '../../shared/safety/field';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../api/credentials';
import { callEffect } from '../api/errors';
import { elevenDigits } from '../api/phone';
import { dropUndefined, postRequest } from '../api/request';
import {
	approvingAnswersField,
	optionalChoiceFields,
	readApproving,
	readOptionalChoices,
} from '../ivr/choices';
import { isFromTemplate } from './template';
import { additionalField, readAdditional } from '../resources/call/fields/additional';
import { messageAudioFields, messageField, readAudio, whatIsHeard } from '../resources/call/fields/audio';
import { callerFields, readCaller } from '../resources/call/fields/caller';
import { MOST_NUMBERS } from '../resources/call/fields/numbers';
import { scheduling } from '../resources/call/fields/schedule';
import {
	type Recipient,
	templateField,
	templateRequest,
	unapprovedOption,
	variablesOfTemplate,
} from '../resources/call/fields/template';
import { readVariables, templateVariablesField, variablesField } from '../resources/call/fields/variables';
import { readPlaced } from '../resources/call/placed';
import { refuseCallbacks } from '../resources/call/resumeHook';

const TEMPLATE = { name: 'Template', value: 'template', description: 'Of the account portal, with its menu' };

/** Fields of what the node says itself, which a template does instead. */
const withoutTemplate = (fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: { ...field.displayOptions, hide: { audio: ['template'] } },
	}));

/** Fields that only a template has. */
const ofTemplate = (fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({ ...field, displayOptions: { show: { audio: ['template'] } } }));

const audioFields = messageAudioFields.map((field) =>
	field.name === 'audio' ? { ...field, options: [...(field.options ?? []), TEMPLATE] } : field,
);

export const fields: INodeProperties[] = [
	phoneField,
	...callerFields,
	...audioFields,
	...ofTemplate([templateField, templateVariablesField, variablesField, approvingAnswersField]),
	...withoutTemplate(optionalChoiceFields),
	...orderFields,
	callAgainField,
	...withoutTemplate([additionalField]),
	askingSafetyField,
	{ ...campaignOptionsField, options: [unapprovedOption, ...(campaignOptionsField.options ?? [])] },
];

interface Reading {
	account: ZvonobotAccount;
	body: IDataObject;
	/** What the template is known to need; undefined for calls without one. */
	variables?: string[];
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

export const operation: PaidOperation<Reading, Recipient> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	limit: MOST_NUMBERS,
	oncePer: 'row',
	read,
	calls: (item, { variables }) => [
		{
			phone: elevenDigits(item, readOwnPhone(item), phoneFieldOf(item)),
			variables: variables ? readVariables(item, variables) : {},
		},
	],
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: ({ body }, { variables }) => whatIsHeard(body, variables),
	scheduling: scheduling(),
	request({ account, body, variables }, recipients) {
		if (variables) return templateRequest(account, body, recipients);
		return postRequest(account, '/apiCalls/create', {
			...body,
			phones: recipients.map(({ phone }) => phone),
		});
	},
	results(answer, { account }, recipients) {
		const phones = recipients.map(({ phone }) => phone);
		return readPlaced(answer, phones, true, [account.apiKey]);
	},
};

async function read(item: Item): Promise<Reading> {
	const account = await accountOf(item);
	if (isFromTemplate(item)) {
		// Needed when somebody answers: what can't be read then must not be called for.
		readApproving(item);
		const templateId = item.id('template', 'Template');
		const variables = await variablesOfTemplate(item, account, templateId);
		return { account, body: dropUndefined({ ...readCaller(item), templateId }), variables };
	}
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
