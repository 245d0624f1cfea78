/** A fixed secret for callbacks whose address is typed into a service's cabinet. */

import { createHash, timingSafeEqual } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

/** Query parameter of the callback's address. */
const SECRET_PARAMETER = 'secret';
/** Header, for services and proxies that can set one. */
const SECRET_HEADER = 'x-webhook-secret';

interface CallbackRequest {
	query: unknown;
	headers: Record<string, string | string[] | undefined>;
}

/**
 * Tells whether a callback carries the secret, in constant time. Without a secret nothing is accepted.
 *
 * @param secret what the credential holds
 */
export function carriesSecret(request: CallbackRequest, secret: unknown): boolean {
	if (typeof secret !== 'string' || secret === '') return false;
	const given = (request.query as IDataObject)[SECRET_PARAMETER] ?? request.headers[SECRET_HEADER];
	return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}

/** Digests have one length, so that comparing them tells nothing about the secret's. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
