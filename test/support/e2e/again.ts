/** What a person can do with an execution: stop it, and have it run again. */

import { setTimeout as sleep } from 'node:timers/promises';

import { connect, type Request } from '../../../host/restConnection';
import type { Execution } from '../../../host/restExecutions';
import type { World } from '../../../host/world';

const LOOK_AGAIN_MS = 50;
const WITHIN_MS = 20_000;

/** The ways to have a failed execution run again, and what they are called in the titles of tests. */
export const retries: Array<[string, (world: World, executionId: string) => Promise<void>]> = [
	[
		'as it was',
		async ({ api }, id) => {
			await api.retryExecution(id);
		},
	],
	[
		'with the workflow as it is now',
		async ({ api }, id) => {
			await api.retryExecution(id, true);
		},
	],
	['over the public API', retryOverPublicApi],
];

/** Retries an execution from the list; resolves with what it has become, once that has ended. */
export async function retried(
	world: World,
	{ id, workflowId }: Pick<Execution, 'id' | 'workflowId'>,
	retry = retries[0][1],
): Promise<Execution> {
	const known = (await world.api.listExecutions(workflowId)).map((execution) => execution.id);
	await retry(world, id);
	return await world.api.waitForExecution({ workflowId, besides: known });
}

const requests = new WeakMap<World, Promise<Request>>();

async function requestOf(world: World): Promise<Request> {
	const known = requests.get(world);
	if (known) return await known;
	const connecting = connect(world.n8n.url, world.api.session).then(({ request }) => request);
	requests.set(world, connecting);
	return await connecting;
}

const keys = new WeakMap<World, Promise<string>>();

async function retryOverPublicApi(world: World, id: string): Promise<void> {
	const key = keys.get(world) ?? makeKey(world);
	keys.set(world, key);
	const answer = await fetch(`${world.n8n.url}/api/v1/executions/${id}/retry`, {
		method: 'POST',
		headers: { 'x-n8n-api-key': await key, 'content-type': 'application/json' },
		body: '{"loadWorkflow":false}',
	});
	if (answer.ok) return;
	throw new Error(`The public API answered the retry with ${answer.status}: ${await answer.text()}`);
}

async function makeKey(world: World): Promise<string> {
	const wanted = { label: 'Retries', scopes: ['execution:retry'], expiresAt: null };
	const request = await requestOf(world);
	return (await request<{ rawApiKey: string }>('POST', '/rest/api-keys', wanted)).rawApiKey;
}

/** Stops the execution of the workflow that is under way; resolves with it. */
export async function stopRunning(world: World, workflowId: string): Promise<Execution> {
	const running = await underWay(world, workflowId);
	if (running.length !== 1) throw new Error(`${running.length} executions are under way, not 1`);
	const [{ id }] = running;
	await stop(world, id);
	return await world.api.getExecution(id);
}

/** Stops whatever is under way. */
export async function stopAll(world: World, workflowId: string): Promise<void> {
	for (const { id } of await underWay(world, workflowId)) await stop(world, id);
}

async function underWay({ api }: World, workflowId: string) {
	const listed = await api.listExecutions(workflowId);
	return listed.filter(({ status }) => status === 'running' || status === 'waiting');
}

async function stop(world: World, id: string): Promise<void> {
	await (
		await requestOf(world)
	)('POST', `/rest/executions/${id}/stop`);
}

/** Waits until something is so. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + WITHIN_MS;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error(`${what} did not come within ${WITHIN_MS / 1000} seconds`);
		await sleep(LOOK_AGAIN_MS);
	}
}
