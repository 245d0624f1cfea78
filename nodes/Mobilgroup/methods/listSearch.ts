/** Fills the pickers: what the account has set up in the cabinet, by name. */

import type {
	IDataObject,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeListSearchResult,
} from 'n8n-workflow';

import { serviceError } from '../../shared/errors';
import { pickedText } from '../../shared/fields';
import { wireFault } from '../../shared/http/networkErrors';
import { textOf } from '../../shared/values/text';
import { accountFor, CREDENTIAL } from '../api/credentials';
import { PATHS } from '../api/request';
import { bodyOf, effects, findFailure, rowsOf } from '../api/response';

type Row = INodeListSearchResult['results'][number];

export async function searchScripts(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'scripts' }), filter, byId);
}

/** The lead API takes a script by its name. */
export async function searchScriptNames(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'scripts' }), filter, ({ name }) => rowOf(name, name));
}

export async function searchPhrases(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'phrases' }), filter, byId);
}

export async function searchSenderNumbers(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'numbers' }), filter, ({ number, description }) =>
		rowOf([textOf(number), textOf(description)].filter(Boolean).join(' · '), number),
	);
}

export async function searchTemplates(this: ILoadOptionsFunctions, filter?: string) {
	const account = pickedText(this.getCurrentNodeParameter('account'));
	if (account === undefined || account.startsWith('=')) return { results: [] };
	return matching(await ask(this, { request: 'templates', account }), filter, byId);
}

const byId = ({ id, name }: IDataObject) => rowOf(name, id);

function rowOf(name: unknown, value: unknown): Row {
	const key = textOf(value) ?? '';
	return { name: textOf(name) ?? key, value: key };
}

function matching(
	rows: IDataObject[],
	filter: string | undefined,
	toRow: (row: IDataObject) => Row,
): INodeListSearchResult {
	const wanted = (filter ?? '').toLowerCase();
	const results = rows.map(toRow).filter(({ value }) => value !== '');
	return {
		results: results.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted)),
	};
}

/** @throws NodeApiError that says what to do about the credential or the way to the service */
async function ask(context: ILoadOptionsFunctions, body: IDataObject): Promise<IDataObject[]> {
	const place = { getNode: () => context.getNode(), getItemIndex: () => 0 };
	const credential = await context.getCredentials(CREDENTIAL);
	const { baseUrl } = accountFor('mailing', credential, place);
	const url = `${baseUrl}${PATHS.mailingGet}`;
	const response = await send(context, url, body).catch((error: unknown) => {
		throw serviceError(place, wireFault(error, effects.read));
	});
	const wrong = findFailure(response, effects.read, credential);
	if (wrong) throw serviceError(place, wrong.failure, wrong);
	return rowsOf(bodyOf(response));
}

async function send(context: ILoadOptionsFunctions, url: string, body: IDataObject) {
	return (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
		method: 'POST',
		url,
		body,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	})) as IN8nHttpFullResponse;
}
