/** Runs a node in n8n's real engine: input items in, what comes out of each output and the stored data out. */

import { createHash } from 'node:crypto';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	deepCopy,
	type ExecutionError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { forgetProcessedData, keepProcessedData } from './processedData';
import { type CredentialData, TestCredentials } from './credentials';
import { nodeTypes } from './nodeTypes';

export interface NodeUnderTest {
	type: string;
	parameters: INodeParameters;
	credentials: CredentialData;
	/** Node settings such as `retryOnFail`, `maxTries`, `onError`. */
	settings?: Partial<INode>;
}

export interface EngineResult {
	/** Items of the first (normal) output. */
	items: INodeExecutionData[];
	/** Items of the error output. */
	errorItems: INodeExecutionData[];
	error?: ExecutionError & { description?: string | null; context?: IDataObject };
	/** Everything that n8n would store of the execution. */
	stored: IRun;
}

const N8N_URL = 'https://n8n.example';
/** Where executions that wait are reached. */
export const WAITING_URL = `${N8N_URL}/webhook-waiting`;

let address = N8N_URL;
/** Gives n8n another address, as `WEBHOOK_URL` does; without one it has the usual one again. */
export const moveN8nTo = (url = N8N_URL): void => void (address = url);

export const NODE_NAME = 'Under Test';

keepProcessedData();

/** Each execution has an ID of its own, also one that is retried. */
let executions = 0;
const executionIds = new WeakMap<IRun, string | undefined>();

/** The ID that an execution ran under. */
export const executionIdOf = (stored: IRun): string | undefined => executionIds.get(stored);

/** The next execution is as the first one was: nothing is known of the others. */
export function startOver(): void {
	executions = 0;
	forgetProcessedData();
}

/**
 * Runs the node once with these items, linked to the node before it as in a real workflow.
 *
 * @param workflow built from the node, where a test runs one many times
 */
export async function runNode(
	node: NodeUnderTest,
	input: Array<IDataObject | INodeExecutionData> = [{}],
	staticData: IDataObject = {},
	workflow = buildWorkflow(node, staticData),
): Promise<EngineResult> {
	return await execute(workflow, node, 'manual', startingWith(workflow, input.map(toItem)));
}

/** What n8n prepares for an execution that starts with these items. */
function startingWith({ nodes }: Workflow, items: INodeExecutionData[]): IRunExecutionData {
	const start = { node: nodes.Input, data: { main: [items] }, source: null };
	return createRunExecutionData({ executionData: { nodeExecutionStack: [start] } });
}

async function execute(
	workflow: Workflow,
	{ credentials }: NodeUnderTest,
	mode: WorkflowExecuteMode,
	data: IRunExecutionData,
): Promise<EngineResult> {
	const additionalData = additionalDataFor(credentials, workflow);
	const execution = new WorkflowExecute(additionalData, mode, data);
	const stored = await execution.processRunExecutionData(workflow);
	executionIds.set(stored, additionalData.executionId);
	return resultOf(stored);
}

/** Plain fields, or a whole item where it has binary data. */
function toItem(given: IDataObject | INodeExecutionData): INodeExecutionData {
	return 'binary' in given ? (given as INodeExecutionData) : { json: given as IDataObject };
}

/** What n8n does when a person retries a stopped execution: what was stored goes on from the node that failed. */
export async function retryStopped(node: NodeUnderTest, stopped: EngineResult): Promise<EngineResult> {
	const data = deepCopy(stopped.stored.data);
	delete data.resultData.error;
	data.resultData.runData[NODE_NAME].pop();
	return await execute(buildWorkflow(node), node, 'retry', data);
}

function resultOf(stored: IRun): EngineResult {
	const [task] = stored.data.resultData.runData[NODE_NAME] ?? [];
	const [items, errorItems] = task?.data?.main ?? [];
	return {
		items: items ?? [],
		errorItems: errorItems ?? [],
		error: stored.data.resultData.error,
		stored,
	};
}

/** @param staticData what n8n keeps with the workflow from one execution to the next */
export function buildWorkflow(node: NodeUnderTest, staticData: IDataObject = {}): Workflow {
	return new Workflow({
		id: 'engine-test',
		name: 'Engine test',
		active: false,
		nodeTypes,
		nodes: [
			plainNode('Input', 'passOn'),
			{
				...plainNode(NODE_NAME, node.type),
				parameters: node.parameters,
				credentials: Object.fromEntries(
					Object.entries(node.credentials).map(([type, data]) => [type, { id: idOf(data), name: type }]),
				),
				waitBetweenTries: 1,
				...node.settings,
			},
		],
		connections: { Input: { main: [[{ node: NODE_NAME, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
		staticData,
	});
}

/** Another content is another credential. */
const idOf = (data: object) => createHash('sha256').update(JSON.stringify(data)).digest('hex');

function plainNode(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

/** Only what the engine asks for while it runs a node. */
export function additionalDataFor(
	credentials: CredentialData,
	workflow: Workflow,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper: new TestCredentials(credentials),
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: workflow.id,
			name: workflow.name ?? '',
			active: false,
			isArchived: false,
			activeVersionId: null,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			nodes: [],
			connections: {},
		}),
		executionId: String((executions += 1)),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${N8N_URL}/rest`,
		instanceBaseUrl: N8N_URL,
		formWaitingBaseUrl: `${N8N_URL}/form-waiting`,
		webhookBaseUrl: `${N8N_URL}/webhook`,
		webhookWaitingBaseUrl: `${address}/webhook-waiting`,
		webhookTestBaseUrl: `${N8N_URL}/webhook-test`,
	} as Partial<IWorkflowExecuteAdditionalData> as IWorkflowExecuteAdditionalData;
}
