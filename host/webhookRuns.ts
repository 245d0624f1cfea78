/** Workflows that begin with a webhook, started over it. */

import type { Execution } from './restExecutions';
import type { SavedWorkflow } from './restWorkflows';
import type { World } from './world';

type Place = Pick<World, 'api' | 'n8n'>;

/** Posts a body to the webhook that the workflow begins with, and waits until its execution has ended. */
export async function runWith(
	place: Place,
	workflow: SavedWorkflow,
	body: object,
	withinMs?: number,
): Promise<Execution> {
	const known = (await place.api.listExecutions(workflow.id)).map(({ id }) => id);
	await startWith(place, workflow, body);
	return await place.api.waitForExecution({ workflowId: workflow.id, withinMs, besides: known });
}

/** Posts a body to the webhook that the workflow begins with, and does not wait for its execution. */
export async function startWith({ n8n }: Place, workflow: SavedWorkflow, body: object): Promise<void> {
	const { path } = workflow.nodes[0].parameters as { path: string };
	const response = await fetch(`${n8n.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	await response.arrayBuffer();
	if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
}
