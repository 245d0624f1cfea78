/** Create From Template: `POST /apiCalls/createWithTemplate`. All items with the same settings travel in one request. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { PaidOperation } from '../../../shared/calls/operation';
import { recipientsFields } from '../../../shared/calls/recipients';
import { forOperation, isSimplified, optionsField, simplifyOption } from '../../../shared/fields';
import type { Item } from '../../../shared/item';
import { safetyField } from '../../../shared/safety/field';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { callEffect } from '../../api/errors';
import { dropUndefined } from '../../api/request';
import { type CallbackToken, signedHook } from '../../callbacks/signature';
import { readAdditional, templateAdditionalField } from './fields/additional';
import { readCallbacks, templateCallbacksField } from './fields/callbacks';
import { whatIsHeard } from './fields/audio';
import { callerFields, readCaller } from './fields/caller';
import { MOST_NUMBERS, readNumbers } from './fields/numbers';
import { readSchedule, scheduling, templateScheduleField } from './fields/schedule';
import {
	type Recipient,
	templateField,
	templateRequest,
	unapprovedOption,
	variablesOfTemplate,
} from './fields/template';
import { readVariables, templateVariablesField, variablesField } from './fields/variables';
import { readPlaced, SHORT_PLACED } from './placed';

export const fields: INodeProperties[] = forOperation(
	{ resource: ['call'], operation: ['createFromTemplate'] },
	[
		{
			displayName:
				'Zvonobot accepts calls from a template that it has not approved, and never starts them. The list marks the approved ones; calls from others are held back.',
			name: 'moderationNotice',
			type: 'notice',
			default: '',
		},
		templateField,
		...recipientsFields,
		templateVariablesField,
		variablesField,
		...callerFields,
		templateScheduleField,
		templateCallbacksField,
		templateAdditionalField,
		safetyField,
		{ ...optionsField, options: [unapprovedOption, simplifyOption] },
	],
);

interface Reading {
	account: ZvonobotAccount;
	body: IDataObject;
	status: IDataObject;
	token: CallbackToken | undefined;
	/** What the template is known to need. */
	variables: string[];
	simplify: boolean;
}

export const operation: PaidOperation<Reading, Recipient> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	limit: MOST_NUMBERS,
	short: SHORT_PLACED,
	read,
	calls(item, { variables: needed }) {
		const variables = readVariables(item, needed);
		return readNumbers(item).map((phone) => ({ phone, variables }));
	},
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: ({ body }, { variables }) => whatIsHeard(body, variables),
	scheduling: scheduling(),
	request: ({ account, body, status, token }, recipients) =>
		templateRequest(account, { ...body, ...signedHook(status, token) }, recipients),
	results(answer, { account, simplify }, recipients) {
		const phones = recipients.map(({ phone }) => phone);
		return readPlaced(answer, phones, simplify, [account.apiKey]);
	},
};

async function read(item: Item): Promise<Reading> {
	const account = await accountOf(item);
	const schedule = readSchedule(item);
	const { status, token } = readCallbacks(item, account, schedule.plannedAt);
	const templateId = item.id('template', 'Template');
	const body = {
		...readAdditional(item, account),
		...dropUndefined({ ...readCaller(item), ...schedule, templateId }),
	};
	const variables = await variablesOfTemplate(item, account, templateId);
	return { account, body, status, token, variables, simplify: isSimplified(item) };
}
