/** A server on this machine that answers what a test has written down, and keeps what it was asked. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CannedRequest {
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string>;
	headers: IncomingMessage['headers'];
	/** Read as JSON where it is JSON, otherwise the text; null where there is none. */
	body: unknown;
}

export interface CannedAnswer {
	/** 200 by default. */
	status?: number;
	headers?: Record<string, string>;
	/** Text and bytes are sent as they are, all else as JSON. */
	body?: unknown;
}

/** @param before how many requests the path has had before this one */
export type Answerer = (request: CannedRequest, before: number) => CannedAnswer | Promise<CannedAnswer>;

export class CannedService {
	/** Everything that was asked, oldest first. */
	readonly requests: CannedRequest[] = [];

	private readonly answers = new Map<string, Answerer>();

	/** Connections stay open: one that closes while a request is on its way to it would be a fault that no test asked for. */
	private readonly server = createServer(
		{ keepAliveTimeout: 120_000 },
		(request, response) => void this.serve(request, response),
	);

	/** Starts on any free port. */
	static async start(): Promise<CannedService> {
		const service = new CannedService();
		await service.listen();
		return service;
	}

	/** @returns its address */
	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		return this.url;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** What the path answers from now on, or with `*` all others; a path without an answer is 404. */
	answer(path: string, answer: Answerer | CannedAnswer): void {
		this.answers.set(path, typeof answer === 'function' ? answer : () => answer);
	}

	/** The requests whose path begins like this. */
	asked(path: string): CannedRequest[] {
		return this.requests.filter((request) => request.path.startsWith(path));
	}

	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
	}

	private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request = await read(incoming);
		const answerer = this.answers.get(request.path) ?? this.answers.get('*') ?? notFound;
		const counts = answerer.length > 1;
		const before = counts ? this.requests.filter(({ path }) => path === request.path).length : 0;
		this.requests.push(request);
		const { status = 200, headers = {}, body = '' } = await answerer(request, before);
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
	}
}

const notFound: Answerer = () => ({ status: 404, body: {} });

async function read(incoming: IncomingMessage): Promise<CannedRequest> {
	const parts: Buffer[] = [];
	for await (const part of incoming) parts.push(part as Buffer);
	const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
	return {
		method: incoming.method ?? '',
		path: pathname,
		query: Object.fromEntries(searchParams),
		headers: incoming.headers,
		body: parse(Buffer.concat(parts).toString()),
	};
}

function parse(text: string): unknown {
	try {
		return text === '' ? null : (JSON.parse(text) as unknown);
	} catch {
		return text;
	}
}
