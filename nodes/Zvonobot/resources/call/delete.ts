/** Delete: `POST /apiCalls/remove`, takes back planned calls. */

import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../shared/calls/operation';
import { forOperation } from '../../../shared/fields';
import { refusal } from '../../../shared/http/responseErrors';
import { readRemoved, removeCalls } from '../../api/calls';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { changeEffect } from '../../api/errors';
import { areOfTemplate, callIdFields, callKindField, MOST_IDS, readCallIds } from './fields/callIds';

export const fields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['delete'] }, [
	...callIdFields,
	callKindField,
]);

interface Reading {
	account: ZvonobotAccount;
	ofTemplate: boolean;
}

const NOT_REMOVED = refusal(
	'Zvonobot did not remove this call',
	"It is made and paid for, unless it has ended. Only calls that have not started can be removed, and 'Call Type' has to be right.",
	changeEffect,
);

export const operation: Operation<Reading, number> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: changeEffect,
	limit: MOST_IDS,
	read: async (item) => ({ account: await accountOf(item), ofTemplate: areOfTemplate(item) }),
	calls: readCallIds,
	request: ({ account, ofTemplate }, ids) => removeCalls(account, ids, ofTemplate),
	results(answer, { account }, ids) {
		const removed = readRemoved(answer, account, ids);
		if ('failure' in removed) return ids.map(() => removed);
		return ids.map((id) =>
			removed.has(String(id))
				? { json: { deleted: true, callId: String(id), service: 'zvonobot' } }
				: { failure: NOT_REMOVED },
		);
	},
};
