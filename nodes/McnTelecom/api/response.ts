/** Reads what MCN Telecom answers, in `object` or at top level (docs/api-notes.md, MCN Telecom: Answers). */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { CallOutcome } from '../../shared/calls/operation';
import { retryAfterMs } from '../../shared/calls/rateLimiter';
import type { ErrorRow, Failure } from '../../shared/errors';
import { answerFault } from '../../shared/http/responseErrors';
import { redact } from '../../shared/redact';
import type { CallResult } from '../../shared/result';
import { isFailure, isSaid } from '../../shared/values/complaint';
import { holdsSign, idIn, isBrokenId, partWithId, recordsIn } from '../../shared/values/rows';
import { booleanOf, isRecord, textOf } from '../../shared/values/text';
import type { SealCode } from '../../shared/verification/codeResult';
import type { McnAccount } from './credentials';
import * as errors from './errors';

const OK = 200;
const VERIFICATION_CODE = /^\d{4}$/;

/** A phone that is to ring. */
export interface McnCall {
	phone: string;
	/** What the person is to type, where the service is not asked to choose it. */
	code?: string;
	seal: SealCode;
}

interface McnAnswer {
	callId?: string;
	/** The four digits that the calling number ends with; keeps its leading zeros. */
	code?: string;
	/** The service's own status: the body's `code`, where that is not the verification code. */
	status?: string;
	/** Whether the body, or any part of it, says that something went wrong. */
	complains: boolean;
	body: IDataObject;
}

/**
 * The result of a flash call, or of a call for 2FA, whose answer the API documentation does not describe: there the
 * service's own status of success has to do.
 *
 * An answer with a call's id is never a refusal, whatever stands beside it.
 */
export function readCall(
	answer: IN8nHttpFullResponse,
	{ accessToken }: McnAccount,
	call: McnCall,
	answersWithCall: boolean,
): CallOutcome {
	const read = readAnswer(answer.body);
	const failure = findError(answer, read, answersWithCall);
	return failure ? withDetails(failure, answer, [accessToken, call.code]) : { json: toResult(read, call) };
}

function findError(
	answer: IN8nHttpFullResponse,
	read: McnAnswer,
	answersWithCall: boolean,
): ErrorRow | undefined {
	const { status, callId, code, complains } = read;
	const wrong = errorInBody(status);
	const fault = answerFault(answer, errors.SERVICE, errors.effect, errors.errorTable);
	if (callId !== undefined) return fault || wrong || complains ? besideCall(answer, fault) : undefined;
	const error = fault ?? wrong;
	if (error) return refusedBesideId(error, answer) ?? error;
	const isPlaced = code !== undefined || (!answersWithCall && status !== undefined);
	return isPlaced && !complains ? undefined : errors.noCall;
}

const refusedBesideId = ({ outcome }: ErrorRow, { body }: { body: unknown }): ErrorRow | undefined =>
	outcome === 'refused' && holdsSign(body) ? errors.callWithError : undefined;

/** Broken JSON says more of the answer than the ID that was found in it. */
const besideCall = ({ body }: { body: unknown }, fault: ErrorRow | undefined): ErrorRow =>
	typeof body === 'string' && fault?.outcome === 'unclear' ? fault : errors.callWithError;

/** Only a code that stands for a refusal in HTTP is one here. */
function errorInBody(told: string | undefined): ErrorRow | undefined {
	const statusCode = Number(told ?? OK);
	if (statusCode === OK) return undefined;
	const fault = answerFault({ statusCode, body: {} }, errors.SERVICE, errors.effect, errors.errorTable);
	return statusCode >= 400 && fault ? fault : errors.noCall;
}

function withDetails(failure: ErrorRow, answer: IN8nHttpFullResponse, secrets: unknown[]): Failure {
	return {
		failure,
		httpCode: String(answer.statusCode),
		retryAfterMs: retryAfterMs(answer.headers['retry-after']),
		detail: detailOf(answer, secrets),
	};
}

/** The service's code and words, fit to show. */
function detailOf({ body, statusCode }: IN8nHttpFullResponse, secrets: unknown[]): string {
	if (!isRecord(body)) return `HTTP ${statusCode}`;
	const { message, error, errors: list, error_message, reason } = recordsIn(body).find(complaintIn) ?? {};
	const words = [message, error, list, error_message, reason]
		.filter((part) => part !== undefined && part !== null)
		.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
	const { status } = readAnswer(body as IDataObject);
	const parts = [`HTTP ${statusCode}`, status && `code ${status}`, ...words];
	return redact(parts.filter(Boolean).join(', '), secrets);
}

/**
 * Finds id, code and status. A `code` at top level is the service's status, unless there is no `object` and it can only
 * be the verification code.
 */
export function readAnswer(answer: unknown): McnAnswer {
	const body = isRecord(answer) ? (answer as IDataObject) : {};
	const call = partWithId(answer, [ID]);
	const callId = idIn(call?.[ID]);
	const inner = call && call !== body && call.code !== undefined ? call : objectIn(body);
	const complains = complaintWithin(body, callId);
	if (!inner && isVerificationCode(body, callId, complains)) {
		return { callId, code: fourDigits(body.code), complains, body };
	}
	const code = callId === undefined ? codeAlone(inner?.code) : fourDigits(inner?.code);
	return { callId, code, status: textOf(body.code), complains, body };
}

const ID = 'verification_call_uuid';

const objectIn = ({ object }: IDataObject) => (isRecord(object) ? object : undefined);

/** Success around an error is none. Beside an id, a `code` in a part is the verification code. */
function complaintWithin(body: IDataObject, callId: string | undefined): boolean {
	const [whole, ...parts] = recordsIn(body);
	return [whole, ...parts].some(complaintIn) || (callId === undefined && parts.some(holdsStatus));
}

function complaintIn(part: IDataObject): boolean {
	const { success, status, result, object, data, message, reason } = part;
	const failed = [success, status, result, object, data].some(
		(word) => booleanOf(word) === false || isFailure(word) || isSentence(word),
	);
	const errors = [part.error, part.errors, part.error_message, part.error_code];
	const said = [...errors, ...[message, reason].filter((words) => !isPraise(words))];
	return failed || said.some(isSaid) || isBrokenId(part[ID]);
}

/** Where a word or a part is expected. */
const isSentence = (word: unknown): boolean =>
	typeof word === 'string' && /\S\s+\S/.test(word) && !isPraise(word);

const isPraise = (words: unknown): boolean => typeof words === 'string' && PRAISE.test(words.trim());

/** Beside a call it is no complaint. */
const PRAISE = /^(ok|success(ful(ly)?)?)[.!]?$/i;

/** Whether a part has a status of its own, which is none of success. */
const holdsStatus = ({ code }: IDataObject): boolean =>
	![undefined, String(OK)].includes(textOf(code)) && codeAlone(code) === undefined;

/** Beside an id and no complaint it is the code, even with its leading zeros lost; alone, only as four digits in quotes. */
function isVerificationCode(body: IDataObject, callId: string | undefined, complains: boolean): boolean {
	if (complains) return false;
	if (callId) return textOf(body.code) !== String(OK) && fourDigits(body.code) !== undefined;
	return codeAlone(body.code) !== undefined;
}

/** Without an id beside it, a number is more likely a status. */
const codeAlone = (code: unknown): string | undefined =>
	typeof code === 'string' && VERIFICATION_CODE.test(code) ? code : undefined;

/** A code that came as a number has lost its leading zeros. */
function fourDigits(code: unknown): string | undefined {
	const text = textOf(code)?.padStart(4, '0');
	return text !== undefined && VERIFICATION_CODE.test(text) ? text : undefined;
}

function toResult({ callId, code, body }: McnAnswer, call: McnCall): IDataObject & CallResult {
	const { phone, seal } = call;
	const id = callId ?? null;
	return {
		outcome: 'placed',
		state: 'queued',
		phone,
		callId: id,
		service: 'mcnTelecom',
		...seal({ phone, callId: id, code: call.code ?? code, answer: body }),
	};
}
