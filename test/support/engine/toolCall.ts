/**
 * Runs a node as n8n's MCP Server Trigger and AI Agent 2.x run a tool: its `execute` in a context for sub-nodes, through
 * the declarative engine and past `customOperations`, each try under a run index of its own.
 */

import { SupplyDataContext } from 'n8n-core';
import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import {
	createRunExecutionData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type IRunExecutionData,
	NodeConnectionTypes,
	type Workflow,
} from 'n8n-workflow';

import { additionalDataFor, buildWorkflow, type EngineResult, NODE_NAME, type NodeUnderTest } from './engine';
import { withExpressions } from './expressions';

const CALLER = 'Input';

export interface ToolCallResult {
	/** What the last try gave back. */
	items: INodeExecutionData[];
	/** What the last try threw, before n8n wraps it. */
	error?: EngineResult['error'];
	/** What the agent reads: the result as text, or the message of the error. */
	said: string;
	/** What n8n would store, with a run of the node for each try. */
	stored: IRunExecutionData;
}

/**
 * @param input what the agent's own input and the arguments of the tool hold: `$json.phone` and `$fromAI('phone')` both
 * give `phone`
 * @param tries how often n8n's Retry On Fail runs the tool at most; 1 for off
 */
export async function callAsTool(
	node: NodeUnderTest,
	input: IDataObject,
	{ tries = 1 } = {},
): Promise<ToolCallResult> {
	const retry = tries > 1 ? { retryOnFail: true, maxTries: tries } : {};
	const workflow = asTool(buildWorkflow({ ...node, settings: { ...node.settings, ...retry } }));
	const stored = createRunExecutionData();
	const result: ToolCallResult = { items: [], said: '', stored };
	const invoke = makeHandleToolInvocation(
		(runIndex) => contextFor(node, workflow, { stored, runIndex, input }),
		workflow.nodes[NODE_NAME],
		watched(workflow.nodeTypes.getByNameAndVersion(node.type), result),
		stored,
	);
	try {
		result.said = String(await withExpressions(workflow, async () => await invoke(input)));
	} catch (error) {
		result.said = (error as Error).message;
	}
	return result;
}

/** The node hangs below its caller instead of standing behind it. */
function asTool(workflow: Workflow): Workflow {
	const { AiTool } = NodeConnectionTypes;
	workflow.setConnections({ [NODE_NAME]: { [AiTool]: [[{ node: CALLER, type: AiTool, index: 0 }]] } });
	return workflow;
}

interface Try {
	stored: IRunExecutionData;
	runIndex: number;
	input: IDataObject;
}

/** A tool sees the input of its caller; its own input comes from the arguments. */
function contextFor(node: NodeUnderTest, workflow: Workflow, { stored, runIndex, input }: Try) {
	const caller = workflow.nodes[CALLER];
	const items = [{ json: input }];
	return new SupplyDataContext(
		workflow,
		workflow.nodes[NODE_NAME],
		additionalDataFor(node.credentials, workflow),
		'trigger',
		stored,
		runIndex,
		items,
		{},
		NodeConnectionTypes.AiTool,
		{ node: caller, data: { main: [items] }, source: null },
		[],
		undefined,
		caller,
	);
}

/** The node type, with what comes of each try noted before n8n makes text of it. */
function watched(type: INodeType, result: ToolCallResult): INodeType {
	return Object.assign(Object.create(type) as INodeType, {
		async execute(this: IExecuteFunctions) {
			result.items = [];
			delete result.error;
			try {
				const output = await type.execute?.call(this);
				if (Array.isArray(output)) result.items = output[0] ?? [];
				return output;
			} catch (error) {
				result.error = error as EngineResult['error'];
				throw error;
			}
		},
	});
}
