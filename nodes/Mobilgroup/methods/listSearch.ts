/** Fills the pickers: what the account has set up in the account portal, by name. */

import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { serviceError } from '../../shared/errors';
import { networkError } from '../../shared/http/networkErrors';
import { send } from '../../shared/http/send';
import { pickerItem } from '../../shared/item';
import { toldPhone } from '../../shared/values/phone';
import { textOf } from '../../shared/values/text';
import { accountOf, CREDENTIAL } from '../api/credentials';
import { post } from '../api/request';
import { bodyOf, effects, findFailure, type IsRow, listed, rowsOf, rowWith, without } from '../api/response';

type Question = { request: 'numbers' | 'phrases' | 'scripts' | 'templates'; account?: string };
type Row = INodeListSearchResult['results'][number];

export async function searchScripts(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'scripts' }), filter, byId);
}

/** The lead API takes a script by its name. */
export async function searchScriptNames(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'scripts' }, rowWith('name')), filter, ({ name }) =>
		rowOf(name, name),
	);
}

export async function searchPhrases(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'phrases' }), filter, byId);
}

export async function searchSenderNumbers(this: ILoadOptionsFunctions, filter?: string) {
	return matching(await ask(this, { request: 'numbers' }), filter, ({ number, description }) =>
		rowOf([toldPhone(number), textOf(description)].filter(Boolean).join(' · '), toldPhone(number)),
	);
}

export async function searchTemplates(this: ILoadOptionsFunctions, filter?: string) {
	const account = pickerItem(this).text('account', 'Account');
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
async function ask(
	context: ILoadOptionsFunctions,
	body: Question,
	isRow: IsRow = listed[body.request],
): Promise<IDataObject[]> {
	const item = pickerItem(context);
	const account = await accountOf(item);
	const signature = { type: CREDENTIAL, data: await item.credential(CREDENTIAL) };
	const request = post(account, 'mailingGet', body);
	const response = await send(context, signature, request).catch((error: unknown) => {
		throw serviceError(item, { failure: networkError(error, effects.read) });
	});
	const wrong = findFailure(response, effects.read, account.secrets);
	if (wrong) throw serviceError(item, wrong);
	const rows = rowsOf(bodyOf(response), isRow);
	if (!rows) throw serviceError(item, without('a list'));
	return rows;
}
