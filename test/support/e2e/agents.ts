/** AI agents of n8n whose model is the one of the sandbox. */

import { randomUUID } from 'node:crypto';

import { hasNewAgents } from '../../../host/recipe';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';

export const AGENT = 'AI Agent';
const GATE = 'Gate';

const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	rest: Partial<WorkflowNode> = {},
) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: parameters as WorkflowNode['parameters'],
	...rest,
});

export interface AgentOptions {
	/** Stands between the agent and the tool. */
	gate?: Partial<WorkflowNode>;
	/** Of the agent's node; the newest one by default. */
	version?: number;
	/** Leads to another model than the one of the sandbox. */
	model?: { id: string; name: string };
}

/** The newest agent of the n8n under test. Gates came with it. */
export const newestAgent = hasNewAgents() ? 3.1 : 3;

/** An active workflow "webhook → agent", with one tool. */
export async function activateAgent(
	world: World,
	tool: Partial<WorkflowNode>,
	{ gate, version = newestAgent, model = world.credentials.openAiApi }: AgentOptions = {},
): Promise<SavedWorkflow> {
	const path = randomUUID();
	const nodes = [
		node(
			'Asked',
			'n8n-nodes-base.webhook',
			2.1,
			{ httpMethod: 'POST', path, options: {} },
			{ webhookId: path },
		),
		node(AGENT, '@n8n/n8n-nodes-langchain.agent', version, {
			promptType: 'define',
			text: '={{ $json.body.text }}',
			options: {},
		}),
		node(
			'Model',
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			1.3,
			{ model: { __rl: true, mode: 'id', value: 'sandbox' }, responsesApiEnabled: false, options: {} },
			{ credentials: { openAiApi: model } },
		),
		{ ...node('Tool', '', 1, {}), ...tool },
		...(gate ? [{ ...node(GATE, '', 1, {}), ...gate }] : []),
	];
	const to = (name: string, type: string) => [[{ node: name, type, index: 0 }]];
	const connections = {
		Asked: { main: to(AGENT, 'main') },
		Model: { ai_languageModel: to(AGENT, 'ai_languageModel') },
		Tool: { ai_tool: to(gate ? GATE : AGENT, 'ai_tool') },
		...(gate && { [GATE]: { ai_tool: to(AGENT, 'ai_tool') } }),
	};
	const name = `Agent ${path}`;
	const workflow = await world.api.importWorkflow(
		{ name, nodes, connections, settings: { executionOrder: 'v1' } },
		{ ...world.credentials, openAiApi: model },
	);
	await world.api.activate(workflow.id);
	return workflow;
}
