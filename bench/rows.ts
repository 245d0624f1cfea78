/** Workflows that make their rows themselves: only a count goes in. */

import { randomUUID } from 'node:crypto';

import type { Execution } from '../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../host/restWorkflows';
import { runWith } from '../host/webhookRuns';
import type { World } from '../host/world';

/** The node that is measured. */
export const NODE = 'Measured';

/** Russian numbers that end on 00: in the sandbox everybody answers. */
const ROWS =
	'={{ Array.from({ length: $json.body.count }, (_, i) => ({ phone: String(79000000000 + i * 100) })) }}';

/** Imports and activates "webhook → make rows → split out → node". */
export async function activateWithCount(world: World, node: Partial<WorkflowNode>): Promise<SavedWorkflow> {
	const workflow = await world.api.importWorkflow(
		{
			name: `Bench ${randomUUID()}`,
			nodes: [
				{
					id: 'count',
					name: 'Count',
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2.1,
					position: [0, 0],
					webhookId: randomUUID(),
					parameters: { httpMethod: 'POST', path: randomUUID(), responseMode: 'onReceived', options: {} },
				},
				{
					id: 'rows',
					name: 'Rows',
					type: 'n8n-nodes-base.set',
					typeVersion: 3.4,
					position: [200, 0],
					parameters: {
						assignments: { assignments: [{ id: 'rows', name: 'rows', value: ROWS, type: 'array' }] },
						options: {},
					},
				},
				{
					id: 'each-row',
					name: 'Each Row',
					type: 'n8n-nodes-base.splitOut',
					typeVersion: 1,
					position: [400, 0],
					parameters: { fieldToSplitOut: 'rows', options: {} },
				},
				{ id: 'node', name: NODE, type: '', typeVersion: 1, position: [600, 0], parameters: {}, ...node },
			],
			connections: {
				Count: { main: [[{ node: 'Rows', type: 'main', index: 0 }]] },
				Rows: { main: [[{ node: 'Each Row', type: 'main', index: 0 }]] },
				'Each Row': { main: [[{ node: NODE, type: 'main', index: 0 }]] },
			},
			settings: { executionOrder: 'v1' },
		},
		world.credentials,
	);
	await world.api.activate(workflow.id);
	return workflow;
}

const LONGEST_MS = 300_000;

export async function runWithCount(world: World, workflow: SavedWorkflow, count: number): Promise<Execution> {
	return await runWith(world, workflow, { count }, LONGEST_MS);
}
