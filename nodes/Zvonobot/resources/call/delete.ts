/** Delete: `POST /apiCalls/remove`, takes back planned calls. Always `idList`, also for one (field notes §5.10). */

import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../shared/calls/operation';
import { forOperation } from '../../../shared/fields';
import { refusal } from '../../../shared/http/responseErrors';
import type { ZvonobotAccount } from '../../api/credentials';
import { accountOf, CREDENTIAL } from '../../api/credentials';
import { changeEffect } from '../../api/errors';
import { postRequest } from '../../api/request';
import { findFault, withoutResult } from '../../api/response';
import { idsOf, isEmptyEnvelope } from '../../api/rows';
import {
	areOfTemplate,
	callIdFields,
	callKindField,
	MOST_IDS,
	onceEach,
	readCallIds,
} from './fields/callIds';

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
	"It is made and paid for, unless it has ended. Only calls that have not started can be removed, and 'Kind of Calls' has to be right.",
	changeEffect,
);

export const operation: Operation<Reading, number> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: changeEffect,
	limit: MOST_IDS,
	read: async (item) => ({ account: await accountOf(item), ofTemplate: areOfTemplate(item) }),
	calls: readCallIds,
	request: ({ account, ofTemplate }, ids) =>
		postRequest(account, '/apiCalls/remove', { idList: onceEach(ids), isTemplate: ofTemplate ? 1 : 0 }),
	results(answer, { account: { apiKey } }, ids) {
		const told = removedIds(answer.body, ids);
		const fault =
			findFault(answer, changeEffect, [apiKey]) ??
			(told ? undefined : withoutResult(answer, 'the removed calls', changeEffect, [apiKey]));
		if (fault) return ids.map(() => fault);
		const removed = new Set(told);
		return ids.map((id) =>
			removed.has(String(id))
				? { json: { deleted: true, callId: String(id), service: 'zvonobot' } }
				: { failure: NOT_REMOVED },
		);
	},
};

/** An empty list is the documented answer for one call, and says nothing of many. */
function removedIds(body: unknown, ids: number[]): string[] | undefined {
	const [only, ...others] = onceEach(ids);
	return isEmptyEnvelope(body) && others.length === 0 ? [String(only)] : idsOf(body);
}
