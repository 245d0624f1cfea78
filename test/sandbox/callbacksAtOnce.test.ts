/** Very many callbacks under way at once: all are sent, and Node.js warns of nothing. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { CallbackSender } from '../../sandbox/calls/sender';

/** With more than 1,500 requests that listen to one abort signal, Node.js warns of a leak. */
const AT_ONCE = 1_600;

/** Node.js warns in the process around the tests, whose own one hears nothing. */
const realProcess = (fetch.constructor as (body: string) => () => NodeJS.Process)('return process')();

const held: ServerResponse[] = [];
/** Answers nobody before all have asked. */
const receiver = createServer((request, response) => {
	request.resume();
	held.push(response);
	if (held.length === AT_ONCE) held.forEach((each) => each.end());
});
const warnings: string[] = [];
const note = ({ message }: Error) => void warnings.push(message);

let url: string;
beforeAll(async () => {
	realProcess.on('warning', note);
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(() => {
	realProcess.off('warning', note);
	receiver.close();
	receiver.closeAllConnections();
});

it('are sent without a warning', async () => {
	const sender = new CallbackSender();
	const sent = Array.from({ length: AT_ONCE }, async () => await sender.send(url, { method: 'POST' }));
	expect(new Set(await Promise.all(sent))).toEqual(new Set([200]));
	expect(warnings).toEqual([]);
});

it('are broken off when the sandbox closes, and none begins after that', async () => {
	const sender = new CallbackSender();
	const sent = sender.send(url);
	sender.close();
	expect(await sent).toBe(0);
	expect(await sender.send(url)).toBe(0);
});
