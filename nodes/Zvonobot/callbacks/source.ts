/** Where a delivery comes from. The document names one address; it may change, and proxies stand in between. */

import type { IWebhookFunctions } from 'n8n-workflow';

import { textOf } from '../../shared/values/text';

type N8nRequest = ReturnType<IWebhookFunctions['getRequestObject']>;

/**
 * The address that delivered: of the connection, or as the outermost trusted proxy saw it.
 *
 * @param proxies how many proxies stand before n8n; each adds its visitor's address at the end of `X-Forwarded-For`,
 * and what stands before that anybody can write
 */
export function sourceOf(
	request: Pick<N8nRequest, 'socket' | 'headers'>,
	proxies: number,
): string | undefined {
	if (proxies === 0) return plain(request.socket?.remoteAddress);
	const header = request.headers['x-forwarded-for'];
	const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
	return plain(forwarded[forwarded.length - proxies]);
}

/** @param allowed addresses separated by commas; empty allows all */
export function isAllowedSource(source: string | undefined, allowed: unknown): boolean {
	const addresses = (textOf(allowed) ?? '').split(/[\s,;]+/).filter(Boolean);
	return addresses.length === 0 || (source !== undefined && addresses.map(plain).includes(source));
}

/** Without the notation of IPv4 within IPv6. */
function plain(address: string | undefined): string | undefined {
	const text = address
		?.trim()
		.toLowerCase()
		.replace(/^::ffff:/, '');
	return text === '' ? undefined : text;
}
