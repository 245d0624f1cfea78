/** Create or Update: `POST /api/set/`, the templates of all items with the same account in one request. */

import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { placeMany } from '../../../shared/calls/batch';
import type { BulkOperation, EntryResult } from '../../../shared/calls/sendMany';
import { inputError, redact } from '../../../shared/errors';
import { bulkCredential } from '../../../shared/perRun';
import { pickedText } from '../../../shared/fields';
import { isRecord, textOf } from '../../../shared/values/text';
import { accountFor, CREDENTIAL } from '../../api/credentials';
import { rowFor } from '../../api/errors';
import { PATHS } from '../../api/request';
import { bodyOf, effects, findFailure, isOk, saysResult } from '../../api/response';
import { toTemplate } from './getAll';

interface Settings {
	baseUrl: string;
	account: string;
}

interface Template {
	/** Empty for a new one: the document's sample has it so. */
	id: string;
	name: string;
	message: string;
}

const MOST_IN_ONE = 5000;

/** The custom operation `template: upsert`. */
export async function upsertTemplates(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await placeMany(this, operation);
}

const operation: BulkOperation<Settings, Template> = {
	service: 'mobilgroup',
	credential: CREDENTIAL,
	limit: MOST_IN_ONE,
	effect: effects.templates,
	async readSettings(context, itemIndex) {
		const place = { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
		const { baseUrl } = accountFor('mailing', await bulkCredential(context, CREDENTIAL, itemIndex), place);
		return { baseUrl, account: readText(context, itemIndex, 'account', 'Account') };
	},
	readEntries(context, itemIndex) {
		const id = pickedText(context.getNodeParameter('template', itemIndex, '')) ?? '';
		const name = readText(context, itemIndex, 'templateName', 'Name');
		return [{ id, name, message: readText(context, itemIndex, 'message', 'Text') }];
	},
	keyOf: ({ id, name, message }) => JSON.stringify([id, name, message]),
	shown: ({ id, name }) => ({ templateId: id === '' ? null : id, name }),
	buildRequest,
	async findError(context, response) {
		return findFailure(response, effects.templates, await context.getCredentials(CREDENTIAL));
	},
	readResults,
};

function readText(context: IExecuteFunctions, itemIndex: number, name: string, label: string): string {
	const text = textOf(context.getNodeParameter(name, itemIndex, ''));
	if (text !== undefined) return text;
	const place = { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
	throw inputError(place, label, 'is empty');
}

function buildRequest({ baseUrl, account }: Settings, templates: Template[]): IHttpRequestOptions {
	return {
		method: 'POST',
		url: `${baseUrl}${PATHS.mailingSet}`,
		body: { request: 'templates', account, templates },
		json: true,
	};
}

/** The answer has a row for every template, in the order of the request; new ones can't be told apart otherwise. */
function readResults(
	response: IN8nHttpFullResponse,
	{ account }: Settings,
	templates: Template[],
): Array<EntryResult | undefined> {
	const { templates: listed, account_id } = bodyOf(response);
	const rows = (Array.isArray(listed) ? listed.filter(isRecord) : []) as IDataObject[];
	if (rows.length !== templates.length) return [];
	return templates.map(({ id }, place) => {
		const row = rows[place];
		if (!saysResult(row)) return undefined;
		if (!isOk(row.result)) {
			const code = textOf(row.result);
			return { failure: rowFor(code, effects.templates), detail: redact(code ?? 'no code') };
		}
		return { json: { ...toTemplate(row, account_id ?? account), created: id === '' } };
	});
}
