/** Where a delivery comes from. The API documentation names one address; it may change, and proxies stand in between. */

import type { IWebhookFunctions } from 'n8n-workflow';

type N8nRequest = ReturnType<IWebhookFunctions['getRequestObject']>;

/** Addresses that may deliver: one, or an IPv4 network such as `82.202.206.0/24`. */
export interface AllowedSource {
	address: string;
	/** Bits of the network; undefined for one address. */
	bits?: number;
}

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

/** @returns undefined for what is not an IP address or network */
export function readSource(text: string): AllowedSource | undefined {
	const [host, bits, ...rest] = text.split('/');
	const address = plain(host);
	if (address === undefined || rest.length > 0) return undefined;
	if (bits === undefined) return isIpv4(address) || isIpv6(address) ? { address } : undefined;
	const isNetwork = isIpv4(address) && /^\d{1,2}$/.test(bits) && Number(bits) <= IPV4_BITS;
	return isNetwork ? { address, bits: Number(bits) } : undefined;
}

/** @param allowed none allows all */
export function isAllowedSource(source: string | undefined, allowed: AllowedSource[]): boolean {
	if (allowed.length === 0) return true;
	return source !== undefined && allowed.some((one) => matches(source, one));
}

function matches(source: string, { address, bits }: AllowedSource): boolean {
	if (bits === undefined) return source === address;
	if (!isIpv4(source)) return false;
	const size = 2 ** (IPV4_BITS - bits);
	return Math.floor(numberOf(source) / size) === Math.floor(numberOf(address) / size);
}

const IPV4_BITS = 32;
const isIpv4 = (text: string): boolean =>
	/^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
const isIpv6 = (text: string): boolean =>
	/^[0-9a-f:]+$/.test(text) && text.includes('::') !== /^([^:]+:){7}[^:]+$/.test(text);
const numberOf = (ipv4: string): number =>
	ipv4.split('.').reduce((number, part) => number * 256 + Number(part), 0);

/** Without a port, brackets and the notation of IPv4 within IPv6. */
function plain(address: string | undefined): string | undefined {
	const text = address
		?.trim()
		.toLowerCase()
		.replace(/^\[(.*)\](:\d+)?$/, '$1')
		.replace(/^::ffff:(?=\d+\.)/, '')
		.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
	return text === '' ? undefined : text;
}
