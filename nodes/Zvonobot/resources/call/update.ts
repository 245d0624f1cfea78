/** Update: `POST /apiCalls/update`, moves planned calls to another time. Many in one request. */

import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../shared/calls/operation';
import { forOperation } from '../../../shared/fields';
import { refusal } from '../../../shared/http/responseErrors';
import { onceEach } from '../../api/calls';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { changeEffect } from '../../api/errors';
import { momentOf, readMoment } from '../../api/moment';
import { postRequest } from '../../api/request';
import { findFault, withoutResult } from '../../api/response';
import { idsOf } from '../../api/rows';
import { callIdFields, MOST_IDS, readCallIds } from './fields/callIds';

export const fields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['update'] }, [
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

interface Reading {
	account: ZvonobotAccount;
}

interface Move {
	id: number;
	/** Unix seconds. */
	replannedAt: number;
}

const NOT_MOVED = refusal(
	'Zvonobot did not move this call',
	'Only calls that are planned and have not started can be moved. Check the ID.',
	changeEffect,
);

export const operation: Operation<Reading, Move> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: changeEffect,
	limit: MOST_IDS,
	read: async (item) => ({ account: await accountOf(item) }),
	calls(item) {
		const replannedAt = item.required(
			readMoment(item, 'newTime', 'New Time', item.zone),
			'New Time',
			'newTime',
		);
		return readCallIds(item).map((id) => ({ id, replannedAt }));
	},
	request: ({ account }, moves) =>
		postRequest(account, '/apiCalls/update', { callList: onceEach(moves).map((move) => ({ ...move })) }),
	results(answer, { account: { apiKey } }, moves) {
		const told = idsOf(answer.body);
		const fault =
			findFault(answer, changeEffect, [apiKey]) ??
			(told ? undefined : withoutResult(answer, 'the moved calls', changeEffect, [apiKey]));
		if (fault) return moves.map(() => fault);
		const moved = new Set(told);
		return moves.map(({ id, replannedAt }) =>
			moved.has(String(id)) ? { json: toResult(id, replannedAt) } : { failure: NOT_MOVED },
		);
	},
};

const toResult = (id: number, replannedAt: number) => ({
	callId: String(id),
	updated: true,
	plannedAt: momentOf(replannedAt),
	service: 'zvonobot',
});
