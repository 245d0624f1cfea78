/** Reads the body of a callback, whatever its content type says. */

import type { IWebhookFunctions } from 'n8n-workflow';

const LARGEST = 64 * 1024;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export type CallbackBody = { value: unknown } | { status: 400 | 413 | 415; reason: string };

/** The part of n8n's request that matters here. */
type N8nRequest = ReturnType<IWebhookFunctions['getRequestObject']>;
type RawRequest = Pick<N8nRequest, 'headers' | 'rawBody'> & { readRawBody?: () => Promise<void> };

/**
 * Parses the raw body as JSON: the services' content type can't be relied on, so what n8n parsed is not used.
 *
 * @returns the value, or the HTTP status and reason to answer with
 */
export async function readJsonBody(request: RawRequest): Promise<CallbackBody> {
	if (Number(request.headers['content-length'] ?? 0) > LARGEST) return tooLarge;
	const raw = await rawBodyOf(request);
	if (raw === undefined) return { status: 415, reason: 'The body is in a form that n8n has read otherwise' };
	if (raw.length === 0) return { status: 400, reason: 'The body is empty' };
	if (raw.length > LARGEST) return tooLarge;
	try {
		return { value: JSON.parse(raw.toString('utf8').replace(/^\uFEFF/, ''), dropForbiddenKeys) };
	} catch {
		return { status: 400, reason: 'The body is no JSON' };
	}
}

/** @returns undefined where the bytes are gone: n8n reads forms with files before a node can */
async function rawBodyOf(request: RawRequest): Promise<Buffer | undefined> {
	try {
		if (!request.rawBody) await request.readRawBody?.();
		return request.rawBody ?? Buffer.alloc(0);
	} catch {
		return undefined;
	}
}

const tooLarge = { status: 413, reason: `The body is larger than ${LARGEST} bytes` } as const;

function dropForbiddenKeys(key: string, value: unknown): unknown {
	return FORBIDDEN_KEYS.has(key) ? undefined : value;
}
