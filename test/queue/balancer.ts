/** What stands before several webhook processes: hands requests to them in turn, as a load balancer does. */

import {
	Agent,
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	request,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
	url: string;
	/** How many requests were handed to each process, how many of them it is at, and how many it did not answer. */
	counts: Array<{ handed: number; underWay: number; cut: number }>;
	close(): Promise<void>;
}

interface Demand {
	method?: string;
	path?: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

const BAD_GATEWAY = 502;
const OF_ONE_CONNECTION = new Set(['connection', 'transfer-encoding']);
/** A connection of its own for each request: on a shared one it is unclear whether a killed process has heard it. */
const agent = new Agent({ keepAlive: false });

/**
 * @param ports those of the processes; none of them has to listen yet
 * @param byPath hands what goes to one path to one process, as long as that is there
 */
export async function startBalancer(ports: number[], byPath: boolean): Promise<Balancer> {
	const counts = ports.map(() => ({ handed: 0, underWay: 0, cut: 0 }));
	let turn = 0;
	const handOn = async (demand: Demand): Promise<Answer> => {
		const first = byPath ? placeOf(demand.path) : turn++;
		for (let tries = 0; tries < ports.length; tries += 1) {
			const place = (first + tries) % ports.length;
			const count = counts[place];
			count.underWay += 1;
			try {
				const answer = await ask(ports[place], demand);
				count.handed += 1;
				return answer;
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') continue;
				// It may have been heard, so nobody else gets it.
				count.handed += 1;
				count.cut += 1;
				break;
			} finally {
				count.underWay -= 1;
			}
		}
		return { status: BAD_GATEWAY, headers: {}, body: Buffer.from('Bad Gateway') };
	};
	const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
		const { method, url: path, headers } = incoming;
		const answer = await handOn({ method, path, headers, body: await wholeOf(incoming) });
		outgoing.writeHead(answer.status, answer.headers).end(answer.body);
	};
	const server = createServer((incoming, outgoing) => {
		serve(incoming, outgoing).catch(() => outgoing.destroy());
	});
	// Whoever asks closes an idle connection, so that no request is sent on one that is closed at that moment.
	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const close = async () =>
		await new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, counts, close };
}

/** The same for the same path, whatever is in the query. */
function placeOf(path = ''): number {
	return Buffer.from(path.split('?')[0]).reduce((sum, byte) => sum + byte, 0);
}

async function ask(port: number, { method, path, headers, body }: Demand): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		const options = { host: '127.0.0.1', port, method, path, headers: passedOn(headers), agent };
		const sent = request(options, (answer) => {
			const { statusCode: status = BAD_GATEWAY, headers: told } = answer;
			wholeOf(answer).then((whole) => resolve({ status, headers: passedOn(told), body: whole }), reject);
		});
		sent.once('error', reject);
		sent.end(body);
	});
}

/** Without what is about one connection only; the body is whole here. */
function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.has(name)));
}

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of message) parts.push(part as Buffer);
	return Buffer.concat(parts);
}
