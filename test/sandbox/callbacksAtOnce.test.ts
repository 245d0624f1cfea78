/** Very many callbacks under way at once: the sandbox delivers them all, and Node.js warns of nothing. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { mcnAccount } from '../../sandbox/accounts';
import { useSandbox } from '../support/useSandbox';

/** With more than 1,500 requests that listen to one abort signal, Node.js warns of a leak. */
const AT_ONCE = 1_600;
const DEADLINE_MS = 45_000;

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

const sandbox = useSandbox({ callbackDelayMs: 1 });
beforeAll(async () => {
	realProcess.on('warning', note);
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	sandbox.setMcnWebhook(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}`);
});
afterAll(() => {
	realProcess.off('warning', note);
	receiver.close();
	receiver.closeAllConnections();
});

it(
	'delivers them without a warning',
	async () => {
		const account = `${sandbox.url}/mcn/v2/rest/account/${mcnAccount.accountId}`;
		const headers = { authorization: `Bearer ${mcnAccount.accessToken}` };
		for (let at = 0; at < AT_ONCE; at += 1) {
			const phone = `79000${String(at).padStart(4, '0')}00`;
			await fetch(`${account}/flash_call?login_did=${phone}&code=0427`, { method: 'POST', headers });
		}
		const until = Date.now() + DEADLINE_MS;
		while (sandbox.state.callbacks.length < AT_ONCE && Date.now() < until) await delay(50);
		expect(sandbox.state.callbacks.filter(({ status }) => status === 200)).toHaveLength(AT_ONCE);
		expect(warnings).toEqual([]);
	},
	2 * DEADLINE_MS,
);
