/** Flash Call: `POST /api/voice-password/send/` without the section `voice`. */

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

const SHORTEST_CODE = 4;
const LONGEST_CODE = 10;

/** Whom to call, and with which code. */
export const flashCallTargetFields: INodeProperties[] = [
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
];

export const codeLengthOption: INodeProperties = {
	displayName: 'Code Length',
	name: 'codeLength',
	type: 'number',
	typeOptions: { minValue: 4, maxValue: 10 },
	default: 4,
	description: 'How many digits the service is to choose. Only where it chooses the code.',
};

export const flashCallFields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['flashCall'] },
	[
		...flashCallTargetFields,
		safetyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [callbackOption, codeLengthOption, codeLifeOption, outputCodeOption, simplifyOption],
		},
	],
);

/** Fills in the request from the fields: the section `flashcall` stands there for an own code only. */
export async function flashCallRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const callback_url = await callbackParameter(this);
	return await addressRequest(this, request, 'verificationSend', { ...flashCallBody(this), callback_url });
}

/** The parameters of the call itself. */
export function flashCallBody(item: OneItem): IDataObject {
	const number = phoneParameter(item, 'phoneNumber', 'Phone Number');
	const code = codeParameter(item);
	const capacity = capacityParameter(item, code);
	return { number, capacity, flashcall: code === undefined ? undefined : { code } };
}

/** @returns the number of digits as text, or undefined for the service's own four */
function capacityParameter(context: OneItem, code?: string): string | undefined {
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
