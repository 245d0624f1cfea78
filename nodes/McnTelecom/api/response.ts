/** Reads what MCN Telecom answers. The id and the code may lie in `object` or at top level (field notes §6.1). */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { answerFault } from '../../shared/http/responseErrors';
import type { CallResult } from '../../shared/result';
import { retryAfterMs } from '../../shared/calls/rateLimiter';
import type { ErrorRow } from '../../shared/errors';
import { redact, serviceError } from '../../shared/errors';
import { keptInput } from '../../shared/perRun';
import { isRecord, textOf } from '../../shared/values/text';
import { codeResult } from '../../shared/verification/codeResult';
import { CREDENTIAL, codeService } from './credentials';
import * as errors from './errors';

const OK = 200;
const VERIFICATION_CODE = /^\d{4}$/;

/** What the request step has read of the item. */
export interface CallInput {
	phone: string;
	/** What the person is to type, where the service is not asked to choose it. */
	code?: string;
}

interface McnAnswer {
	callId?: string;
	/** The four digits that the calling number ends with; keeps its leading zeros. */
	code?: string;
	/** The service's own status: the body's `code`, where that is not the verification code. */
	status?: string;
	body: IDataObject;
}

/** First step of every answer: throws what is no success, and says what it means for the call. */
export async function refuseErrors(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const row = findError(response);
	if (!row) return items;
	const { accessToken } = await this.getCredentials(CREDENTIAL);
	throw serviceError(this, row, {
		httpCode: String(response.statusCode),
		retryAfterMs: retryAfterMs(response.headers['retry-after']),
		detail: detailOf(response, [accessToken]),
	});
}

function findError(response: IN8nHttpFullResponse): ErrorRow | undefined {
	const fault = answerFault(response, 'MCN Telecom', errors.effect, errors.errorTable);
	return fault ?? findErrorInBody(response.body as IDataObject);
}

function findErrorInBody(body: IDataObject): ErrorRow | undefined {
	const { status, callId, code } = readAnswer(body);
	if (status !== undefined && Number(status) !== OK) {
		return errors.errorTable[Number(status)] ?? errors.otherRefusal;
	}
	const placed = callId ?? code ?? status;
	return !placed && (body.error || body.errors) ? errors.otherRefusal : undefined;
}

/** The service's code and words, fit to show. */
function detailOf(response: IN8nHttpFullResponse, secrets: unknown[]): string {
	const body: unknown = response.body;
	if (!isRecord(body)) return `HTTP ${response.statusCode}`;
	const words = [body.message, body.error, body.errors, body.error_message]
		.filter((part) => part !== undefined && part !== null)
		.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
	const { status } = readAnswer(body as IDataObject);
	const parts = [`HTTP ${response.statusCode}`, status && `code ${status}`, ...words];
	return redact(parts.filter(Boolean).join(', '), secrets);
}

/**
 * Finds id, code and status. A `code` at top level is the service's status, unless there is no `object` and it can only
 * be the verification code.
 */
export function readAnswer(body: IDataObject): McnAnswer {
	const inner = isRecord(body.object) ? body.object : undefined;
	const callId = textOf(inner?.verification_call_uuid) ?? textOf(body.verification_call_uuid);
	if (!inner && isVerificationCode(body, callId)) return { callId, code: fourDigits(body.code), body };
	return { callId, code: fourDigits(inner?.code), status: textOf(body.code), body };
}

/** Beside an id and no complaint it is the code, even with its leading zeros lost; alone, only as four digits in quotes. */
function isVerificationCode(body: IDataObject, callId: string | undefined): boolean {
	if (body.message ?? body.error ?? body.errors) return false;
	if (callId) return textOf(body.code) !== String(OK) && fourDigits(body.code) !== undefined;
	return typeof body.code === 'string' && VERIFICATION_CODE.test(body.code);
}

/** A code that came as a number has lost its leading zeros. */
function fourDigits(code: unknown): string | undefined {
	const text = textOf(code)?.padStart(4, '0');
	return text !== undefined && VERIFICATION_CODE.test(text) ? text : undefined;
}

/** Last step of a flash call: one result item with the id and the token of the code. */
export async function toFlashCallResult(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const answer = readAnswer(response.body as IDataObject);
	if (!(answer.callId ?? answer.code ?? answer.status)) throw serviceError(this, errors.strangeAnswer);
	return [{ json: await placed(this, answer) }];
}

/** Last step of a call for 2FA. The document names no answer, so the id may be missing. */
export async function toCallFor2faResult(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	return [{ json: await placed(this, readAnswer(response.body as IDataObject)) }];
}

async function placed(
	context: IExecuteSingleFunctions,
	answer: McnAnswer,
): Promise<IDataObject & CallResult> {
	const { phone, code } = keptInput<CallInput>(context);
	const callId = answer.callId ?? null;
	const call = { phone, callId, code: code ?? answer.code, answer: answer.body };
	return {
		outcome: 'placed',
		state: 'queued',
		phone,
		callId,
		service: 'mcnTelecom',
		...(await codeResult(context, codeService, call)),
	};
}
