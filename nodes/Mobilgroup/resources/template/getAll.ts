/** Get Many: `POST /api/get/` with `request: "templates"`. */

import type { IDataObject } from 'n8n-workflow';

import { limitRows } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { textOf } from '../../../shared/values/text';
import { accountOf } from '../../api/credentials';
import { post } from '../../api/request';
import { effects, listed, refuseErrors } from '../../api/response';
import { rowsWith } from '../lists';

const templateRows = rowsWith(listed.templates, (row) => toTemplate(row, row.account));

/** `id` only where one template is wanted. */
export const routing = {
	...linkedRequest(effects.read, async (item) => {
		const account = item.requiredText('account', 'Account');
		const body = { request: 'templates', account, id: item.text('template', 'Template') };
		return post(await accountOf(item), 'mailingGet', body);
	}),
	output: { postReceive: [refuseErrors(effects.read), templateRows, limitRows] },
};

/** @param account which the two APIs call `account` and `account_id` */
export function toTemplate({ id, name, message }: IDataObject, account: unknown): IDataObject {
	return {
		templateId: textOf(id) ?? null,
		account: textOf(account) ?? null,
		name: textOf(name) ?? null,
		message: textOf(message) ?? null,
	};
}
