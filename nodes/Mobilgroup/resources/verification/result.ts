/** What a placed verification call comes back as. */

import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { codeParameter, phoneParameter } from '../../../shared/fields';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import { codeResult } from '../../../shared/verification/codeResult';
import { codeService } from '../../api/credentials';

/** Last step of both verification calls. */
export async function toVerificationResult(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const phone = phoneParameter(this, 'phoneNumber', 'Phone Number');
	const callId = textOf(json.id) ?? null;
	const code = codeParameter(this) ?? textOf(json.code);
	const result = {
		outcome: 'placed',
		state: 'queued',
		phone,
		callId,
		...moneyFields('price', json.price),
		service: 'mobilgroup',
	};
	return [
		{ json: { ...result, ...(await codeResult(this, codeService, { phone, callId, code, answer: json })) } },
	];
}
