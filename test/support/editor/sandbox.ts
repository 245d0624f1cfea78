/** What the sandbox of the services has seen. It runs in another process than the tests of the editor. */

import type { SandboxCall } from '../../../sandbox/calls/call';
import type { SandboxRequest } from '../../../sandbox/state';
import type { SharedWorld } from './world';

/** The newest request to an address of the sandbox that has the text in it, such as a phone number. */
export async function sentTo(
	{ sandboxUrl }: SharedWorld,
	path: string,
	holding: string,
): Promise<SandboxRequest> {
	const requests = (await (await fetch(`${sandboxUrl}/sandbox/requests`)).json()) as SandboxRequest[];
	const found = requests.filter((request) => {
		return request.path === path && JSON.stringify([request.query, request.body]).includes(holding);
	});
	const newest = found.at(-1);
	if (!newest) throw new Error(`Nothing with ${holding} in it was sent to ${path} of the sandbox.`);
	return newest;
}

/** The calls to a phone, the newest last. */
export async function callsTo({ sandboxUrl }: SharedWorld, phone: string): Promise<SandboxCall[]> {
	const calls = (await (await fetch(`${sandboxUrl}/sandbox/calls`)).json()) as SandboxCall[];
	return calls.filter((call) => call.phone === phone);
}

/** Tells the sandbox where MCN Telecom reports calls to, as a person does in the account portal. */
export async function setMcnWebhook({ sandboxUrl }: SharedWorld, url: string): Promise<void> {
	const response = await fetch(`${sandboxUrl}/sandbox/mcn/webhook`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ url }),
	});
	if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
}
