/** The phone on the page, as its page uses it. */

import { setTimeout as delay } from 'node:timers/promises';

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../../sandbox/accounts';
import type { Move } from '../../../sandbox/screen/screen';
import type { CallView, ScreenView } from '../../../sandbox/screen/view';
import type { Sandbox } from '../../../sandbox/server';

/** A person in front of the page decides how it goes. */
export const AT_SCREEN = '79000000177';

export async function viewOf(sandbox: Sandbox): Promise<ScreenView> {
	return (await (await fetch(`${sandbox.url}/screen/view`)).json()) as ScreenView;
}

export async function move(sandbox: Sandbox, call: string, made: Move | object): Promise<Response> {
	return await fetch(`${sandbox.url}/screen/calls/${call}/moves`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: sandbox.url },
		body: JSON.stringify(made),
	});
}

/** Waits until the newest call is what it should be. */
export async function untilCall(sandbox: Sandbox, isSo: (call: CallView) => boolean): Promise<CallView> {
	for (;;) {
		const [newest] = (await viewOf(sandbox)).calls;
		if (newest && isSo(newest)) return newest;
		await delay(5);
	}
}

export async function untilState(sandbox: Sandbox, state: CallView['state']): Promise<CallView> {
	return await untilCall(sandbox, (call) => call.state === state);
}

/** Waits until the newest call has said as many lines. */
export async function untilLines(sandbox: Sandbox, count: number): Promise<string[]> {
	const { lines } = await untilCall(sandbox, (call) => call.lines.length >= count);
	return lines.map(({ by, text }) => `${by}: ${text}`);
}

async function post(address: string, body?: object, headers: Record<string, string> = {}): Promise<unknown> {
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: body && JSON.stringify(body),
	});
	return await response.json();
}

/** Requests that make a phone ring, as the nodes send them. */
export const callers = {
	mcnFlashCall: async ({ url }: Sandbox, code = '0427') =>
		await post(
			`${url}/mcn/v2/rest/account/${mcnAccount.accountId}/flash_call?login_did=${AT_SCREEN}&code=${code}`,
			undefined,
			{ authorization: `Bearer ${mcnAccount.accessToken}` },
		),
	mobilgroup: async ({ url }: Sandbox, path: string, body: object) =>
		await post(`${url}/mobilgroup${path}`, body, { authorization: mobilgroupAccount.apiKey }),
	zvonobot: async ({ url }: Sandbox, path: string, body: object) =>
		await post(`${url}/zvonobot${path}`, { apiKey: zvonobotAccount.apiKey, phone: AT_SCREEN, ...body }),
};
