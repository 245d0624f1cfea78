/** Flash Call: `POST /apiVerificationPhones/confirmPhone` (document, "FlashOnCall"). */

import { randomInt } from 'node:crypto';

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { leavesOpen } from '../../../shared/http/effect';
import type { CallResult } from '../../../shared/result';
import { serviceError } from '../../../shared/errors';
import { safetyField } from '../../../shared/safety/field';
import { codeParameter, forOperation, phoneParameter } from '../../../shared/fields';
import { codeOptionsField, codeResult } from '../../../shared/verification/codeResult';
import { codeService } from '../../api/credentials';
import { dataOf } from '../../api/envelope';
import { callEffect } from '../../api/errors';

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
				'The four digits that the calling number will end with. Leave empty to have the node make one up.',
		},
		safetyField,
		codeOptionsField,
	],
);

const CODES = 10_000;
const CODE_LENGTH = 4;
const STRANGE = leavesOpen('Zvonobot answered something else than that the call is accepted', callEffect);
/** The code that an item's request was sent with; the answer does not repeat it. */
const sentCodes = new WeakMap<object, string>();

/** Fills in the request from the fields. The code is text, so that it keeps its leading zeros. */
export function readFlashCall(context: IExecuteSingleFunctions): IDataObject {
	const phone = phoneParameter(context, 'phoneNumber', 'Phone Number');
	const pin = codeParameter(context) ?? String(randomInt(CODES)).padStart(CODE_LENGTH, '0');
	sentCodes.set(context, pin);
	return { phone, pin };
}

/** Last step: `done` means no more than that the call is accepted; the document names no ID. */
export async function toFlashCallResult(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const answer = body as IDataObject;
	if (answer.status !== 'success' && dataOf(body) !== 'done') throw serviceError(this, STRANGE);
	const phone = phoneParameter(this, 'phoneNumber', 'Phone Number');
	const placed: CallResult = { outcome: 'placed', state: 'queued', phone, callId: null, service: 'zvonobot' };
	const call = { phone, callId: null, code: sentCodes.get(this), answer };
	return [{ json: { ...placed, ...(await codeResult(this, codeService, call)) } }];
}
