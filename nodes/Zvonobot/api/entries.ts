/** What the account holds: numbers, languages, templates, recordings, the account itself; told apart and simplified. */

import type { IDataObject } from 'n8n-workflow';

import { moneyFields, parseMoney } from '../../shared/values/money';
import { toldPhone } from '../../shared/values/phone';
import { booleanOf, textOf } from '../../shared/values/text';
import { momentOf } from './moment';
import { hasId, type IsRow } from './rows';

const service = 'zvonobot';

/** One kind of entry. */
export interface EntryKind {
	/** What an answer without entries lacks, in a sentence. */
	what: string;
	isRow: IsRow;
	simplify(entry: IDataObject): IDataObject;
	/** Whether an account may have none of them. */
	canBeNone: boolean;
}

/** `enable: false` marks a number that is not confirmed (docs/api-notes.md, Zvonobot: Own numbers). */
export const isConfirmed = ({ enable }: IDataObject): boolean => booleanOf(enable) !== false;

/** A recording or a template whose calls do not start before Zvonobot has approved it. */
export const needsApproval = ({ needModeration }: IDataObject): boolean => booleanOf(needModeration) === true;

export const ownNumbers: EntryKind = {
	what: 'a list of phone numbers',
	isRow: (entry) => textOf(entry.phone) !== undefined,
	canBeNone: true,
	simplify: (entry) => ({
		phoneNumberId: textOf(entry.id) ?? null,
		phone: toldPhone(entry.phone),
		confirmed: isConfirmed(entry),
		shared: booleanOf(entry.overall) === true,
		system: booleanOf(entry.isSystem) === true,
		service,
	}),
};

export const languages: EntryKind = {
	what: 'a list of languages',
	isRow: (entry) => textOf(entry.defaultLangCode) !== undefined,
	canBeNone: true,
	simplify: (entry) => ({
		languageId: textOf(entry.id) ?? null,
		name: textOf(entry.name) ?? null,
		code: textOf(entry.defaultLangCode) ?? null,
		service,
	}),
};

/** Whatever a template has is kept (docs/api-notes.md, Zvonobot: Templates are not described). */
export const templates: EntryKind = {
	what: 'a list of templates',
	isRow: hasId,
	canBeNone: true,
	simplify: ({ id, name, ...rest }) => ({
		templateId: textOf(id) ?? null,
		name: textOf(name) ?? JSON.stringify(rest),
		...rest,
		service,
	}),
};

const WAITS_FOR_APPROVAL =
	'Calls with this recording do not start before Zvonobot has approved it: ask your manager there.';

export const recordings: EntryKind = {
	what: 'a list of recordings',
	isRow: hasId,
	canBeNone: true,
	simplify: (entry) => ({
		recordId: textOf(entry.id) ?? null,
		name: textOf(entry.name) ?? null,
		status: textOf(entry.status) ?? null,
		needsModeration: needsApproval(entry),
		...(needsApproval(entry) && { notice: WAITS_FOR_APPROVAL }),
		moderatorComment: textOf(entry.moderatorComment) ?? null,
		url: textOf(entry.path) ?? null,
		text: textOf(entry.recordText) ?? null,
		...moneyFields('price', entry.cost),
		createdAt: momentOf(entry.createdAt),
		service,
	}),
};

export const account: EntryKind = {
	what: 'the account',
	isRow: ({ balance }) => parseMoney(balance) !== undefined,
	canBeNone: false,
	simplify: (entry) => ({
		accountId: textOf(entry.id) ?? null,
		email: textOf(entry.email) ?? null,
		...moneyFields('balance', entry.balance),
		service,
	}),
};
