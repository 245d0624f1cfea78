/** Workflows that ask by phone and wait for the answer. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { activateWithRows, NODE, startWithRows } from './workflows';
import { zvonobotNode } from './zvonobot';

/** Asks the number in `$json.phone`. */
export function askingNode(
	world: World,
	parameters: WorkflowNode['parameters'] = {},
	settings: Partial<WorkflowNode> = {},
): Partial<WorkflowNode> {
	return zvonobotNode(
		world,
		{
			operation: 'sendAndWait',
			phoneNumber: '={{ $json.phone }}',
			ownNumber: { __rl: true, mode: 'id', value: '79000000011' },
			audio: 'text',
			message: 'Shall we deliver your order today? Press 1 for yes, 2 for no.',
			...parameters,
		},
		settings,
	);
}

/** An active workflow that asks the phone of the row that is posted to it. */
export async function activateAsking(
	world: World,
	parameters: WorkflowNode['parameters'] = {},
	settings: Partial<WorkflowNode> = {},
): Promise<SavedWorkflow> {
	return await activateWithRows(world, askingNode(world, parameters, settings));
}

/** An active workflow that asks the rows one after the other, in one execution. */
export async function activateLoop(
	world: World,
	parameters: WorkflowNode['parameters'] = {},
): Promise<SavedWorkflow> {
	const workflow = await activateAsking(world, parameters);
	const loop = {
		id: 'loop',
		name: 'Loop',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		position: [300, 0],
		parameters: { options: {} },
	};
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	const name = `Loop ${randomUUID()}`;
	const looping = await world.api.importWorkflow({
		name,
		nodes: [
			...workflow.nodes.map((node) =>
				node.id === 'rows'
					? { ...node, webhookId: name, parameters: { ...node.parameters, path: name } }
					: node,
			),
			loop,
		],
		connections: {
			Rows: { main: [to('Each Row')] },
			'Each Row': { main: [to('Loop')] },
			Loop: { main: [[], to(NODE)] },
			[NODE]: { main: [to('Loop')] },
		},
		settings: { executionOrder: 'v1' },
	});
	await world.api.activate(looping.id);
	return looping;
}

/** Asks a phone, and resolves when the execution waits. */
export async function startWaiting(
	world: World,
	phone: string,
	parameters: WorkflowNode['parameters'] = {},
): Promise<SavedWorkflow> {
	const workflow = await activateAsking(world, parameters);
	await startWithRows(world, workflow, [{ phone }]);
	const isStored = async () => {
		const execution = (await world.api.listExecutions(workflow.id)).find(
			({ status }) => status === 'waiting',
		);
		// n8n 1.x says that it waits a moment before it has stored of what.
		return execution && NODE in (await world.api.getExecution(execution.id)).resultData.runData;
	};
	while (!(await isStored())) await sleep(100);
	return workflow;
}

/** Where the call to a phone is to tell how it goes, as the service has been told. */
export function requestFor(
	{ sandbox }: World,
	phone: string,
): { webhookUrl: string; webhookParameters: string } {
	const bodies = sandbox.state.requests.map(
		({ body }) => body as ReturnType<typeof requestFor> & { phones?: string[] },
	);
	const request = bodies.find(({ phones }) => phones?.[0] === phone);
	if (!request) throw new Error(`Nobody has asked for a call to ${phone}`);
	return request;
}
