/** Delete a recording: `POST /apiCalls/removeRecord`. */

import type {
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { serviceError } from '../../../shared/errors';
import { forOperation } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { type Item, itemOf } from '../../../shared/item';
import { redact } from '../../../shared/redact';
import { accountOf } from '../../api/credentials';
import { changeEffect, errorByWords } from '../../api/errors';
import { momentOf } from '../../api/moment';
import { recordPicker } from '../../api/recordPicker';
import { postRequest } from '../../api/request';
import { refuseErrors, withoutResult } from '../../api/response';
import { idOf, idsOf, rowsOf, wordsOf } from '../../api/rows';

export const fields: INodeProperties[] = forOperation({ resource: ['audioRecord'], operation: ['delete'] }, [
	{ ...recordPicker, required: true },
]);

const idIn = (item: Item): number => item.id('record', 'Recording');

export const operation = {
	...linkedRequest(changeEffect, async (item) =>
		postRequest(await accountOf(item), '/apiCalls/removeRecord', { idList: [idIn(item)] }),
	),
	output: { postReceive: [refuseErrors(changeEffect), toDeleted] },
};

/** Last step: what the answer may be (docs/api-notes.md, Zvonobot: Creating and deleting recordings). */
async function toDeleted(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const item = itemOf(this);
	const recordId = String(idIn(item));
	const gone = rowsOf(response.body, (row) => idOf(row) === recordId)?.[0];
	if (!idsOf(response.body)?.includes(recordId)) {
		const { apiKey } = await accountOf(item);
		const words = gone && wordsOf(gone);
		throw serviceError(
			item,
			words
				? { failure: errorByWords(words, changeEffect), detail: redact(words, [apiKey]) }
				: withoutResult(response, 'the removed recording', changeEffect, [apiKey]),
		);
	}
	return [{ json: { deleted: true, recordId, deletedAt: momentOf(gone?.deletedAt), service: 'zvonobot' } }];
}
