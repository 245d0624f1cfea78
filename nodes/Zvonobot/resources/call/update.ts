/** Update: `POST /apiCalls/update`, moves planned calls to another time. Many in one request. */

import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { refusal } from '../../../shared/http/responseErrors';
import { forOperation } from '../../../shared/fields';
import type { IdOperation } from '../../api/byIds';
import { forIds } from '../../api/byIds';
import type { ZvonobotAccount } from '../../api/credentials';
import { idsOf } from '../../api/envelope';
import { changeEffect } from '../../api/errors';
import { Item } from '../../api/item';
import { momentOf, readMoment } from '../../api/moment';
import { accountOf, postRequest } from '../../api/request';
import { callIdFields, readCallIds } from './fields/callIds';

export const updateFields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['update'] }, [
	...callIdFields,
	{
		displayName: 'New Time',
		name: 'newTime',
		type: 'dateTime',
		required: true,
		default: '',
		description: "When to call instead. Without a zone it is in the workflow's time zone.",
	},
]);

interface Settings {
	account: ZvonobotAccount;
}

const NOT_MOVED = refusal(
	'Zvonobot did not move this call',
	'Only calls that are planned and have not started can be moved. Check the ID.',
	changeEffect,
);

const operation: IdOperation<Settings, { id: number; replannedAt: number }> = {
	effect: changeEffect,
	readSettings: async (item) => ({ account: await accountOf(item.context, item) }),
	readEntries(context, itemIndex) {
		const item = new Item(context, itemIndex);
		const replannedAt = readMoment(item, item.get('newTime'), 'New Time');
		return readCallIds(context, itemIndex).map((id) => ({ id, replannedAt }));
	},
	buildRequest: ({ account }, callList) => postRequest(account, '/apiCalls/update', { callList }),
	readResults({ body }, _settings, entries) {
		const moved = new Set(idsOf(body));
		return entries.map(({ id, replannedAt }) =>
			moved.has(String(id))
				? {
						json: {
							callId: String(id),
							updated: true,
							plannedAt: momentOf(replannedAt),
							service: 'zvonobot',
						},
					}
				: { failure: NOT_MOVED },
		);
	},
	toItems: async (_item, json) => [{ json }],
};

/** Moves the calls of all items. */
export async function updateCalls(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forIds(this, operation);
}
