/** Reads what Mobilgroup answers: a refusal comes with status 200, and lists can end in a misprint. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { answerFault } from '../../shared/http/responseErrors';
import type { Effect } from '../../shared/http/effect';
import { leavesOpen, placesCall, readsOnly, startsMailing } from '../../shared/http/effect';
import type { Failure } from '../../shared/calls/sendMany';
import { redact, serviceError } from '../../shared/errors';
import { retryAfterMs } from '../../shared/calls/rateLimiter';
import { runCredential } from '../../shared/perRun';
import { isRecord, textOf } from '../../shared/values/text';
import { CREDENTIAL, secretsOf } from './credentials';
import { rowFor } from './errors';

const NAME = 'Mobilgroup';

/** What each kind of request may have done whose answer is lost. */
export const effects = {
	call: placesCall("Mobilgroup's cabinet (Statistics)"),
	mailing: startsMailing("Mobilgroup's cabinet (Mailings)"),
	templates: {
		outcome: 'unclear',
		doubt: 'the templates were saved',
		advice: 'Look at the templates before you save them again. Retries of this execution do not repeat it.',
		refused: 'Nothing was saved.',
	},
	read: readsOnly,
} satisfies Record<string, Effect>;

/** First step of every answer: throws what is no success, and passes the body on. */
export function refuseErrors(effect: Effect) {
	return async function (
		this: IExecuteSingleFunctions,
		_items: INodeExecutionData[],
		response: IN8nHttpFullResponse,
	): Promise<INodeExecutionData[]> {
		const wrong = findFailure(response, effect, await runCredential(this, CREDENTIAL));
		if (wrong) throw serviceError(this, wrong.failure, wrong);
		return [{ json: bodyOf(response) }];
	};
}

/** @returns why an answer is no success, fit to show; undefined for a success */
export function findFailure(
	response: IN8nHttpFullResponse,
	effect: Effect,
	credential: IDataObject,
): Failure | undefined {
	const httpCode = String(response.statusCode);
	const answer = { httpCode, retryAfterMs: retryAfterMs(response.headers['retry-after']) };
	const body = bodyOf(response);
	const code = textOf(body.error_code) ?? textOf(body.description);
	const fault = answerFault({ ...response, body: readBody(response.body) }, NAME, effect);
	if (fault && !(fault.outcome === 'refused' && code)) {
		return { failure: fault, detail: `HTTP ${httpCode}`, ...answer };
	}
	if (isOk(body.result)) return undefined;
	if (!code && textOf(body.result)?.toLowerCase() !== 'error') {
		return { failure: leavesOpen(`${NAME} answered without a result`, effect), ...answer };
	}
	const detail = redact(code ?? 'no code', secretsOf(credential));
	return { failure: rowFor(code, effect), detail, ...answer };
}

export const isOk = (result: unknown): boolean => textOf(result)?.toLowerCase() === 'ok';

/** Whether a row of a list tells at all what became of it. */
export const saysResult = ({ result }: IDataObject): boolean => textOf(result) !== undefined;

/** The answer as an object; empty where it is none. */
export function bodyOf({ body }: IN8nHttpFullResponse): IDataObject {
	const read = readBody(body);
	return isRecord(read) ? (read as IDataObject) : {};
}

/**
 * The document's own samples end a list with `, {"}` or with a comma. Such an end is read; any other broken JSON stays
 * text, because an answer that was cut short must not pass for a whole one.
 */
export function readBody(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	const mended = body.replace(/,\s*\{"\}\s*\}\s*$/, ']}').replace(/,\s*\]\s*\}\s*$/, ']}');
	try {
		return mended === body ? body : (JSON.parse(mended) as unknown);
	} catch {
		return body;
	}
}

/** The list in `data`, which is an object where there is one row, and missing where there is none. */
export function rowsOf({ data }: IDataObject): IDataObject[] {
	if (Array.isArray(data)) return data.filter(isRecord) as IDataObject[];
	return isRecord(data) ? [data as IDataObject] : [];
}
