/** What a placed verification call comes back as. */

import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { codeParameter, phoneParameter, rawResponse } from '../../../shared/fields';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';

/** Last step of both verification calls. */
export async function toVerificationResult(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const result = {
		outcome: 'placed',
		state: 'queued',
		phone: phoneParameter(this, 'phoneNumber', 'Phone Number'),
		callId: textOf(json.id) ?? null,
		code: codeParameter(this) ?? textOf(json.code) ?? null,
		...moneyFields('price', json.price),
		service: 'mobilgroup',
	};
	return [{ json: { ...result, ...rawResponse(this, json) } }];
}
