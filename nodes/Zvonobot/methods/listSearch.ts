/** What the pickers offer. The service has no search of its own, so the lists are filtered here. */

import type {
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { readsOnly } from '../../shared/http/effect';
import { wireFault } from '../../shared/http/networkErrors';
import { outcomeOf, serviceError } from '../../shared/errors';
import { textOf } from '../../shared/values/text';
import type { ZvonobotAccount } from '../api/credentials';
import { CREDENTIAL } from '../api/credentials';
import { isConfirmed } from '../api/entries';
import { findFault, listOf } from '../api/envelope';
import { languagesByGet, languagesByPost } from '../api/languages';
import { accountOf, postRequest } from '../api/request';

/** Numbers that calls can come from; those that are not confirmed are marked, because calls from them are refused. */
export async function searchOwnNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const numbers = await list(this, (account) => postRequest(account, '/apiCalls/getPhones', { all: true }));
	return matching(filter, numbers, (number) => ({
		name: `+${textOf(number.phone)}${isConfirmed(number) ? '' : ' (not confirmed)'}`,
		value: textOf(number.phone) ?? '',
	}));
}

/** Templates; which of them are moderated is only told by asking for those alone. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const ask = async (onlyModerated: 0 | 1) =>
		await list(this, (account) => postRequest(account, '/apiCalls/getTemplates', { onlyModerated }));
	const [all, moderated] = await Promise.all([ask(0), ask(1)]);
	const ready = new Set(moderated.map(({ id }) => textOf(id)));
	return matching(filter, all, (template) => ({
		name: `${nameOf(template)} (${ready.has(textOf(template.id)) ? 'moderated' : 'not moderated'})`,
		value: textOf(template.id) ?? '',
	}));
}

/** Audio records. The request is not in the document; two known clients use it (field notes §5.14). */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const records = await list(this, (account) => postRequest(account, '/apiCalls/getRecords', {}));
	return matching(filter, records, (record) => ({
		name: `${nameOf(record)}${Number(record.needModeration) === 1 ? ' (not moderated)' : ''}`,
		value: textOf(record.id) ?? '',
	}));
}

export async function searchLanguages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const languages = await list(this, languagesByGet).catch(async (error: unknown) => {
		if (outcomeOf(error) !== 'refused') throw error;
		return await list(this, languagesByPost);
	});
	return matching(filter, languages, (language) => ({
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
async function list(
	context: ILoadOptionsFunctions,
	request: (account: ZvonobotAccount) => IHttpRequestOptions,
): Promise<IDataObject[]> {
	const place = { getNode: () => context.getNode(), getItemIndex: () => 0 };
	const account = await accountOf(context, place);
	const response = await send(context, request(account)).catch((error: unknown) => {
		throw serviceError(place, wireFault(error, readsOnly));
	});
	const found = findFault(response, readsOnly, [account.apiKey]);
	if (found) throw serviceError(place, found.failure, found);
	return listOf(response.body);
}

async function send(
	context: ILoadOptionsFunctions,
	request: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	const options = {
		...request,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	return (await context.helpers.httpRequestWithAuthentication.call(
		context,
		CREDENTIAL,
		options,
	)) as IN8nHttpFullResponse;
}
