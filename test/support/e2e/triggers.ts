/** A trigger alone in a workflow, and what it hears. */

import { randomUUID } from 'node:crypto';

import { itemsOf } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowFile, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';

const TRIGGER = 'Trigger';

/** An active workflow with nothing but the trigger, and the address to which the service is to tell. */
export async function listening(
	world: World,
	trigger: Partial<WorkflowNode>,
): Promise<{ workflow: SavedWorkflow; address: string }> {
	const webhookId = randomUUID();
	const node: WorkflowNode = {
		id: 'heard',
		name: TRIGGER,
		type: '',
		typeVersion: 1,
		position: [0, 0],
		webhookId,
		parameters: {},
		...trigger,
	};
	const workflow = await activated(world, {
		name: `Listening ${webhookId}`,
		nodes: [node],
		connections: {},
	});
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

/** Imports and activates a workflow of a test. */
export async function activated({ api, credentials }: World, file: WorkflowFile): Promise<SavedWorkflow> {
	const workflow = await api.importWorkflow({ ...file, settings: { executionOrder: 'v1' } }, credentials);
	await api.activate(workflow.id);
	return workflow;
}
