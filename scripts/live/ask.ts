/** Sends one request as n8n would, and keeps what came back. */

import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { networkError } from '../../nodes/shared/http/networkErrors';
import type { Effect } from '../../nodes/shared/http/effect';
import { jsonIn } from '../../nodes/shared/values/json';
import { textOf } from '../../nodes/shared/values/text';
import type { Question, Reading } from './service';

const TIMEOUT_MS = 60_000;

/** One question and its answer. */
export interface Exchange {
	name: string;
	/** Undefined if there was no answer, or if it is a callback. */
	status?: number;
	contentType?: string;
	milliseconds?: number;
	body?: unknown;
	/** How the package reads it. */
	reading: Reading;
}

/** What signs the requests. */
export interface Key {
	credential: ICredentialType;
	fields: IDataObject;
}

/** @param effect what the request may have done if there is no answer */
export async function ask(
	question: Question,
	key: Key,
	effect: Effect,
	stop: AbortSignal,
): Promise<Exchange> {
	const { name } = question;
	const signed = await sign(question.request, key);
	const began = Date.now();
	try {
		const response = await fetch(addressOf(signed), {
			method: signed.method,
			headers: headersOf(signed),
			body: signed.body === undefined ? undefined : JSON.stringify(signed.body),
			// The key must not follow to another host.
			redirect: 'manual',
			signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
		});
		const body = jsonIn(await response.text()) as IN8nHttpFullResponse['body'];
		const milliseconds = Date.now() - began;
		const headers = Object.fromEntries(response.headers);
		const reading = question.read({ statusCode: response.status, headers, body });
		const contentType = headers['content-type'];
		return { name, status: response.status, contentType, milliseconds, body, reading };
	} catch (error) {
		return { name, reading: { failure: networkError(causeOf(error), effect) } };
	}
}

/** A body without a content type of its own is JSON. */
function headersOf({ headers, body }: IHttpRequestOptions): Headers {
	const all = new Headers(headers as Record<string, string>);
	if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
	return all;
}

/** Node's client wraps what happened. */
function causeOf(error: unknown): unknown {
	const { name, cause } = error as Error;
	if (name === 'TimeoutError') return { code: 'ETIMEDOUT' };
	if (name === 'AbortError') return { code: 'ERR_CANCELED' };
	return cause ?? error;
}

function addressOf({ url, qs = {} }: IHttpRequestOptions): string {
	const address = new URL(url);
	for (const [name, value] of Object.entries(qs)) {
		const text = textOf(value);
		if (text !== undefined) address.searchParams.set(name, text);
	}
	return address.toString();
}

/** With the credential of the package itself; n8n evaluates the one of MCN Telecom, which is an expression. */
async function sign(request: IHttpRequestOptions, { credential, fields }: Key): Promise<IHttpRequestOptions> {
	if (typeof credential.authenticate === 'function') {
		return await credential.authenticate(fields as ICredentialDataDecryptedObject, { ...request });
	}
	const Authorization = `Bearer ${textOf(fields.accessToken)}`;
	return { ...request, headers: { ...request.headers, Authorization } };
}
