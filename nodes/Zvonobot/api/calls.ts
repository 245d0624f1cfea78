/** Calls by their IDs: what the service knows of them, and taking them back. */

import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Failure } from '../../shared/errors';
import { readsOnly } from '../../shared/http/effect';
import type { ZvonobotAccount } from './credentials';
import { changeEffect } from './errors';
import { postRequest } from './request';
import { findFault, withoutResult } from './response';
import { hasId, idOf, idsOf, isEmptyEnvelope, rowsOf } from './rows';

/** The service keeps calls from templates apart. */
export const getCalls = (account: ZvonobotAccount, ids: number[], ofTemplate = false): IHttpRequestOptions =>
	postRequest(account, ofTemplate ? '/apiCalls/getWithTemplates' : '/apiCalls/get', {
		apiCallIdList: onceEach(ids),
	});

/** @returns the calls that the answer reports, by their ID */
export function readCalls(
	answer: IN8nHttpFullResponse,
	{ apiKey }: ZvonobotAccount,
): Map<string | undefined, IDataObject> | Failure {
	const rows = rowsOf(answer.body, hasId) ?? [];
	// Nothing at all may mean that none is known, or that the service could not look.
	const fault =
		findFault(answer, readsOnly, [apiKey]) ??
		(rows.length > 0 ? undefined : withoutResult(answer, 'any of these calls', readsOnly, [apiKey]));
	return fault ?? new Map(rows.map((call) => [idOf(call), call]));
}

/** Always `idList`, also for one (docs/api-notes.md, Zvonobot: Removing calls). */
export const removeCalls = (
	account: ZvonobotAccount,
	ids: number[],
	ofTemplate = false,
): IHttpRequestOptions =>
	postRequest(account, '/apiCalls/remove', { idList: onceEach(ids), isTemplate: ofTemplate ? 1 : 0 });

/** @returns the IDs of the calls that were taken back */
export function readRemoved(
	answer: IN8nHttpFullResponse,
	{ apiKey }: ZvonobotAccount,
	ids: number[],
): Set<string> | Failure {
	const told = removedIds(answer.body, ids);
	const fault =
		findFault(answer, changeEffect, [apiKey]) ??
		(told ? undefined : withoutResult(answer, 'the removed calls', changeEffect, [apiKey]));
	return fault ?? new Set(told);
}

/** An empty list is the documented answer for one call, and says nothing of many. */
function removedIds(body: unknown, ids: number[]): string[] | undefined {
	const [only, ...others] = onceEach(ids);
	return isEmptyEnvelope(body) && others.length === 0 ? [String(only)] : idsOf(body);
}

/** Several items may ask for the same. */
export const onceEach = <Asked>(asked: Asked[]): Asked[] => [
	...new Map(asked.map((one) => [JSON.stringify(one), one])).values(),
];
