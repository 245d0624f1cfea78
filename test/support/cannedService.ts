<<<<<<< HEAD
<<<<<<< HEAD
/** A service on loopback that answers what a test has laid out for it, and notes what it was asked. */

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
=======
/** A server on this machine that answers what a test has written down, and keeps what it was asked. */

import type { IncomingMessage, ServerResponse } from 'node:http';
>>>>>>> wt/promises
=======
/** A service on loopback that answers what a test has laid out for it, and notes what it was asked. */

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
>>>>>>> wt/types
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CannedRequest {
	method: string;
	/** Without the query. */
	path: string;
	query: Record<string, string>;
<<<<<<< HEAD
<<<<<<< HEAD
	headers: IncomingHttpHeaders;
	/** Parsed where it is JSON, otherwise the text. */
=======
	headers: IncomingMessage['headers'];
	/** Read as JSON where it is JSON, otherwise the text; null where there is none. */
>>>>>>> wt/promises
=======
	headers: IncomingHttpHeaders;
	/** Parsed where it is JSON, otherwise the text. */
>>>>>>> wt/types
	body: unknown;
}

export interface CannedAnswer {
<<<<<<< HEAD
<<<<<<< HEAD
=======
>>>>>>> wt/types
	status?: number;
	headers?: Record<string, string>;
	/** Text and bytes go out as they are, anything else as JSON. */
	body?: unknown;
}

export type Answering = (request: CannedRequest) => CannedAnswer | Promise<CannedAnswer>;

export interface CannedService {
	/** @returns the address of the service */
<<<<<<< HEAD
	start: () => Promise<string>;
	/** Lays out the answer for a path, or with `*` for all others. A path that has none is answered 404. */
	answer: (path: string, answering: Answering | CannedAnswer) => void;
	/** Everything that came, in order. */
	requests: CannedRequest[];
	close: () => Promise<void>;
=======
	start(): Promise<string>;
	/** Lays out the answer for a path, or with `*` for all others. A path that has none is answered 404. */
	answer(path: string, answering: Answering | CannedAnswer): void;
	/** Everything that came, in order. */
	requests: CannedRequest[];
	close(): Promise<void>;
>>>>>>> wt/types
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
<<<<<<< HEAD
=======
	/** 200 by default. */
	status?: number;
	headers?: Record<string, string>;
	/** Text is sent as it is, all else as JSON. */
	body?: unknown;
}

/** @param before how many requests the path has had before this one */
type Answerer = (request: CannedRequest, before: number) => CannedAnswer | Promise<CannedAnswer>;

export class CannedService {
	/** Everything that was asked, oldest first. */
	readonly requests: CannedRequest[] = [];

	private readonly answers = new Map<string, Answerer>();

	private readonly server = createServer((request, response) => void this.serve(request, response));

	/** Starts on any free port. */
	static async start(): Promise<CannedService> {
		const service = new CannedService();
		await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve));
		return service;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** What the path answers from now on; any other path is 404. */
	answer(path: string, answerer: Answerer): void {
		this.answers.set(path, answerer);
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
		const before = this.requests.filter(({ path }) => path === request.path).length;
		this.requests.push(request);
		const answerer: Answerer = this.answers.get(request.path) ?? (() => ({ status: 404, body: {} }));
		const { status = 200, headers = {}, body = '' } = await answerer(request, before);
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	}
}

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
>>>>>>> wt/promises
=======
>>>>>>> wt/types
	} catch {
		return text;
	}
}
<<<<<<< HEAD
<<<<<<< HEAD
=======
>>>>>>> wt/types

function reply(outgoing: ServerResponse, { status = 200, headers = {}, body = '' }: CannedAnswer): void {
	const raw = typeof body === 'string' || Buffer.isBuffer(body);
	outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
	outgoing.end(raw ? body : JSON.stringify(body));
}
<<<<<<< HEAD
=======
>>>>>>> wt/promises
=======
>>>>>>> wt/types
