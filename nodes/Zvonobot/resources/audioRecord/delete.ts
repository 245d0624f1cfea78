/** Delete an audio record: `POST /apiCalls/removeRecord`. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { forOperation } from '../../../shared/fields';
import { textOf } from '../../../shared/values/text';
import { listOf } from '../../api/envelope';
import { momentOf } from '../../api/moment';
import { recordPicker } from '../../api/recordPicker';

export const deleteRecordFields: INodeProperties[] = forOperation(
	{ resource: ['audioRecord'], operation: ['delete'] },
	[{ ...recordPicker, required: true }],
);

/** Fills in the request from the fields. */
export function readRecordToDelete(context: IExecuteSingleFunctions): IDataObject {
	const id = textOf(context.getNodeParameter('record', '', { extractValue: true })) ?? '';
	if (/^[1-9]\d{0,14}$/.test(id)) return { idList: [Number(id)] };
	throw inputError(context, 'Record', id === '' ? 'is empty' : 'must be an ID, a whole number');
}

/** Last step: the answer is one record or a list of them (field notes §5.4). */
export async function toDeleted(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const [gone] = listOf(response.body);
	const { idList } = readRecordToDelete(this);
	const [recordId] = (idList as number[]).map(String);
	return [{ json: { deleted: true, recordId, deletedAt: momentOf(gone?.deletedAt), service: 'zvonobot' } }];
}
