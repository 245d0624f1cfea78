/** Get: `POST /api/voice-password/get/` with `request: "state"`. */

import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { leavesOpen } from '../../../shared/http/effect';
import { inputError, serviceError } from '../../../shared/errors';
import { forOperation, optionsField, rawResponse } from '../../../shared/fields';
import { textOf } from '../../../shared/values/text';
import { addressRequest } from '../../api/request';
import { effects, rowsOf } from '../../api/response';
import { verificationStatus } from '../../api/callInfo';

export const getFields: INodeProperties[] = forOperation({ resource: ['verification'], operation: ['get'] }, [
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

/** Fills in the request from the fields. */
export async function getRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const id = textOf(this.getNodeParameter('callId', ''));
	if (id === undefined) throw inputError(this, 'Call ID', 'is empty');
	return await addressRequest(this, request, 'verificationGet', { request: 'state', id });
}

/** Last step: one item with the course of the call. */
export async function toCallStatus(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const [row] = rowsOf(json);
	if (!row) throw serviceError(this, leavesOpen('Mobilgroup answered without a call', effects.read));
	return [{ json: { ...verificationStatus(row), ...rawResponse(this, row) } }];
}
