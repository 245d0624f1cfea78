/**
 * The same campaign by the campaign node, and built by hand from HTTP Request, Wait, If and a loop: 5,000 people, of whom two
 * thirds are not reached and are called three times. One run each, because a run takes minutes: n8n wakes what waits about
 * once a minute.
 */

import { randomUUID } from 'node:crypto';

import type { Execution } from '../host/restExecutions';
import type { WorkflowNode } from '../host/restWorkflows';
import { runWith } from '../host/webhookRuns';
import type { World } from '../host/world';
import { forgetCalls } from '../sandbox/state';
import type { CampaignRow } from './figures';

const ROWS = 5000;
const ROUNDS = 3;
const WAIT_SECONDS = 70;
const LONGEST_MS = 900_000;
const TEXT = 'Your appointment is tomorrow';

/** Every third person answers, the others never do. */
const PEOPLE = `={{ Array.from({ length: ${ROWS} }, (_, i) => ({ phone: String(79000000000 + i * 100 + (i % 3 ? 2 : 0)) })) }}`;

const to = (...nodes: string[]) => nodes.map((node) => ({ node, type: 'main', index: 0 }));

interface Contestant {
	name: string;
	nodes: Array<Partial<WorkflowNode> & { name: string }>;
	connections: Record<string, object>;
	/** Those whose time counts. */
	measured: string[];
	first: string;
}

export async function measureCampaigns(world: World): Promise<CampaignRow[]> {
	const rows: CampaignRow[] = [];
	for (const contestant of [byNode(world), byHand(world)]) rows.push(await measure(world, contestant));
	return rows;
}

async function measure(world: World, contestant: Contestant): Promise<CampaignRow> {
	const { state } = world.sandbox;
	forgetCalls(state);
	state.held = undefined;
	const workflow = await world.api.importWorkflow(workflowOf(contestant), world.credentials);
	await world.api.activate(workflow.id);
	const execution = await runWith(world, workflow, {}, LONGEST_MS);
	if (execution.status !== 'success') throw new Error(`${contestant.name} ended with ${execution.status}`);
	return {
		node: contestant.name,
		nodeMs: timeOf(execution, contestant.measured),
		requests: state.requests.length,
		storedKb: Math.round(execution.stored / 1000),
		calls: state.calls.length,
	};
}

function timeOf({ resultData }: Execution, nodes: string[]): number {
	const runs = nodes.flatMap((node) => resultData.runData[node] ?? []);
	return runs.reduce((sum, { executionTime }) => sum + Number(executionTime), 0);
}

function workflowOf({ nodes, connections, first }: Contestant) {
	const path = randomUUID();
	const start = {
		name: 'Start',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	const people = {
		name: 'People',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: { assignments: [{ id: 'rows', name: 'rows', value: PEOPLE, type: 'array' }] },
			options: {},
		},
	};
	const each = {
		name: 'Each',
		type: 'n8n-nodes-base.splitOut',
		parameters: { fieldToSplitOut: 'rows', options: {} },
	};
	return {
		name: `Bench campaign ${path}`,
		nodes: [start, people, each, ...nodes].map((node, place) => ({
			...{ id: `node-${place}`, type: '', typeVersion: 1, parameters: {} },
			position: [place * 200, 0],
			...node,
		})),
		connections: {
			Start: { main: [to('People')] },
			People: { main: [to('Each')] },
			Each: { main: [to(first)] },
			...connections,
		},
		settings: { executionOrder: 'v1' },
	};
}

function byNode({ credentials }: World): Contestant {
	const { zvonobotApi } = credentials;
	const campaign = {
		name: 'Campaign',
		type: 'n8n-nodes-voice-calls.zvonobotCampaign',
		credentials: { zvonobotApi },
		parameters: {
			phoneField: 'phone',
			callFrom: 'dutyNumber',
			audio: 'text',
			message: TEXT,
			menu: 'none',
			callAgain: { minutes: 1, mostCalls: ROUNDS },
		},
	};
	return {
		name: 'Zvonobot Campaign',
		nodes: [campaign, noOp('Done')],
		connections: { Campaign: { main: [to('Campaign'), to('Done')] } },
		measured: ['Campaign'],
		first: 'Campaign',
	};
}

const noOp = (name: string) => ({ name, type: 'n8n-nodes-base.noOp' });

function byHand({ sandbox, credentials }: World): Contestant {
	const { zvonobotApi } = credentials;
	const http = (name: string, path: string, jsonBody: string) => ({
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials: { zvonobotApi },
		parameters: {
			method: 'POST',
			url: `${sandbox.url}/zvonobot/apiCalls/${path}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'zvonobotApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify(${jsonBody}) }}`,
			options: {},
		},
	});
	const phone = '$json.phone ?? $json.data[0].calls[0].phone';
	const call = `{ phones: [${phone}], dutyPhone: 1, record: { text: '${TEXT}' } }`;
	const isOpen = "$json.data[0].calls[0].status !== 'finished'";
	const choose = (name: string, condition: string) => ({
		name,
		type: 'n8n-nodes-base.if',
		typeVersion: 2.2,
		parameters: {
			conditions: {
				options: { caseSensitive: true, typeValidation: 'loose', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: name,
						leftValue: `={{ ${condition} }}`,
						rightValue: '',
						operator: { type: 'boolean', operation: 'true', singleValue: true },
					},
				],
			},
			options: {},
		},
	});
	return {
		name: 'HTTP Request, Wait, If and a loop',
		nodes: [
			http('Call', 'create', call),
			{
				name: 'Wait',
				type: 'n8n-nodes-base.wait',
				typeVersion: 1.1,
				webhookId: randomUUID(),
				parameters: { amount: WAIT_SECONDS, unit: 'seconds' },
			},
			http('Look', 'get', '{ apiCallIdList: [$json.data[0].id] }'),
			choose('Not Reached', `${isOpen} && $runIndex < ${ROUNDS - 1}`),
			noOp('Done'),
		],
		connections: {
			Call: { main: [to('Wait')] },
			Wait: { main: [to('Look')] },
			Look: { main: [to('Not Reached')] },
			'Not Reached': { main: [to('Call'), to('Done')] },
		},
		measured: ['Call', 'Look', 'Not Reached'],
		first: 'Call',
	};
}
