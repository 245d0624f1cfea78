/** Workflows that call a list with a campaign node, ready wired. */

import { randomUUID } from 'node:crypto';

import type { Execution } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { activateWithRows, NODE } from './workflows';

/** Asks the numbers in `phone`, each twice at most. */
export function campaignNode(
	{ credentials }: World,
	parameters: WorkflowNode['parameters'] = {},
): Partial<WorkflowNode> {
	return {
		type: 'n8n-nodes-voice-calls.zvonobotCampaign',
		credentials: { zvonobotApi: credentials.zvonobotApi },
		parameters: {
			phoneField: 'phone',
			callFrom: 'dutyNumber',
			audio: 'text',
			message: 'Will you come tomorrow? Press 1 or 2.',
			callAgain: { minutes: 1, mostCalls: 2 },
			...parameters,
		},
	};
}

/** "Webhook → split out → campaign", whose first output leads back to it. */
export async function activateCallList(world: World, node: Partial<WorkflowNode>): Promise<SavedWorkflow> {
	const { nodes, connections } = await activateWithRows(world, node);
	const path = randomUUID();
	const atPath = (one: WorkflowNode) =>
		one.id === 'rows' ? { ...one, webhookId: path, parameters: { ...one.parameters, path } } : one;
	const workflow = await world.api.importWorkflow(
		{
			name: `Call a list ${path}`,
			nodes: nodes.map(atPath),
			connections: { ...connections, [NODE]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		},
		world.credentials,
	);
	await world.api.activate(workflow.id);
	return workflow;
}

/** What came out of 'Done', and what the node said of itself in each pass before. */
export function campaignIn({ resultData }: Execution) {
	const runs = resultData.runData[NODE] ?? [];
	const output = (run: (typeof runs)[number] | undefined, at: number) =>
		(run?.data?.main[at] ?? []).map(({ json }) => json);
	return { done: output(runs[runs.length - 1], 1), passes: runs.length };
}
