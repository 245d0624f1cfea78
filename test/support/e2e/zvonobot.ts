/** Zvonobot in a real n8n: its node, its trigger, and a file for it. */

import { randomUUID } from 'node:crypto';

import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { activated } from './triggers';
import { NODE } from './workflows';

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

/** A trigger that hears of everything. */
export function zvonobotTrigger({ credentials }: World): Partial<WorkflowNode> {
	return {
		type: 'n8n-nodes-voice-calls.zvonobotTrigger',
		credentials: { zvonobotApi: credentials.zvonobotApi },
		parameters: {
			authentication: 'token',
			events: ['callStatus', 'ivrAnswer'],
			states: ['completed', 'canceled'],
			answers: '',
			options: {},
		},
	};
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
	const workflow = { name: `File ${path}`, nodes: [file, underTest], connections };
	return { workflow: await activated(world, workflow), path };
}
