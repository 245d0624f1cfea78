/** Get Many: `POST /api/get/` with `request: "templates"`. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { pickedText } from '../../../shared/fields';
import { textOf } from '../../../shared/values/text';
import { addressRequest } from '../../api/request';
import { rowsOf } from '../../api/response';

/** Fills in the request from the fields; `id` only where one template is wanted. */
export async function getAllRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const account = textOf(this.getNodeParameter('account', ''));
	if (account === undefined) throw inputError(this, 'Account', 'is empty');
	const id = pickedText(this.getNodeParameter('template', ''));
	return await addressRequest(this, request, 'mailingGet', { request: 'templates', account, id });
}

/** One item for each template. */
export async function toTemplates(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return rowsOf(json).map((row) => ({ json: toTemplate(row, row.account) }));
}

/** @param account which the two APIs call `account` and `account_id` */
export function toTemplate({ id, name, message }: IDataObject, account: unknown): IDataObject {
	return {
		templateId: textOf(id) ?? null,
		account: textOf(account) ?? null,
		name: textOf(name) ?? null,
		message: textOf(message) ?? null,
	};
}
