/** Delete: `POST /apiCalls/remove`, takes back planned calls. Always `idList`, also for one (field notes §5.10). */

import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { refusal } from '../../../shared/http/responseErrors';
import { forOperation } from '../../../shared/fields';
import type { IdOperation } from '../../api/byIds';
import { forIds } from '../../api/byIds';
import type { ZvonobotAccount } from '../../api/credentials';
import { idsOf } from '../../api/envelope';
import { changeEffect } from '../../api/errors';
import { accountOf, postRequest } from '../../api/request';
import { callIdFields, callKindField, readCallIds } from './fields/callIds';

export const deleteFields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['delete'] }, [
	...callIdFields,
	callKindField,
]);

interface Settings {
	account: ZvonobotAccount;
	ofTemplate: boolean;
}

const NOT_REMOVED = refusal(
	'Zvonobot did not remove this call',
	"It is made and paid for, unless it has ended. Only calls that have not started can be removed, and 'Kind of Calls' has to be right.",
	changeEffect,
);

const operation: IdOperation<Settings, number> = {
	effect: changeEffect,
	readSettings: async (item) => ({
		account: await accountOf(item.context, item),
		ofTemplate: item.get('callKind', 'ordinary') === 'template',
	}),
	readEntries: readCallIds,
	buildRequest: ({ account, ofTemplate }, idList) =>
		postRequest(account, '/apiCalls/remove', { idList, isTemplate: ofTemplate ? 1 : 0 }),
	readResults({ body }, _settings, ids) {
		const removed = new Set(idsOf(body));
		return ids.map((id) =>
			removed.has(String(id))
				? { json: { deleted: true, callId: String(id), service: 'zvonobot' } }
				: { failure: NOT_REMOVED },
		);
	},
	toItems: async (_item, json) => [{ json }],
};

/** Takes back the calls of all items; those that were not removed are refusals of their items. */
export async function deleteCalls(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forIds(this, operation);
}
