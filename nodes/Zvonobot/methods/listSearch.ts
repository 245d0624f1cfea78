/** What the pickers offer. The service has no search of its own, so the lists are filtered here. */

import type {
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { outcomeOf, serviceError } from '../../shared/errors';
import { readsOnly } from '../../shared/http/effect';
import { networkError } from '../../shared/http/networkErrors';
import { readRequestOptions } from '../../shared/http/requestOptions';
import { send } from '../../shared/http/send';
import type { Item } from '../../shared/item';
import { pickerItem } from '../../shared/item';
import { toldPhone } from '../../shared/values/phone';
import { textOf } from '../../shared/values/text';
import type { ZvonobotAccount } from '../api/credentials';
import { accountOf, CREDENTIAL } from '../api/credentials';
import type { EntryKind } from '../api/entries';
import { isConfirmed, languages, needsApproval, ownNumbers, recordings, templates } from '../api/entries';
import { languagesByGet, languagesByPost } from '../api/languages';
import { postRequest } from '../api/request';
import { entriesOf, findFault } from '../api/response';

type Build = (account: ZvonobotAccount) => IHttpRequestOptions;

/** Numbers that calls can come from; those that are not confirmed are marked, because calls from them are refused. */
export async function searchOwnNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const numbers = await list(this, ownNumbers, (account) =>
		postRequest(account, '/apiCalls/getPhones', { all: true }),
	);
	return matching(filter, numbers, (number) => {
		const phone = toldPhone(number.phone) ?? '';
		return { name: `+${phone}${isConfirmed(number) ? '' : ' (not confirmed)'}`, value: phone };
	});
}

/** Templates; which of them are approved is only told by asking for those alone. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const ask = async (onlyModerated: 0 | 1) =>
		await list(this, templates, (account) =>
			postRequest(account, '/apiCalls/getTemplates', { onlyModerated }),
		);
	const [all, approved] = await Promise.all([ask(0), ask(1)]);
	const ready = new Set(approved.map(({ id }) => textOf(id)));
	return matching(filter, all, (template) => ({
		name: `${nameOf(template)} (${ready.has(textOf(template.id)) ? 'approved' : 'not approved'})`,
		value: textOf(template.id) ?? '',
	}));
}

/** Recordings. The request is not in the API documentation; two known clients use it (field notes §5.14). */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const found = await list(this, recordings, (account) => postRequest(account, '/apiCalls/getRecords'));
	return matching(filter, found, (recording) => ({
		name: `${nameOf(recording)}${needsApproval(recording) ? ' (not approved)' : ''}`,
		value: textOf(recording.id) ?? '',
	}));
}

export async function searchLanguages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const found = await list(this, languages, languagesByGet).catch(async (error: unknown) => {
		if (outcomeOf(error) !== 'refused') throw error;
		return await list(this, languages, languagesByPost);
	});
	return matching(filter, found, (language) => ({
		name: `${nameOf(language)} (${textOf(language.defaultLangCode)})`,
		value: textOf(language.defaultLangCode) ?? '',
	}));
}

const nameOf = ({ name, ...rest }: IDataObject): string => textOf(name) ?? JSON.stringify(rest);

function matching(
	filter: string | undefined,
	entries: IDataObject[],
	toResult: (entry: IDataObject) => INodeListSearchItems,
): INodeListSearchResult {
	const wanted = (filter ?? '').toLowerCase();
	const results = entries
		.map(toResult)
		.filter(({ name, value }) => value !== '' && `${name} ${value}`.toLowerCase().includes(wanted))
		.sort((one, other) => one.name.localeCompare(other.name));
	return { results };
}

/** @throws NodeApiError that tells why there is no list, with nothing secret in it */
async function list(context: ILoadOptionsFunctions, kind: EntryKind, build: Build): Promise<IDataObject[]> {
	const item = pickerItem(context);
	const account = await accountOf(item);
	const response = await ask(context, item, build(account));
	const fault = findFault(response, readsOnly, [account.apiKey]);
	if (fault) throw serviceError(item, fault);
	const entries = entriesOf(response, kind, [account.apiKey]);
	if ('failure' in entries) throw serviceError(item, entries);
	return entries;
}

async function ask(
	context: ILoadOptionsFunctions,
	item: Item,
	request: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	const signature = { type: CREDENTIAL, data: await item.credential(CREDENTIAL) };
	const { http } = readRequestOptions(item);
	try {
		return await send(context, signature, { ...request, ...http });
	} catch (error) {
		throw serviceError(item, { failure: networkError(error, readsOnly) });
	}
}
