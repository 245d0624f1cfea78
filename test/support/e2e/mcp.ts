/** A node as a tool of n8n's MCP Server Trigger, and a client that uses it. */

import { randomUUID } from 'node:crypto';

import type { WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';

const PROTOCOL = '2025-03-26';

export interface McpClient {
	/** Uses the only tool; resolves with what it says, or with what it failed with. */
	use(given: Record<string, unknown>): Promise<string>;
}

/** Activates "MCP Server Trigger ← tool" and connects to it. */
export async function mcpClient(world: World, tool: Partial<WorkflowNode>): Promise<McpClient> {
	const path = randomUUID();
	const nodes = [
		{
			...{ id: 'server', name: 'Server', type: '@n8n/n8n-nodes-langchain.mcpTrigger', typeVersion: 2 },
			...{ position: [0, 0], webhookId: path, parameters: { authentication: 'none', path } },
		},
		{ id: 'tool', name: 'Tool', type: '', typeVersion: 1, position: [0, 200], parameters: {}, ...tool },
	];
	const connections = { Tool: { ai_tool: [[{ node: 'Server', type: 'ai_tool', index: 0 }]] } };
	const file = { name: `MCP ${path}`, nodes, connections, settings: { executionOrder: 'v1' } };
	const { id } = await world.api.importWorkflow(file, world.credentials);
	await world.api.activate(id);
	return await connect(`${world.n8n.url}/mcp/${path}`);
}

async function connect(url: string): Promise<McpClient> {
	let session: string | undefined;
	let last = 0;
	const ask = async (method: string, params: object): Promise<Answer> => {
		last += 1;
		const response = await send({ jsonrpc: '2.0', id: last, method, params });
		session ??= response.headers.get('mcp-session-id') ?? undefined;
		return readAnswer(await response.text(), method);
	};
	const send = async (message: object) =>
		await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...(session && { 'mcp-session-id': session }),
			},
			body: JSON.stringify(message),
		});

	const clientInfo = { name: 'test', version: '1' };
	await ask('initialize', { protocolVersion: PROTOCOL, capabilities: {}, clientInfo });
	await (await send({ jsonrpc: '2.0', method: 'notifications/initialized' })).text();
	const { tools = [] } = (await ask('tools/list', {})).result ?? {};
	return {
		async use(given) {
			const { result, error } = await ask('tools/call', { name: tools[0].name, arguments: given });
			return error?.message ?? (result?.content ?? []).map(({ text }) => text ?? '').join('\n');
		},
	};
}

interface Answer {
	result?: { tools?: Array<{ name: string }>; content?: Array<{ text?: string }> };
	error?: { message: string };
}

/** The answer comes as JSON, or as the data of an event. */
function readAnswer(text: string, method: string): Answer {
	const [, data] = /^data: (.*)$/m.exec(text) ?? [];
	try {
		return JSON.parse(data ?? text) as Answer;
	} catch {
		throw new Error(`The MCP server answered ${method} with ${text.slice(0, 200)}`);
	}
}
