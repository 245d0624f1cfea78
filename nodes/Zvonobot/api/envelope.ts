/** Reads the envelope around every answer, `{"status":"success"|"error","data":…}` (field notes §5.0). */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { answerFault } from '../../shared/http/responseErrors';
import type { Effect } from '../../shared/http/effect';
import { leavesOpen } from '../../shared/http/effect';
import { retryAfterMs } from '../../shared/calls/rateLimiter';
import type { Failure } from '../../shared/calls/sendMany';
import type { ErrorRow } from '../../shared/errors';
import { redact } from '../../shared/errors';
import { isRecord, textOf } from '../../shared/values/text';
import { otherRefusal, refusalByWords, refusalsByStatus, SERVICE } from './errors';

const WITH_DATA = new Set(['success', 'error']);

/**
 * The content of an answer. The document draws some answers without an envelope, so a bare list or object counts too.
 */
export function dataOf(body: unknown): unknown {
	const wrapped = isRecord(body) && 'data' in body && WITH_DATA.has(String(body.status));
	return wrapped ? body.data : body;
}

/** The entries of an answer that may come as a list or as one object (field notes §5.1, §5.4). */
export function listOf(body: unknown): IDataObject[] {
	const data = dataOf(body);
	return (Array.isArray(data) ? data : [data]).filter(isRecord) as IDataObject[];
}

/** The IDs that the service says it has worked on; with `[]` for all where one was asked for. */
export function idsOf(body: unknown): string[] {
	const data = dataOf(body);
	const ids = isRecord(data) && Array.isArray(data.callIdList) ? data.callIdList : [];
	return ids.map(textOf).filter((id) => id !== undefined);
}

/**
 * Tells why an answer is no success.
 *
 * @param secrets values that must not be shown
 * @returns undefined for a success, whose entries may still be refusals of their own
 */
export function findFault(
	response: IN8nHttpFullResponse,
	effect: Effect,
	secrets: unknown[],
): Failure | undefined {
	const { statusCode: status } = response;
	const body: unknown = response.body;
	const failure = isRefusal(body, status) ? refusalIn(response, effect) : faultIn(response, effect);
	if (!failure) return undefined;
	const detail = [`HTTP ${status}`, wordsOf(body)].filter(Boolean).join(', ');
	return {
		failure,
		detail: redact(detail, secrets),
		httpCode: String(status),
		retryAfterMs: retryAfterMs(response.headers['retry-after']),
	};
}

/** What is no refusal and no content either. */
function faultIn(response: IN8nHttpFullResponse, effect: Effect): ErrorRow | undefined {
	const body: unknown = response.body;
	const listed = Array.isArray(body) && response.statusCode < 300;
	const fault = listed ? undefined : answerFault(response, SERVICE, effect, refusalsByStatus(effect));
	const empty = isRecord(body) && Object.keys(body).length === 0;
	return fault ?? (empty ? leavesOpen(`${SERVICE} answered without a result`, effect) : undefined);
}

/** By its words first and its status second: no status can be relied on. */
function refusalIn(response: IN8nHttpFullResponse, effect: Effect): ErrorRow {
	const byWords = refusalByWords(wordsOf(response.body), effect);
	const byStatus = answerFault(response, SERVICE, effect, refusalsByStatus(effect));
	return byWords ?? byStatus ?? otherRefusal(effect);
}

function isRefusal(body: unknown, status: number): boolean {
	if (status >= 400) return status < 500;
	return isRecord(body) && (body.status === 'error' || (!('data' in body) && 'errors' in body));
}

/** The service's own words, wherever it has put them: a text, a list, or lists by field. */
export function wordsOf(body: unknown): string {
	if (!isRecord(body)) return '';
	const places = [body.data, body.message, body.error, body.errors];
	return [...new Set(places.flatMap((place) => flatten(place)))].join('; ');
}

function flatten(value: unknown, field = ''): string[] {
	const text = textOf(value);
	if (text !== undefined) return [field ? `${field}: ${text}` : text];
	if (Array.isArray(value)) return value.flatMap((part) => flatten(part, field));
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		flatten(part, key === 'message' || key === 'errors' ? field : key),
	);
}
