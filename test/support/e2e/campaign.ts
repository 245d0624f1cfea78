/** Many people asked at once: a workflow that starts another for each row, which waits for its own call. */

import { randomUUID } from 'node:crypto';

import type { SavedWorkflow } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { askingNode } from './waiting';
import { activateWithRows, NODE } from './workflows';

/** What an execution tells in the end: whom it was started for, and what came out of the node. */
export interface Told {
	asked: string;
	result: { phone: string; callId: string; approved: boolean; outcome: string; digit: string | null };
}

const START = 'Person';
const TELL = 'Tell';

/** @param url takes what the executions tell */
export async function activateCampaign(world: World, url: string): Promise<SavedWorkflow> {
	const name = `Ask ${randomUUID()}`;
	const place = { typeVersion: 1, position: [0, 0], parameters: {} };
	const start = {
		...place,
		id: 'person',
		name: START,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		parameters: { inputSource: 'passthrough' },
	};
	const tell = {
		...place,
		id: 'tell',
		name: TELL,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ asked: $('${START}').item.json.phone, result: $json }) }}`,
			options: {},
		},
	};
	const asking = await world.api.importWorkflow(
		{
			name,
			nodes: [start, { ...place, type: '', id: 'ask', name: NODE, ...askingNode(world) }, tell],
			connections: {
				[START]: { main: [[{ node: NODE, type: 'main', index: 0 }]] },
				[NODE]: { main: [[{ node: TELL, type: 'main', index: 0 }]] },
			},
			settings: { executionOrder: 'v1' },
		},
		world.credentials,
	);
	await world.api.activate(asking.id);
	return await activateWithRows(world, {
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.2,
		parameters: {
			source: 'database',
			workflowId: { __rl: true, mode: 'id', value: asking.id },
			mode: 'each',
			options: { waitForSubWorkflow: false },
		},
	});
}
