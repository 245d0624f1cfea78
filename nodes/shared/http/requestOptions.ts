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

function readProxy(options: Reader, text: string): IHttpRequestOptions['proxy'] {
	if (!URL.canParse(text))
		throw options.refuse('Proxy', 'is not a valid URL, such as http://proxy.example.com:3128');
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
