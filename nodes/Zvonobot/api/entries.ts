/** The simplified form of what the account holds: numbers, languages, templates, records, the account itself. */

import type { IDataObject } from 'n8n-workflow';

import { moneyFields } from '../../shared/values/money';
import { textOf } from '../../shared/values/text';
import { momentOf } from './moment';

const service = 'zvonobot';

/** `enable: false` marks a number that is not confirmed; older answers do not have it (field notes §5.6). */
export const isConfirmed = ({ enable }: IDataObject): boolean => enable !== false && enable !== 0;

export function simplifyPhone(entry: IDataObject): IDataObject {
	return {
		phoneNumberId: textOf(entry.id) ?? null,
		phone: textOf(entry.phone) ?? null,
		confirmed: isConfirmed(entry),
		shared: Number(entry.overall) === 1,
		system: entry.isSystem === true || entry.isSystem === 1,
		service,
	};
}

export function simplifyLanguage(entry: IDataObject): IDataObject {
	return {
		languageId: textOf(entry.id) ?? null,
		name: textOf(entry.name) ?? null,
		code: textOf(entry.defaultLangCode) ?? null,
		service,
	};
}

/** The document does not say what a template looks like, so whatever it has is kept (field notes §5.11). */
export function simplifyTemplate({ id, name, ...rest }: IDataObject): IDataObject {
	return { templateId: textOf(id) ?? null, name: textOf(name) ?? JSON.stringify(rest), ...rest, service };
}

const WAITS_FOR_MODERATION =
	'Calls with this record do not start before it is moderated: ask your manager at Zvonobot.';

export function simplifyRecord(entry: IDataObject): IDataObject {
	const waits = Number(entry.needModeration) === 1;
	return {
		recordId: textOf(entry.id) ?? null,
		name: textOf(entry.name) ?? null,
		status: textOf(entry.status) ?? null,
		needsModeration: waits,
		...(waits && { notice: WAITS_FOR_MODERATION }),
		moderatorComment: textOf(entry.moderatorComment) ?? null,
		url: textOf(entry.path) ?? null,
		text: textOf(entry.recordText) ?? null,
		...moneyFields('price', entry.cost),
		createdAt: momentOf(entry.createdAt),
		service,
	};
}

export function simplifyAccount(entry: IDataObject): IDataObject {
	return {
		accountId: textOf(entry.id) ?? null,
		email: textOf(entry.email) ?? null,
		...moneyFields('balance', entry.balance),
		service,
	};
}
