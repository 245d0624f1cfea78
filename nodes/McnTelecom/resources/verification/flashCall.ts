/** Flash Call: `POST …/flash_call` (document, section 2). */

import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { safetyField } from '../../../shared/safety/field';
import { codeParameter, forOperation, phoneParameter } from '../../../shared/fields';
import { textOf } from '../../../shared/values/text';
import { keepInput } from '../../../shared/perRun';
import { codeOptionsField } from '../../../shared/verification/codeResult';
import { addressRequest } from '../../api/request';
import type { CallInput } from '../../api/response';

const METHOD = { v2Rest: 'flash_call', paidMethods: 'flashcall' };
const AUTO = 'auto';
const RUSSIA = '643';
const SLOVAKIA = '703';

export const flashCallFields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['flashCall'] },
	[
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +7 900 000-00-00',
			description: 'The phone that rings. The call costs money, and is dropped when it is answered.',
		},
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0427',
			description:
				'The four digits that the calling number will end with. Leave empty to let the service choose.',
		},
		{
			displayName: 'Call From',
			name: 'country',
			type: 'options',
			default: 'auto',
			description: 'The country of the calling number',
			options: [
				{
					name: 'Automatic',
					value: 'auto',
					description: 'Russian phones from a Russian number, all others from a Slovak one',
				},
				{ name: 'Russia', value: '643' },
				{ name: 'Slovakia', value: '703' },
			],
		},
		safetyField,
		codeOptionsField,
	],
);

/** Fills in the request from the fields. */
export async function flashCallRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { phone, code } = keepInput<CallInput>(this, {
		phone: phoneParameter(this, 'phoneNumber', 'Phone Number'),
		code: codeParameter(this),
	});
	const parameters = { login_did: phone, code, country_id: countryParameter(this) };
	return await addressRequest(this, request, METHOD, parameters);
}

/** @returns the `country_id` to send, or undefined for automatic: any other value would mean Russia */
function countryParameter(context: IExecuteSingleFunctions): string | undefined {
	const country = textOf(context.getNodeParameter('country', AUTO));
	if (country === AUTO) return undefined;
	if (country === RUSSIA || country === SLOVAKIA) return country;
	throw inputError(context, 'Call From', `must be ${AUTO}, ${RUSSIA} (Russia) or ${SLOVAKIA} (Slovakia)`);
}
