/** Get: `POST /api/voice-password/get/` with `request: "state"`. */

import type { IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { serviceError } from '../../../shared/errors';
import { forOperation, optionsField, rawResponse } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { type Item, itemOf } from '../../../shared/item';
import { textOf } from '../../../shared/values/text';
import { verificationAccountOf } from '../../api/credentials';
import { verificationStatus } from '../../api/callInfo';
import { post } from '../../api/request';
import { effects, listed, refuseErrors, rowsOf, without } from '../../api/response';

export const fields: INodeProperties[] = forOperation({ resource: ['verification'], operation: ['get'] }, [
	{
		displayName: 'Call ID',
		name: 'callId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 12345',
		description: "The 'callId' in the result of the call",
	},
	optionsField,
]);

const idIn = (item: Item): string => item.requiredText('callId', 'Call ID');

export const routing = {
	...linkedRequest(effects.read, async (item) => {
		const id = idIn(item);
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
	const rows = rowsOf(json, listed.calls) ?? [];
	const asked = idIn(item);
	const row = rows.find(({ id }) => textOf(id) === asked) ?? rows.find(({ id }) => textOf(id) === undefined);
	if (!row) throw serviceError(item, without('the call'));
	return [{ json: { ...verificationStatus(row), ...rawResponse(item, row) } }];
}
