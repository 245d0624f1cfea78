/** The 'Request Options' of every declarative node; custom operations have to heed them on their own. */

import type { IHttpRequestOptions } from 'n8n-workflow';

import { isRecord } from '../values/text';

const LONGEST_MS = 300_000; // what n8n's engine waits where nothing is set

type FromUser = Pick<IHttpRequestOptions, 'timeout' | 'proxy' | 'skipSslCertificateValidation'>;

/** @param value the node's parameter `requestOptions`, as it is stored */
export function readRequestOptions(value: unknown): FromUser {
	const options = isRecord(value) ? value : {};
	const proxy = typeof options.proxy === 'string' ? readProxy(options.proxy) : undefined;
	return {
		timeout: Number(options.timeout) || LONGEST_MS,
		...(options.allowUnauthorizedCerts === true && { skipSslCertificateValidation: true }),
		...(proxy && { proxy }),
	};
}

function readProxy(text: string): IHttpRequestOptions['proxy'] {
	if (text === '') return undefined;
	const { hostname, port, protocol, username, password } = new URL(text);
	return {
		host: hostname,
		port: Number(port),
		protocol: protocol.replace(/:$/, ''),
		...(username && {
			auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
		}),
	};
}
