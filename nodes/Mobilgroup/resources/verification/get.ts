/** Get: `POST /api/voice-password/get/` with `request: "state"`. */

import type { IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { serviceError } from '../../../shared/errors';
import { forOperation, optionsField, rawResponse } from '../../../shared/fields';
import { leavesOpen } from '../../../shared/http/effect';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { itemOf } from '../../../shared/item';
import { verificationAccountOf } from '../../api/credentials';
import { verificationStatus } from '../../api/callInfo';
import { post } from '../../api/request';
import { effects, refuseErrors, rowsOf } from '../../api/response';

export const fields: INodeProperties[] = forOperation({ resource: ['verification'], operation: ['get'] }, [
	{
		displayName: 'Call ID',
		name: 'callId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 12345',
		description: "The 'callId' that the call came back with",
	},
	optionsField,
]);

const NO_CALL = leavesOpen('Mobilgroup answered without a call', effects.read);

export const routing = {
	...linkedRequest(effects.read, async (item) => {
		const id = item.requiredText('callId', 'Call ID');
		return post(await verificationAccountOf(item), 'verificationGet', { request: 'state', id });
	}),
	output: { postReceive: [refuseErrors(effects.read), toCallStatus] },
};

/** Last step: one item with the progress of the call. */
async function toCallStatus(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const item = itemOf(this);
	const [row] = rowsOf(json);
	if (!row) throw serviceError(item, { failure: NO_CALL });
	return [{ json: { ...verificationStatus(row), ...rawResponse(item, row) } }];
}
