/** Get Many: `POST /api/voice-password/get/` with `request: "daily"`. */

import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { forOperation, rawResponse } from '../../../shared/fields';
import { localParts, SERVICE_ZONE } from '../../../shared/values/date';
import { parseDate } from '../../../shared/values/inputDate';
import { addressRequest } from '../../api/request';
import { rowsOf } from '../../api/response';
import { verificationStatus } from '../../api/callInfo';

export const getAllFields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['getAll'] },
	[
		{
			displayName: 'Date',
			name: 'date',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			required: true,
			default: '',
			description: 'The day of the calls, in Moscow time',
		},
	],
);

/** Fills in the request from the fields. The document's mask is `dd.mm.yyyy`. */
export async function getAllRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const parsed = parseDate(this.getNodeParameter('date', ''), SERVICE_ZONE);
	if ('rule' in parsed) throw inputError(this, 'Date', parsed.rule);
	const { day, month, year } = localParts(parsed.moment, SERVICE_ZONE);
	const date = `${day}.${month}.${year}`;
	return await addressRequest(this, request, 'verificationGet', { request: 'daily', date });
}

/** One item for each call of the day. */
export async function toCallStatuses(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return rowsOf(json).map((row) => ({ json: { ...verificationStatus(row), ...rawResponse(this, row) } }));
}
