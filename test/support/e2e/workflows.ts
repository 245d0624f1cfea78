/** Small workflows for the tests: rows come in over a webhook, one node works on them. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Execution } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import { runWith, startWith } from '../../../host/webhookRuns';
import type { World } from '../../../host/world';
import { onlyInRunsBefore } from './paidWorkflow';

export const NODE = 'Under Test';
const LOOK_AGAIN_MS = 200;

/**
 * Imports and activates "webhook → split out → node"; the rows are what is posted to it.
 *
 * @param errorsBack how often the error output leads back to the node
 */
export async function activateWithRows(
	world: World,
	node: Partial<WorkflowNode>,
	errorsBack = 0,
): Promise<SavedWorkflow> {
	const back = errorsBack > 0 ? [onlyInRunsBefore(errorsBack)] : [];
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	const name = `Rows ${randomUUID()}`;
	const workflow = await world.api.importWorkflow(
		{
			name,
			nodes: [
				{
					id: 'rows',
					name: 'Rows',
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2.1,
					position: [0, 0],
					webhookId: randomUUID(),
					parameters: { httpMethod: 'POST', path: randomUUID(), responseMode: 'onReceived', options: {} },
				},
				{
					id: 'each-row',
					name: 'Each Row',
					type: 'n8n-nodes-base.splitOut',
					typeVersion: 1,
					position: [200, 0],
					parameters: { fieldToSplitOut: 'body.rows', options: {} },
				},
				{
					id: 'under-test',
					name: NODE,
					typeVersion: 1,
					position: [400, 0],
					type: '',
					parameters: {},
					waitBetweenTries: 1,
					...node,
				},
				...back,
			],
			connections: {
				Rows: { main: [to('Each Row')] },
				'Each Row': { main: [to(NODE)] },
				...(errorsBack > 0 && { [NODE]: { main: [[], to('Again')] }, Again: { main: [to(NODE)] } }),
			},
			settings: { executionOrder: 'v1' },
		},
		world.credentials,
	);
	await world.api.activate(workflow.id);
	return workflow;
}

/** Posts rows to the workflow and waits until its execution has ended. */
export async function runWithRows(world: World, workflow: SavedWorkflow, rows: object[]): Promise<Execution> {
	return await runWith(world, workflow, { rows });
}

/** Posts rows to the workflow, and does not wait for its execution. */
export async function startWithRows(world: World, workflow: SavedWorkflow, rows: object[]): Promise<void> {
	await startWith(world, workflow, { rows });
}

/** The executions of the workflow that have ended: this many, or those that have after this time. */
export async function finishedRuns(
	{ api }: World,
	{ id: workflowId }: SavedWorkflow,
	count: number,
	withinMs: number,
): Promise<Execution[]> {
	const deadline = Date.now() + withinMs;
	for (;;) {
		const listed = await api.listExecutions(workflowId);
		const ended = listed.filter(({ status }) => status === 'success' || status === 'error');
		if (ended.length >= count || Date.now() > deadline) {
			return await Promise.all(ended.map(async ({ id }) => await api.getExecution(id)));
		}
		await sleep(LOOK_AGAIN_MS);
	}
}

/** What came out of the node, by output. */
export function outputsOf(execution: Execution): Array<Array<Record<string, unknown>>> {
	const [run] = execution.resultData.runData[NODE] ?? [];
	return (run?.data?.main ?? []).map((output) => (output ?? []).map(({ json }) => json));
}
