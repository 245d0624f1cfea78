/** Deliveries per second: the package's trigger and its Read operation, with the secret checked, beside n8n's own Webhook node. */

import { randomUUID } from 'node:crypto';

import type { WorkflowNode } from '../host/restWorkflows';
import type { World } from '../host/world';
import { mcnAccount } from '../sandbox/accounts';

const CONNECTIONS = 16;
const DELIVERIES = 120;

export interface Receiver {
	name: string;
	/** Where to deliver to. */
	url: string;
}

/** Imports and activates the workflows: a trigger, and one node behind it. */
export async function activateReceivers(world: World): Promise<Receiver[]> {
	const [ours, theirs, first, read] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
	const { mcnTelecomApi } = world.credentials;
	await activate(world, {
		type: 'n8n-nodes-voice-calls.mcnTelecomTrigger',
		typeVersion: 1,
		webhookId: ours,
		credentials: { mcnTelecomApi },
		parameters: { authentication: 'secret' },
	});
	await activate(world, {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: theirs,
		parameters: { httpMethod: 'POST', path: theirs, responseMode: 'onReceived', options: {} },
	});
	await activate(world, {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 1,
		webhookId: first,
		parameters: { httpMethod: 'POST', path: first, responseMode: 'onReceived', options: {} },
	});
	await activate(
		world,
		{
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			webhookId: read,
			parameters: { httpMethod: 'POST', path: read, responseMode: 'onReceived', options: {} },
		},
		{
			type: 'n8n-nodes-voice-calls.mcnTelecom',
			credentials: { mcnTelecomApi },
			parameters: { resource: 'callback', operation: 'read', authentication: 'secret' },
		},
	);
	return [
		{
			name: 'this package: MCN Telecom Trigger',
			url: `${world.n8n.url}/webhook/${ours}/webhook?secret=${mcnAccount.webhookSecret}`,
		},
		{ name: "n8n's Webhook node", url: `${world.n8n.url}/webhook/${theirs}` },
		// n8n makes an expression isolate for each delivery to any trigger but the newer versions of this one node.
		{ name: "n8n's Webhook node, version 1", url: `${world.n8n.url}/webhook/${first}` },
		{
			name: "n8n's Webhook node, and Read of this package behind it",
			url: `${world.n8n.url}/webhook/${read}?secret=${mcnAccount.webhookSecret}`,
		},
	];
}

async function activate(
	world: World,
	trigger: Partial<WorkflowNode>,
	behind: Partial<WorkflowNode> = { type: 'n8n-nodes-base.noOp' },
): Promise<void> {
	const workflow = await world.api.importWorkflow({
		name: `Bench ${randomUUID()}`,
		nodes: [
			{ id: 'trigger', name: 'Trigger', type: '', position: [0, 0], parameters: {}, ...trigger },
			{
				id: 'behind',
				name: 'Behind',
				type: '',
				typeVersion: 1,
				position: [200, 0],
				parameters: {},
				...behind,
			},
		],
		connections: { Trigger: { main: [[{ node: 'Behind', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	});
	await world.api.activate(workflow.id);
}

/** @returns deliveries per second over 16 connections */
export async function deliveriesPerSecond({ url }: Receiver): Promise<number> {
	let left = DELIVERIES;
	const connection = async () => {
		while ((left -= 1) >= 0) await deliver(url);
	};
	const begun = Date.now();
	await Promise.all(Array.from({ length: CONNECTIONS }, connection));
	return Math.round((DELIVERIES * 1000) / (Date.now() - begun));
}

async function deliver(url: string): Promise<void> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			verification_call_uuid: `${randomUUID()}_${mcnAccount.accountId}`,
			q931_status: 16,
			final_status: 'ANSWERED',
		}),
	});
	await response.arrayBuffer();
	if (!response.ok) throw new Error(`A delivery was answered with ${response.status}`);
}
