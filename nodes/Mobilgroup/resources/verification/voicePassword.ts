/** Voice Password: `POST /api/voice-password/send/` with the section `voice`, which may be empty. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { safetyField } from '../../../shared/safety/field';
import { codeParameter, forOperation, phoneParameter, simplifyOption } from '../../../shared/fields';
import type { OneItem } from '../../../shared/item';
import { textOf } from '../../../shared/values/text';
import { outputCodeOption } from '../../../shared/verification/codeResult';
import { codeLifeOption } from '../../../shared/verification/life';
import { addressRequest, callbackParameter } from '../../api/request';
import { callbackOption } from './callback';

/** Whom to call, and with which code. */
export const voicePasswordTargetFields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +7 900 000-00-00',
		description: 'The phone that rings and hears the code. The call costs money.',
	},
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0427',
		description:
			'The four digits that are spoken. Leave empty to let the service speak the last four digits of the calling number.',
	},
];

export const callerNumberOption: INodeProperties = {
	displayName: 'Caller Number',
	name: 'callerNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. +7 900 000-00-01',
	description:
		"The number that calls; it must be confirmed in the cabinet. Needs an own 'Code': without one the last four digits of this number would be the code of every call.",
};

export const repeatOption: INodeProperties = {
	displayName: 'Repeat Code',
	name: 'repeat',
	type: 'boolean',
	default: false,
	description: 'Whether the code is spoken twice',
};

export const voicePasswordFields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['voicePassword'] },
	[
		...voicePasswordTargetFields,
		safetyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				callbackOption,
				callerNumberOption,
				codeLifeOption,
				outputCodeOption,
				repeatOption,
				simplifyOption,
			],
		},
	],
);

/** Fills in the request from the fields. */
export async function voicePasswordRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const callback_url = await callbackParameter(this);
	return await addressRequest(this, request, 'verificationSend', {
		...voicePasswordBody(this),
		callback_url,
	});
}

/** The parameters of the call itself. `voice` is there even when it is empty: its presence asks for a spoken code. */
export function voicePasswordBody(item: OneItem): IDataObject {
	const number = phoneParameter(item, 'phoneNumber', 'Phone Number');
	const code = codeParameter(item);
	const repeat = item.getNodeParameter('options.repeat', false) === true;
	const voice = { code, repeat: repeat ? '1' : undefined, ani: callerParameter(item, code) };
	return { number, voice };
}

/** The document calls it `api` in its table and `ani` in its sample; `ani` is right (field notes §7.1). */
function callerParameter(context: OneItem, code?: string): string | undefined {
	if (textOf(context.getNodeParameter('options.callerNumber', '')) === undefined) return undefined;
	const caller = phoneParameter(context, 'options.callerNumber', 'Caller Number');
	if (code !== undefined) return caller;
	throw inputError(
		context,
		'Caller Number',
		"needs an own 'Code'",
		"Without one the last four digits of this number would be the code of every call, known to whoever has been called once. Fill in 'Code'. Nothing was sent.",
	);
}
