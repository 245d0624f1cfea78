/** An example at work: imported with settings that suit a test, active, and seen from outside. */

import { readExample } from '../../../host/examples';
import { type Execution, itemsOf } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowFile } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import type { SandboxCall } from '../../../sandbox/calls/call';

/** A setting that differs from the example: of which node, where in its parameters, and what it is in the test. */
export type Change = [node: string, path: string, value: unknown];

/** Allowed hours at any time of day, so that a test does not depend on when it runs. */
export const anyTime = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', zone: 'UTC' };

/** For a schedule trigger: every two seconds in place of once a day. */
export const OFTEN = { interval: [{ field: 'seconds', secondsInterval: 2 }] };

/** Imports and activates an example. */
export async function useExample(world: World, id: string, changes: Change[] = []): Promise<SavedWorkflow> {
	const example = await readExample(`${id}.json`);
	changes.forEach((change) => apply(example, change));
	const workflow = await world.api.importWorkflow(example, world.credentials);
	await world.api.activate(workflow.id);
	return workflow;
}

function apply(example: WorkflowFile, [name, path, value]: Change): void {
	const node = example.nodes.find((candidate) => candidate.name === name);
	if (!node) throw new Error(`"${example.name}" has no node "${name}"`);
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const place = keys.reduce<unknown>(
		(inner, key) => (inner as Record<string, unknown>)[key],
		node.parameters,
	);
	if (!(place as object | undefined)?.hasOwnProperty(last)) throw new Error(`"${name}" has no ${path}`);
	(place as Record<string, unknown>)[last] = value;
}

/** Posts to a webhook of n8n; resolves with its answer. */
export async function post(
	{ n8n }: World,
	path: string,
	body: object = {},
): Promise<Record<string, unknown>> {
	const response = await fetch(`${n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
	return (await response.json()) as Record<string, unknown>;
}

/** Waits for the execution in which the node has given out such an item; resolves with it. */
export async function until(
	{ api }: World,
	{ id }: SavedWorkflow,
	node: string,
	wanted: Record<string, unknown> = {},
): Promise<Execution> {
	return await api.waitForExecution({
		workflowId: id,
		where: (execution) => itemsOf(execution, node).some((item) => holds(item, wanted)),
	});
}

const holds = (item: Record<string, unknown>, wanted: Record<string, unknown>): boolean =>
	Object.entries(wanted).every(([key, value]) => item[key] === value);

/** The calls to these numbers, as the sandbox has seen them. */
export function callsTo({ sandbox }: World, ...phones: string[]): SandboxCall[] {
	return sandbox.state.calls.filter(({ phone }) => phones.includes(phone));
}
