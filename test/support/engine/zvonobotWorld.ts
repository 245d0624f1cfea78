/** The sandbox for one file of tests of Zvonobot, and what it has seen. */

import { setTimeout as delay } from 'node:timers/promises';

import type { INode, INodeParameters } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { runNode } from './engine';
import { plainCall, zvonobotNode } from './zvonobot';

export function zvonobotWorld() {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ callbackDelayMs: 1, minuteMs: 1 });
	});
	afterAll(async () => await sandbox.close());

	const node = (
		parameters: INodeParameters,
		settings: Partial<INode> = {},
		credential: Record<string, string> = {},
	) => zvonobotNode(`${sandbox.url}/zvonobot`, parameters, settings, credential);
	const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];
	const bodies = (path: string) =>
		sandbox.state.requests
			.filter((request) => request.path === `/zvonobot/apiCalls/${path}`)
			.map(({ body }) => body as Record<string, unknown>);

	/** Places calls and resolves with their IDs, when they have ended unless they are planned. */
	async function place(phones: string[], parameters: INodeParameters = {}): Promise<string[]> {
		const { items, error } = await runNode(
			node({ ...plainCall, ...parameters }),
			phones.map((phone) => ({ phone })),
		);
		if (error) throw error;
		const ids = items.map(({ json }) => json.callId as string);
		const planOf = (id: string) => sandbox.state.zvonobot.calls.get(Number(id));
		const goesOn = (id: string) => planOf(id)?.call.calls[0].finishedAt === null;
		while (!parameters.schedule && ids.some(goesOn)) await delay(5);
		return ids;
	}

	return {
		get sandbox() {
			return sandbox;
		},
		node,
		place,
		lastRequest,
		lastBody: () => lastRequest().body as Record<string, unknown>,
		bodies,
	};
}

/** Far in the future. */
export const planned = { schedule: { plannedAt: '2033-05-18T03:33:20Z' } };
