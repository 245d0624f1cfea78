/** Deliveries that no HTTP client would send: lengths that lie, and lines that are none. */

import { connect } from 'node:net';

import { type Answer, type Callback, rightOne, type Target } from './callback';

const WAIT_MS = 400;

export interface RawCallback extends Callback {
	lines: string[];
}

/** @returns callbacks with the right proof that lie about their own form */
export function rawRequests(target: Target): RawCallback[] {
	const { url, body = '', headers = {} } = rightOne(target);
	const { pathname, search, host } = new URL(url);
	const text = String(body);
	const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	const request = (
		fault: string,
		lines: string[],
		sent: string,
		start = `POST ${pathname}${search} HTTP/1.1`,
	) => ({
		...{ fault, url, body: sent },
		lines: [start, `Host: ${host}`, 'Content-Type: application/json', ...own, ...lines],
	});
	return [
		request('says that it is longer than it is', [`Content-Length: ${text.length + 1000}`], text),
		request('says that it is shorter than it is', [`Content-Length: ${text.length >> 1}`], text),
		request('says that it has no length', ['Content-Length: 0'], text),
		request('says a length below zero', ['Content-Length: -1'], text),
		request('says a length in words', ['Content-Length: many'], text),
		request('says two lengths', [`Content-Length: ${text.length}`, 'Content-Length: 5'], text),
		request(
			'says a length and chunks',
			[`Content-Length: ${text.length}`, 'Transfer-Encoding: chunked'],
			`${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
		),
		request(
			'has chunks without end',
			['Transfer-Encoding: chunked'],
			`${text.length.toString(16)}\r\n${text}\r\n`,
		),
		request('has chunks that are none', ['Transfer-Encoding: chunked'], 'zz\r\nnothing\r\n'),
		request('has no body where one is announced', [`Content-Length: ${text.length}`], ''),
		request('has a header without end', [`X-Long: ${'x'.repeat(100_000)}`], ''),
		request('speaks another language', [], text, `POST ${pathname}${search} HTTP/9.9`),
		request('has a path with a line break', [], text, `POST ${pathname}${search}\nX: y HTTP/1.1`),
	];
}

/** Sends the lines as they are, and what there is of a body. */
export async function sendRaw({ url, lines, body = '' }: RawCallback): Promise<Answer> {
	const { hostname, port } = new URL(url);
	return await new Promise((resolve) => {
		let text = '';
		const socket = connect(Number(port), hostname, () => {
			socket.write(`${lines.join('\r\n')}\r\n\r\n`);
			socket.write(body);
		});
		const done = () => {
			socket.destroy();
			resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
		};
		socket.setTimeout(WAIT_MS, done);
		socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
		socket.on('error', done).on('close', done);
	});
}
