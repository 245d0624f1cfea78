/** Hears the callbacks of a service, on this machine; a tunnel or proxy in front of it makes it reachable. */

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import { readCallbackBody } from '../../nodes/shared/callbacks/body';
import { leavesOpen, readsOnly } from '../../nodes/shared/http/effect';
import { textOf } from '../../nodes/shared/values/text';
import type { Exchange } from './ask';
import type { LiveService, Reading } from './service';

const MOST_BYTES = 65_536;
const OK = 200;

/** One delivery. */
export interface Callback extends Exchange {
	method: string;
	/** If the token or secret came back as it was sent. */
	authentic: boolean;
}

export interface Listener {
	url: string;
	close(): Promise<void>;
}

/** @param onCallback called for each delivery; every delivery is answered with 200 */
export async function listen(
	service: LiveService,
	credential: IDataObject,
	port: number,
	onCallback: (callback: Callback) => void,
): Promise<Listener> {
	const server = createServer((request, response) => {
		const heard = async (): Promise<void> => {
			const bytes = await bytesOf(request);
			response.writeHead(OK, { 'content-type': 'text/plain' }).end('ok');
			if (bytes) onCallback(await read(service, credential, request, bytes));
		};
		// Whatever the internet sends beside callbacks must not end the check.
		heard().catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const { port: taken } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${taken}`, close: async () => await closed(server) };
}

async function closed(server: Server): Promise<void> {
	const done = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeAllConnections();
	await done;
}

/** @returns undefined for more than a callback can be */
async function bytesOf(request: IncomingMessage): Promise<Buffer | undefined> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request) {
		size += (part as Buffer).length;
		if (size > MOST_BYTES) return undefined;
		parts.push(part as Buffer);
	}
	return Buffer.concat(parts);
}

async function read(
	service: LiveService,
	credential: IDataObject,
	{ url = '/', method = '', headers }: IncomingMessage,
	rawBody: Buffer,
): Promise<Callback> {
	const query: IDataObject = Object.fromEntries(new URL(url, 'http://127.0.0.1').searchParams);
	const { trust } = service;
	const proof = await trust.proofIn(
		{ query, headers: headers as IDataObject },
		trust.preset,
		async () => credential,
	);
	const body = await readCallbackBody({ headers, rawBody });
	const [value, reading] =
		'value' in body ? [body.value, eventsIn(service, body.value, query)] : [undefined, NO_BODY];
	return {
		name: nameOf(reading),
		contentType: textOf(headers['content-type']),
		method,
		authentic: typeof proof !== 'string',
		body: value,
		reading,
	};
}

const NO_BODY: Reading = { failure: leavesOpen('The callback has a body that is not readable', readsOnly) };
const NO_EVENT: Reading = { failure: leavesOpen('The callback reports nothing that is known', readsOnly) };

function eventsIn(service: LiveService, body: unknown, query: IDataObject): Reading {
	const events = service.readEvents(body, query);
	// What came in stands beside the reading already.
	return events.length === 0 ? NO_EVENT : events.map((event) => ({ ...event, raw: undefined }));
}

const nameOf = (reading: Reading): string =>
	`Callback: ${('failure' in reading ? undefined : textOf(reading[0].event)) ?? 'unknown'}`;
