/** Get Many: `POST /api/get/` with `request: "templates"`. */

import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { limitRows } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { textOf } from '../../../shared/values/text';
import { accountOf } from '../../api/credentials';
import { post } from '../../api/request';
import { effects, refuseErrors, rowsOf } from '../../api/response';

/** `id` only where one template is wanted. */
export const routing = {
	...linkedRequest(effects.read, async (item) => {
		const account = item.requiredText('account', 'Account');
		const body = { request: 'templates', account, id: item.text('template', 'Template') };
		return post(await accountOf(item), 'mailingGet', body);
	}),
	output: { postReceive: [refuseErrors(effects.read), toTemplates, limitRows] },
};

/** One item for each template. */
async function toTemplates(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return rowsOf(json).map((row) => ({ json: toTemplate(row, row.account) }));
}

/** @param account which the two APIs call `account` and `account_id` */
export function toTemplate({ id, name, message }: IDataObject, account: unknown): IDataObject {
	return {
		templateId: textOf(id) ?? null,
		account: textOf(account) ?? null,
		name: textOf(name) ?? null,
		message: textOf(message) ?? null,
	};
}
