/**
 * Takes answers apart: the envelope `{"status":"success"|"error","data":…}`, what is in it, and what is wrong with it
 * (docs/api-notes.md, Zvonobot: Envelope; docs/api-notes.md, Zvonobot: Errors). Every answer is read here, of operations and pickers alike.
 */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	PostReceiveAction,
} from 'n8n-workflow';

import { retryAfterMs } from '../../shared/calls/rateLimiter';
import { type ErrorRow, type Failure, serviceError } from '../../shared/errors';
import { isSimplified } from '../../shared/fields';
import { type Effect, leavesOpen, readsOnly } from '../../shared/http/effect';
import { answerFault, isStatusOpen } from '../../shared/http/responseErrors';
import { itemOf } from '../../shared/item';
import { redact } from '../../shared/redact';
import { jsonIn } from '../../shared/values/json';
import { holdsSign } from '../../shared/values/rows';
import { isRecord } from '../../shared/values/text';
import { accountOf } from './credentials';
import type { EntryKind } from './entries';
import {
	errorByWords,
	hasFailedItself,
	idBesideError,
	refusalByWords,
	refusalsByStatus,
	SERVICE,
	takenBesideError,
} from './errors';
import { complains, holdsId, isErrorStatus, rowsOf, saysDone, wordsOf } from './rows';

/**
 * Tells why an answer is no success.
 *
 * @param secrets values that must not be shown
 * @returns undefined for what may be a success; its rows can still be refusals of their own
 */
export function findFault(
	response: IN8nHttpFullResponse,
	effect: Effect,
	secrets: unknown[],
): Failure | undefined {
	const failure = isRefusal(response) ? refusalIn(response, effect) : faultIn(response, effect);
	return failure && withDetails(signOfSuccess(failure, response.body, effect) ?? failure, response, secrets);
}

/** The failure for an answer that does not hold what was asked for: nobody knows what it means. */
export const withoutResult = (
	response: IN8nHttpFullResponse,
	what: string,
	effect: Effect,
	secrets: unknown[],
): Failure => withDetails(leavesOpen(`${SERVICE} answered without ${what}`, effect), response, secrets);

/** Adds the service's own words, fit to show. */
function withDetails(
	failure: ErrorRow,
	{ statusCode, body, headers }: IN8nHttpFullResponse,
	secrets: unknown[],
): Failure {
	const detail = [`HTTP ${statusCode}`, wordsOf(body)].filter(Boolean).join(', ');
	return {
		failure,
		detail: redact(detail, secrets),
		httpCode: String(statusCode),
		retryAfterMs: retryAfterMs(headers['retry-after']),
	};
}

/** What is no refusal and no content either. */
function faultIn(response: IN8nHttpFullResponse, effect: Effect): ErrorRow | undefined {
	const body: unknown = response.body;
	const listed = Array.isArray(body) && response.statusCode < 300;
	const fault = listed ? undefined : answerFault(response, SERVICE, effect, refusalsByStatus(effect));
	const empty = isRecord(body) && (Object.keys(body).length === 0 || complains(body));
	return fault ?? (empty ? leavesOpen(`${SERVICE} answered without a result`, effect) : undefined);
}

/** What was refused shows no sign of having been done. */
function signOfSuccess({ outcome }: ErrorRow, body: unknown, effect: Effect): ErrorRow | undefined {
	if (outcome !== 'refused' || effect.outcome !== 'unclear') return undefined;
	if (holdsId(body) || holdsSign(body)) return idBesideError(effect);
	return saysDone(body) ? takenBesideError(effect) : undefined;
}

/** By its words first and its status second: no status can be relied on, least of all one that says nothing. */
function refusalIn(response: IN8nHttpFullResponse, effect: Effect): ErrorRow {
	const words = wordsOf(response.body);
	const saysNothing = response.statusCode < 300 || response.statusCode === 400;
	if (saysNothing && hasFailedItself(words)) return errorByWords(words, effect);
	const byStatus = answerFault(response, SERVICE, effect, refusalsByStatus(effect));
	return refusalByWords(words, effect) ?? byStatus ?? errorByWords(words, effect);
}

/** Only the service's own no is one: a status of HTTP, `"status":"error"`, or a list of wrong fields. */
function isRefusal({ statusCode: status, body }: { statusCode: number; body: unknown }): boolean {
	if (status >= 300) return status >= 400 && !isStatusOpen(status);
	if (!isRecord(body)) return false;
	const wrongFields = isRecord(body.errors) && Object.keys(body.errors).length > 0;
	return isErrorStatus(body.status) || (wrongFields && !('data' in body));
}

/** First step of a declarative operation: throws what is no success, and says what it means. */
export function refuseErrors(effect: Effect): PostReceiveAction {
	return async function (
		this: IExecuteSingleFunctions,
		items: INodeExecutionData[],
		response: IN8nHttpFullResponse,
	) {
		const item = itemOf(this);
		const { apiKey } = await accountOf(item);
		// For all steps that follow, too.
		response.body = jsonIn(response.body) as IN8nHttpFullResponse['body'];
		const found = findFault(response, effect, [apiKey]);
		if (found) throw serviceError(item, found);
		return items;
	};
}

/** Next step: one item for each entry of the answer, simplified unless the user wants it as it came. */
export function toItems(kind: EntryKind): PostReceiveAction {
	return async function (
		this: IExecuteSingleFunctions,
		_items: INodeExecutionData[],
		response: IN8nHttpFullResponse,
	) {
		const item = itemOf(this);
		const { apiKey } = await accountOf(item);
		const entries = entriesOf(response, kind, [apiKey]);
		if ('failure' in entries) throw serviceError(item, entries);
		const simplify = isSimplified(item);
		return entries.map((entry): { json: IDataObject } => ({
			json: { ...kind.simplify(entry), ...(!simplify && { response: entry }) },
		}));
	};
}

/** The entries of a list that was asked for; what holds no list is not taken for an empty one. */
export function entriesOf(
	response: IN8nHttpFullResponse,
	{ isRow, canBeNone, what }: EntryKind,
	secrets: unknown[],
): IDataObject[] | Failure {
	const rows = rowsOf(response.body, isRow);
	// A bare `[]` does not say that it is a list of them.
	const mayBeEmpty = canBeNone && !Array.isArray(response.body);
	const known = rows && (mayBeEmpty || rows.length > 0);
	return known ? rows : withoutResult(response, what, readsOnly, secrets);
}
