/** Zvonobot in a real n8n: its node, a trigger that hears of everything, and a file for it. */

import { randomUUID } from 'node:crypto';

import { itemsOf } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import { NODE } from './workflows';
import type { World } from './world';

export const TRIGGER = 'Zvonobot Trigger';

/** A call from an own number, with a record. */
export const recordedCall: WorkflowNode['parameters'] = {
	ownNumber: { __rl: true, mode: 'id', value: '79000000011' },
	audio: 'record',
	record: { __rl: true, mode: 'id', value: '1342' },
};

export function zvonobotNode(
	{ credentials }: World,
	parameters: WorkflowNode['parameters'],
	settings: Partial<WorkflowNode> = {},
): Partial<WorkflowNode> {
	return {
		type: 'n8n-nodes-voice-calls.zvonobot',
		credentials: { zvonobotApi: credentials.zvonobotApi },
		parameters: { resource: 'call', operation: 'create', ...parameters },
		...settings,
	};
}

/** An active workflow with nothing but a trigger, and the address to which the service is to tell. */
export async function listening(world: World): Promise<{ workflow: SavedWorkflow; address: string }> {
	const webhookId = randomUUID();
	const trigger: WorkflowNode = {
		id: 'heard',
		name: TRIGGER,
		type: 'n8n-nodes-voice-calls.zvonobotTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId,
		credentials: { zvonobotApi: world.credentials.zvonobotApi },
		parameters: {
			authentication: 'token',
			events: ['callStatus', 'ivrAnswer'],
			states: ['completed', 'canceled'],
			answers: '',
			options: {},
		},
	};
	const workflow = await activated(world, [trigger], {});
	return { workflow, address: `${world.n8n.url}/webhook/${webhookId}/webhook` };
}

/** Waits until the trigger has started with such an item. */
export async function hears(
	{ api }: World,
	workflow: SavedWorkflow,
	wanted: object,
): Promise<Record<string, unknown>> {
	const matches = (item: Record<string, unknown>) =>
		Object.entries(wanted).every(([key, value]) => item[key] === value);
	const execution = await api.waitForExecution({
		workflowId: workflow.id,
		where: (candidate) => itemsOf(candidate, TRIGGER).some(matches),
	});
	return itemsOf(execution, TRIGGER).filter(matches)[0];
}

/** An active workflow "webhook that takes a file → node", and the path of its webhook. */
export async function withFile(
	world: World,
	node: Partial<WorkflowNode>,
): Promise<{ workflow: SavedWorkflow; path: string }> {
	const path = randomUUID();
	const file: WorkflowNode = {
		id: 'file',
		name: 'File',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, 0],
		webhookId: randomUUID(),
		parameters: {
			httpMethod: 'POST',
			path,
			responseMode: 'onReceived',
			options: { binaryPropertyName: 'data' },
		},
	};
	const underTest = {
		id: 'node',
		name: NODE,
		type: '',
		typeVersion: 1,
		position: [200, 0],
		parameters: {},
		...node,
	};
	const connections = { File: { main: [[{ node: NODE, type: 'main', index: 0 }]] } };
	return { workflow: await activated(world, [file, underTest], connections), path };
}

async function activated(world: World, nodes: WorkflowNode[], connections: object): Promise<SavedWorkflow> {
	const name = `Zvonobot ${randomUUID()}`;
	const settings = { executionOrder: 'v1' };
	const workflow = await world.api.importWorkflow({ name, nodes, connections, settings }, world.credentials);
	await world.api.activate(workflow.id);
	return workflow;
}
