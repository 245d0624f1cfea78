/** The template of a call: which one, and whether its calls would start. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../../../../shared/item';
import { postRequest } from '../../../api/request';
import type { ZvonobotAccount } from '../../../api/credentials';
import { findTemplate } from '../../../api/templates';

export const templateField: INodeProperties = {
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
};

/** A call to one person, with what the template says to them. */
export interface Recipient {
	phone: string;
	/** Turned round: `{"Elena": "{name}"}`. */
	variables: Record<string, string>;
}

/** `POST /apiCalls/createWithTemplate` (API documentation). */
export function templateRequest(account: ZvonobotAccount, body: IDataObject, recipients: Recipient[]) {
	const named = recipients.filter(({ variables }) => Object.keys(variables).length > 0);
	const variables = Object.fromEntries(named.map(({ phone, variables: own }) => [phone, own]));
	return postRequest(account, '/apiCalls/createWithTemplate', {
		...body,
		phones: recipients.map(({ phone }) => phone),
		...(named.length > 0 && { variables }),
	});
}

/**
 * The variables that the template is known to have.
 *
 * @throws NodeOperationError for a template whose calls would never start
 */
export async function variablesOfTemplate(
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

export const unapprovedOption: INodeProperties = {
	displayName: 'Call If Not Approved',
	name: 'callUnapproved',
	type: 'boolean',
	default: true,
	description:
		'Whether to send calls of a template that Zvonobot does not list as approved. For accounts whose calls need no approval.',
};
