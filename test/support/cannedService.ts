/** A service on loopback that answers what a test has laid out for it, and notes what it was asked. */

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CannedRequest {
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** Parsed where it is JSON, otherwise the text. */
	body: unknown;
}

export interface CannedAnswer {
	status?: number;
	headers?: Record<string, string>;
	/** Text and bytes go out as they are, anything else as JSON. */
	body?: unknown;
}

export type Answering = (request: CannedRequest) => CannedAnswer | Promise<CannedAnswer>;

export interface CannedService {
	/** @returns the address of the service */
	start(): Promise<string>;
	/** Lays out the answer for a path, or with `*` for all others. A path that has none is answered 404. */
	answer(path: string, answering: Answering | CannedAnswer): void;
	/** Everything that came, in order. */
	requests: CannedRequest[];
	close(): Promise<void>;
}

export function cannedService(): CannedService {
	const answers = new Map<string, Answering>();
	const requests: CannedRequest[] = [];
	const server = createServer((incoming, outgoing) => {
		void readRequest(incoming).then(async (request) => {
			requests.push(request);
			const answering = answers.get(request.path) ?? answers.get('*') ?? (() => ({ status: 404 }));
			reply(outgoing, await answering(request));
		});
	});
	return {
		requests,
		answer: (path, answering) =>
			void answers.set(path, typeof answering === 'function' ? answering : () => answering),
		async start() {
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function readRequest(incoming: IncomingMessage): Promise<CannedRequest> {
	const { method = '', url = '', headers } = incoming;
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const { pathname, searchParams } = new URL(url, 'http://localhost');
	const body = parsed(Buffer.concat(chunks).toString());
	return { method, path: pathname, query: Object.fromEntries(searchParams), headers, body };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function reply(outgoing: ServerResponse, { status = 200, headers = {}, body = '' }: CannedAnswer): void {
	const raw = typeof body === 'string' || Buffer.isBuffer(body);
	outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
	outgoing.end(raw ? body : JSON.stringify(body));
}
