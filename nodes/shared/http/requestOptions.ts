/** The 'Request Options' of every node, for all requests that it makes, as n8n's own declarative engine understands them. */

import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Reader } from '../reader';
import type { RateLimit } from '../safety/guards';

/** What n8n's engine waits for an answer where nothing is set. */
const LONGEST_MS = 300_000;
const LABEL = 'Request Options';

export interface RequestOptions {
	http: Pick<IHttpRequestOptions, 'timeout' | 'proxy' | 'skipSslCertificateValidation'>;
	batch?: RateLimit['batch'];
}

/** @throws NodeOperationError naming the option that can't be read */
export function readRequestOptions(reader: Reader): RequestOptions {
	const options = reader.group('requestOptions', LABEL);
	const proxy = options.text('proxy', 'Proxy');
	const insecure = options.flag('allowUnauthorizedCerts', 'Ignore SSL Issues (Insecure)', false);
	return {
		http: {
			timeout: options.number('timeout', 'Timeout', { min: 1 }) ?? LONGEST_MS,
			...(insecure && { skipSslCertificateValidation: true }),
			...(proxy !== undefined && { proxy: readProxy(options, proxy) }),
		},
		batch: readBatch(options.group('batching', 'Batching').group('batch', 'Batching')),
	};
}

function readBatch(batch: Reader): RateLimit['batch'] {
	const size = batch.number('batchSize', 'Items per Batch', { min: -1, whole: true }) ?? 50;
	const intervalMs = batch.number('batchInterval', 'Batch Interval (Ms)', { min: 0 }) ?? 0;
	return size < 0 || intervalMs === 0 ? undefined : { size: Math.max(size, 1), intervalMs };
}

const NO_URL = { hostname: '', protocol: '', username: '', password: '' };
const PORT = /^[^/]+:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/;

/** n8n drops a proxy that it cannot read, and sends without one. */
function readProxy(options: Reader, text: string): IHttpRequestOptions['proxy'] {
	const { hostname, protocol, username, password } = URL.canParse(text) ? new URL(text) : NO_URL;
	// A URL leaves out the port that its protocol has anyway.
	const [, port] = PORT.exec(text) ?? [];
	if (!hostname || !port)
		throw options.refuse('Proxy', 'must be a URL with a port: http://proxy.example.com:3128');
	return {
		host: hostname,
		port: Number(port),
		protocol: protocol.replace(/:$/, ''),
		...(username && {
			auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
		}),
	};
}
