/** Create From Template: `POST /apiCalls/createWithTemplate`. All items with the same settings travel in one request. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { PaidOperation } from '../../../shared/calls/operation';
import { recipientsFields } from '../../../shared/calls/recipients';
import { forOperation, isSimplified, optionsField, simplifyOption } from '../../../shared/fields';
import type { Item } from '../../../shared/item';
import { safetyField } from '../../../shared/safety/field';
import type { ZvonobotAccount } from '../../api/credentials';
import { accountOf, CREDENTIAL } from '../../api/credentials';
import { callEffect } from '../../api/errors';
import { dropUndefined, postRequest } from '../../api/request';
import { findTemplate } from '../../api/templates';
import type { CallbackToken } from '../../callbacks/signature';
import { signedHook } from '../../callbacks/signature';
import { readAdditional, templateAdditionalField } from './fields/additional';
import { readCallbacks, templateCallbacksField } from './fields/callbacks';
import { callerFields, readCaller } from './fields/caller';
import { MOST_NUMBERS, readNumbers } from './fields/numbers';
import { readSchedule, scheduling, templateScheduleField } from './fields/schedule';
import { readVariables, templateVariablesField, variablesField } from './fields/variables';
import { readPlaced } from './placed';

const unapprovedOption: INodeProperties = {
	displayName: 'Call If Not Approved',
	name: 'callUnapproved',
	type: 'boolean',
	default: true,
	description:
		'Whether to send calls of a template that Zvonobot does not list as approved. For accounts whose calls need no approval.',
};

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
		{
			displayName: 'Template',
			name: 'template',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'list', value: '' },
			description: 'What the person hears',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 1',
					validation: [
						{ type: 'regex', properties: { regex: '^[0-9]+$', errorMessage: 'An ID has digits only' } },
					],
				},
			],
		},
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

interface Recipient {
	phone: string;
	/** Turned round: `{"Elena": "{name}"}`. */
	variables: Record<string, string>;
}

export const operation: PaidOperation<Reading, Recipient> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	limit: MOST_NUMBERS,
	read,
	calls(item, { variables: needed }) {
		const variables = readVariables(item, needed);
		return readNumbers(item).map((phone) => ({ phone, variables }));
	},
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	scheduling: scheduling(),
	request({ account, body, status, token }, recipients) {
		const named = recipients.filter(({ variables }) => Object.keys(variables).length > 0);
		const variables = Object.fromEntries(named.map(({ phone, variables: own }) => [phone, own]));
		return postRequest(account, '/apiCalls/createWithTemplate', {
			...body,
			...signedHook(status, token),
			phones: recipients.map(({ phone }) => phone),
			...(named.length > 0 && { variables }),
		});
	},
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

/** @throws NodeOperationError for a template whose calls would never start */
async function variablesOfTemplate(
	item: Item,
	account: ZvonobotAccount,
	templateId: number,
): Promise<string[]> {
	const template = await findTemplate(item, account, templateId);
	const options = item.group('options', 'Options');
	const callsAnyway = options.flag('callUnapproved', 'Call If Not Approved', false);
	if (template?.approved !== false || callsAnyway) return template?.variables ?? [];
	throw item.refuse(
		'Template',
		'is not approved by Zvonobot, so its calls would be accepted and never start',
		"Ask your manager there to approve it, or choose another one. If your account needs no approval, add the option 'Call If Not Approved'. Nobody was called.",
	);
}
