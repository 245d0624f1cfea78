/** Create: `POST /api/lido/send/`. */

import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { safetyField } from '../../../shared/safety/field';
import {
	forOperation,
	phoneParameter,
	pickedText,
	rawResponse,
	simplifyOption,
} from '../../../shared/fields';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import { addressRequest } from '../../api/request';

export const createFields: INodeProperties[] = forOperation({ resource: ['lead'], operation: ['create'] }, [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +7 900 000-00-00',
		description: 'The phone that rings. The call costs money.',
	},
	{
		displayName: 'Script',
		name: 'scriptName',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The lead script, by the name that it was given in the cabinet',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchScriptNames', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Summer offer' },
		],
	},
	safetyField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			simplifyOption,
			{
				displayName: 'SMS Text',
				name: 'smsText',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: "The text that is sent when the key is pressed, in place of the script's own",
			},
		],
	},
]);

/** Fills in the request from the fields. `script` is a name here, where the mailing API takes an ID. */
export async function createRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const number = phoneParameter(this, 'phoneNumber', 'Phone Number');
	const script = pickedText(this.getNodeParameter('scriptName', ''));
	if (script === undefined) throw inputError(this, 'Script', 'is empty');
	const sms = textOf(this.getNodeParameter('options.smsText', ''));
	return await addressRequest(this, request, 'leadSend', { number, script, sms });
}

/** Last step. The price is the most that the call can cost; the service corrects it afterwards. */
export async function toLeadResult(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const result = {
		outcome: 'placed',
		state: 'queued',
		phone: phoneParameter(this, 'phoneNumber', 'Phone Number'),
		callId: textOf(json.id) ?? null,
		...moneyFields('maxPrice', json.price),
		service: 'mobilgroup',
	};
	return [{ json: { ...result, ...rawResponse(this, json) } }];
}
