/** Asks the sandbox's Mobilgroup as a program would. */

import { mobilgroupAccount } from '../../../sandbox/accounts';
import type { Sandbox } from '../../../sandbox/server';

export async function post(
	sandbox: Sandbox,
	path: string,
	body: object,
	headers: Record<string, string> = {},
): Promise<{ status: number; answer: Record<string, unknown> }> {
	const response = await fetch(`${sandbox.url}/mobilgroup${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	const answer = (await response.json()) as Record<string, unknown>;
	return { status: response.status, answer };
}

export async function postWithKey(sandbox: Sandbox, path: string, body: object) {
	return await post(sandbox, path, body, { authorization: mobilgroupAccount.apiKey });
}
