/** What the pickers offer. The service has no search of its own, so the lists are filtered here. */

import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { outcomeOf } from '../../shared/errors';
import { pickerItem } from '../../shared/item';
import { toldPhone } from '../../shared/values/phone';
import { textOf } from '../../shared/values/text';
import { isConfirmed, languages, needsApproval, ownNumbers, recordings } from '../api/entries';
import { languagesByGet, languagesByPost } from '../api/languages';
import { entriesFrom } from '../api/lists';
import { postRequest } from '../api/request';
import { allTemplates, approvedIds } from '../api/templates';

/** Numbers that calls can come from; those that are not confirmed are marked, because calls from them are refused. */
export async function searchOwnNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const numbers = await entriesFrom(pickerItem(this), ownNumbers, (account) =>
		postRequest(account, '/apiCalls/getPhones', { all: true }),
	);
	return matching(filter, numbers, (number) => {
		const phone = toldPhone(number.phone) ?? '';
		return { name: `+${phone}${isConfirmed(number) ? '' : ' (not confirmed)'}`, value: phone };
	});
}

export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const item = pickerItem(this);
	const [all, approved] = await Promise.all([allTemplates(item), approvedIds(item)]);
	return matching(filter, all, (template) => ({
		name: `${nameOf(template)} (${approved.has(textOf(template.id)) ? 'approved' : 'not approved'})`,
		value: textOf(template.id) ?? '',
	}));
}

/** Recordings. The request is not documented (docs/api-notes.md, Zvonobot: List of recordings). */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const found = await entriesFrom(pickerItem(this), recordings, (account) =>
		postRequest(account, '/apiCalls/getRecords'),
	);
	return matching(filter, found, (recording) => ({
		name: `${nameOf(recording)}${needsApproval(recording) ? ' (not approved)' : ''}`,
		value: textOf(recording.id) ?? '',
	}));
}

export async function searchLanguages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const found = await entriesFrom(pickerItem(this), languages, languagesByGet).catch(
		async (error: unknown) => {
			if (outcomeOf(error) !== 'refused') throw error;
			return await entriesFrom(pickerItem(this), languages, languagesByPost);
		},
	);
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
