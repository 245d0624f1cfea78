/** Templates: which are approved, and which variables their texts have. */

import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../../shared/item';
import { isRecord, textOf } from '../../shared/values/text';
import type { ZvonobotAccount } from './credentials';
import { templates } from './entries';
import { entriesFrom } from './lists';
import { postRequest } from './request';

const PATH = '/apiCalls/getTemplates';

export const allTemplates = async (item: Item, timeout?: number): Promise<IDataObject[]> =>
	await list(item, 0, timeout);

/** Which of them are approved is only told by asking for those alone. */
export async function approvedIds(item: Item, timeout?: number): Promise<Set<string | undefined>> {
	const approved = await list(item, 1, timeout);
	return new Set(approved.map(({ id }) => textOf(id)));
}

const list = async (item: Item, onlyModerated: 0 | 1, timeout?: number): Promise<IDataObject[]> =>
	await entriesFrom(item, templates, (account) => ({
		...postRequest(account, PATH, { onlyModerated }),
		...(timeout !== undefined && { timeout }),
	}));

/** What is known of a template before it is called with. */
export interface KnownTemplate {
	/** The names of its variables; none where its text is not known. */
	variables: string[];
	/** Only false where Zvonobot has said so. */
	approved: boolean;
}

/** The call is worth more than what is asked before it. */
const LONGEST_MS = 10_000;

/**
 * Looks a template up, once for all items of a run. What Zvonobot does not tell is not known, and stops nothing.
 *
 * @returns undefined for a template that Zvonobot does not list
 */
export async function findTemplate(
	item: Item,
	{ apiKey, baseUrl }: ZvonobotAccount,
	templateId: number,
): Promise<KnownTemplate | undefined> {
	const [all, approved] = await item.once(`templates ${baseUrl} ${apiKey}`, async () => {
		const lists = [allTemplates(item, LONGEST_MS), approvedIds(item, LONGEST_MS)] as const;
		const [found, ready] = await Promise.allSettled(lists);
		return [found.status === 'fulfilled' ? found.value : [], ready] as const;
	});
	const id = String(templateId);
	const template = all.find((one) => textOf(one.id) === id);
	if (!template) return undefined;
	return {
		variables: variablesOf(template),
		approved: approved.status === 'rejected' || approved.value.has(id),
	};
}

/** `{name}`, but not JSON. */
const VARIABLE = /\{([\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,60})\}/gu;
/** What is not spoken. */
const UNSPOKEN = /^(id|name|title)$|url|webhook|address|path$/i;

/** The variables in the texts of a template, wherever it has them: the API documentation does not say. */
export function variablesOf(template: IDataObject): string[] {
	const found = textsIn(template).flatMap((text) =>
		[...text.matchAll(VARIABLE)].map(([, name]) => name.trim()),
	);
	return [...new Set(found)];
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, part]) => (UNSPOKEN.test(key) ? [] : textsIn(part)));
}
