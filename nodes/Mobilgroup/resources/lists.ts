/** What all "Get Many" operations share. */

import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { forOperation, optionsField } from '../../shared/fields';
import { listFieldsFor } from '../../shared/lists';
import { textOf } from '../../shared/values/text';
import { addressRequest } from '../api/request';
import { rowsOf } from '../api/response';
import { numberOf } from '../api/callInfo';

/** One pair of fields for all lists of the node; options stand below the two, where n8n's users look for them. */
export const listFields: INodeProperties[] = [
	...listFieldsFor(['phrase', 'script', 'senderNumber', 'template', 'verification']),
	...forOperation({ resource: ['verification'], operation: ['getAll'] }, [optionsField]),
];

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
