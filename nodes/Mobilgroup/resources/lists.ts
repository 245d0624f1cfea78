/** What all "Get Many" operations share. */

import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { textOf } from '../../shared/values/text';
import { addressRequest } from '../api/request';
import { rowsOf } from '../api/response';
import { numberOf } from '../api/results';

const resource = ['phrase', 'script', 'senderNumber', 'template', 'verification'];

/** How many rows to return; one pair of fields for all resources, because the engine evaluates each for every item. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { resource, operation: ['getAll'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { resource, operation: ['getAll'], returnAll: [false] } },
	},
];

/** Last step of a list; the service itself has no pages. */
export async function limitRows(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (this.getNodeParameter('returnAll', false) === true) return items;
	return items.slice(0, Number(this.getNodeParameter('limit', 50)));
}

/** The first step of a list that needs nothing but its name: `scripts`, `phrases`, `numbers`. */
export function listRequest(name: string) {
	return async function (
		this: IExecuteSingleFunctions,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await addressRequest(this, request, 'mailingGet', { request: name });
	};
}

/** Scripts and phrases: ID, name and length of the recording. */
export async function toRecordings(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return rowsOf(json).map(({ id, name, duration }) => ({
		json: {
			id: textOf(id) ?? null,
			name: textOf(name) ?? null,
			durationSeconds: numberOf(duration),
		},
	}));
}
