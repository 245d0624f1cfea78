/** Create From Template: `POST /apiCalls/createWithTemplate`. All items with the same settings travel in one request. */

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
import { readAdditional, templateAdditionalField } from './fields/additional';
import { readCallbacks, templateCallbacksField } from './fields/callbacks';
import { callerFields, readCaller } from './fields/caller';
import { MOST_NUMBERS } from './create';
import { planning, readSchedule, templateScheduleField } from './fields/schedule';
import { readVariables, variablesField } from './fields/variables';

export const createFromTemplateFields: INodeProperties[] = forOperation(
	{ resource: ['call'], operation: ['createFromTemplate'] },
	[
		{
			displayName:
				'Zvonobot accepts calls from a template that nobody has moderated and never starts them. The list marks the moderated ones.',
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
		variablesField,
		...callerFields,
		templateScheduleField,
		templateCallbacksField,
		templateAdditionalField,
		safetyField,
		optionsField,
	],
);

interface Settings {
	account: ZvonobotAccount;
	body: IDataObject;
	status: IDataObject;
	token: CallbackToken | undefined;
	simplify: boolean;
}

interface Recipient {
	phone: string;
	/** Turned round: `{"Elena": "{name}"}`. */
	variables: Record<string, string>;
}

const operation: BulkOperation<Settings, Recipient> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	limit: MOST_NUMBERS,
	effect: callEffect,
	readSettings: async (context, itemIndex) => await readSettings(new Item(context, itemIndex)),
	readEntries: (context, itemIndex) => {
		const variables = readVariables(new Item(context, itemIndex));
		return readPhones(context, itemIndex).map((phone) => ({ phone, variables }));
	},
	planning: planning(),
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	buildRequest({ account, body, status, token }, recipients) {
		const named = recipients.filter(({ variables }) => Object.keys(variables).length > 0);
		const variables = Object.fromEntries(named.map(({ phone, variables: own }) => [phone, own]));
		return postRequest(account, '/apiCalls/createWithTemplate', {
			...body,
			...signedHook(status, token, 'status'),
			phones: recipients.map(({ phone }) => phone),
			...(named.length > 0 && { variables }),
		});
	},
	findError: async (context, response) =>
		findFault(response, callEffect, [(await accountOf(context)).apiKey]),
	readResults: (response, { account, simplify }, recipients) =>
		readPlaced(
			response,
			recipients.map(({ phone }) => phone),
			simplify,
			[account.apiKey],
		),
};

/** Starts the calls of all items. */
export async function createCallsFromTemplate(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await placeMany(this, operation);
}

async function readSettings(item: Item): Promise<Settings> {
	const account = await accountOf(item.context, item);
	const schedule = readSchedule(item);
	const { status, token } = readCallbacks(item, account.apiKey, schedule.plannedAt);
	const templateId = item.readId(item.get('template'), 'Template');
	const body = {
		...readAdditional(item),
		...dropUndefined({ ...readCaller(item), ...schedule, templateId }),
	};
	return { account, body, status, token, simplify: item.get('options.simplify', true) !== false };
}
