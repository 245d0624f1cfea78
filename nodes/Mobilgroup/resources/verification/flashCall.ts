/** Flash Call: `POST /api/voice-password/send/` without the section `voice`. */

import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { safetyField } from '../../../shared/calls/safetyField';
import { codeParameter, forOperation, phoneParameter, simplifyOption } from '../../../shared/fields';
import { textOf } from '../../../shared/values/text';
import { outputCodeOption } from '../../../shared/verification/codeResult';
import { codeLifeOption } from '../../../shared/verification/life';
import { addressRequest, callbackParameter } from '../../api/request';
import { callbackOption } from './callback';

const SHORTEST_CODE = 4;
const LONGEST_CODE = 10;

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
			description: 'The phone that rings. The call costs money, also when nobody answers.',
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
		safetyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				callbackOption,
				{
					displayName: 'Code Length',
					name: 'codeLength',
					type: 'number',
					typeOptions: { minValue: 4, maxValue: 10 },
					default: 4,
					description: 'How many digits the service is to choose. Only where it chooses the code.',
				},
				codeLifeOption,
				outputCodeOption,
				simplifyOption,
			],
		},
	],
);

/** Fills in the request from the fields: the section `flashcall` stands there for an own code only. */
export async function flashCallRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const number = phoneParameter(this, 'phoneNumber', 'Phone Number');
	const code = codeParameter(this);
	const capacity = capacityParameter(this, code);
	return await addressRequest(this, request, 'verificationSend', {
		number,
		capacity,
		flashcall: code === undefined ? undefined : { code },
		callback_url: await callbackParameter(this),
	});
}

/** @returns the number of digits as text, or undefined for the service's own four */
function capacityParameter(context: IExecuteSingleFunctions, code?: string): string | undefined {
	const length = textOf(context.getNodeParameter('options.codeLength', ''));
	if (length === undefined) return undefined;
	if (code !== undefined && Number(length) !== code.length) {
		throw inputError(context, 'Code Length', "can't be combined with an own 'Code', which has four digits");
	}
	const digits = Number(length);
	if (!Number.isInteger(digits) || digits < SHORTEST_CODE || digits > LONGEST_CODE) {
		throw inputError(
			context,
			'Code Length',
			`must be a whole number from ${SHORTEST_CODE} to ${LONGEST_CODE}`,
		);
	}
	return code === undefined ? String(digits) : undefined;
}
