/** Workflows around one node of this package. */

import { randomUUID } from 'node:crypto';

import { itemsOf } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { Editor } from './editor';

/** A node of this package, as a person has put it on the canvas. */
export interface NodeOnCanvas {
	type: string;
	name?: string;
	parameters?: WorkflowNode['parameters'];
	/** What runs before it, in this order. */
	before?: Array<Partial<WorkflowNode>>;
}

/** The id of the node. */
export const UNDER_TEST = 'under-test';
const NAME = 'Under Test';

export const manualStart: Partial<WorkflowNode> = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	parameters: {},
};

/** Saves a workflow of that node and what runs before it. */
export async function importAround(editor: Editor, wanted: NodeOnCanvas): Promise<SavedWorkflow> {
	const { type, name = NAME, parameters = {}, before = [] } = wanted;
	const nodes = [
		...before,
		{
			id: UNDER_TEST,
			name,
			type: `n8n-nodes-voice-calls.${type}`,
			webhookId: randomUUID(),
			parameters,
			credentials: credentialsOf(editor, type),
		},
	].map((node, place) => {
		const usual = { id: `node-${place}`, typeVersion: 1, position: [place * 200, 0] };
		return { ...usual, ...node } as WorkflowNode;
	});
	const to = (node: WorkflowNode) => ({ main: [[{ node: node.name, type: 'main', index: 0 }]] });
	const connections = Object.fromEntries(nodes.slice(1).map((node, place) => [nodes[place].name, to(node)]));
	const settings = { executionOrder: 'v1' };
	return await editor.api.importWorkflow({ name: `Editor ${randomUUID()}`, nodes, connections, settings });
}

/** The credential of the node's service, or those of all of them for a node that knows all. */
function credentialsOf({ credentials }: Editor, type: string): WorkflowNode['credentials'] {
	const own = `${type.replace(/(Trigger|Campaign)$/, '')}Api`;
	return own in credentials ? { [own]: credentials[own] } : credentials;
}

/**
 * Runs a node in a workflow of its own, beside the editor.
 *
 * @returns its items
 */
export async function runNode(
	editor: Editor,
	type: string,
	parameters: WorkflowNode['parameters'],
): Promise<Array<Record<string, unknown>>> {
	const { id } = await importAround(editor, { type, parameters, before: [manualStart] });
	await editor.api.run(id, 'Start');
	const execution = await editor.api.waitForExecution({ workflowId: id, withinMs: 60_000 });
	if (execution.status !== 'success')
		throw new Error(execution.resultData.error?.message ?? execution.status);
	return itemsOf(execution, NAME);
}
