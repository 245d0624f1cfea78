/** Campaigns in n8n's real engine: pass by pass, with the clock of the test, and with all that n8n would store in between. */

import { parse, stringify } from 'flatted';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IConnections,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IRunExecutionData,
	Workflow,
} from 'n8n-workflow';

import { additionalDataFor, buildWorkflow, NODE_NAME, type NodeUnderTest } from './engine';

const MOST_PASSES = 200;

export interface Course {
	/** What came out of 'Done'. */
	done: INodeExecutionData[];
	/** The node that n8n looks for the rows in of what came out of 'Done'. */
	from?: string;
	/** What went round after each pass. */
	progress: IDataObject[];
	error?: IRun['data']['resultData']['error'];
	/** Characters that n8n stores of the execution, after each pass. */
	stored: number[];
}

export interface CourseOptions {
	/** Where the outputs of the node lead; by default the first one leads back. */
	connections?: IConnections;
	/** Before each pass that follows the first. */
	beforePass?: (pass: number) => Promise<void> | void;
	/** Runs only this node, as 'Execute step' does. */
	alone?: boolean;
	/** Each time that the execution is put to wait. */
	onWait?: (until: Date) => void;
	/** One of their own for courses that remember each other. */
	executionId?: string;
}

const toNode = (node: string) => [{ node, type: 'main' as const, index: 0 }];
const LOOP: IConnections = { [NODE_NAME]: { main: [toNode(NODE_NAME), toNode('Behind')] } };

let ahead = 0;
const realNow = Date.now.bind(Date);
/** Lets the clock of the test jump; call it in a hook of the file. */
export function jumpingClock(): void {
	beforeEach(() => {
		ahead = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
	});
	afterEach(() => void jest.restoreAllMocks());
}

/** Runs a campaign to its end; each wait is over as soon as it has begun. */
export async function runCourse(
	node: NodeUnderTest,
	rows: IDataObject[],
	{ connections = LOOP, beforePass, alone, onWait, executionId = '1' }: CourseOptions = {},
): Promise<Course> {
	let data = startingWith(withWayBack(node, connections), rows, alone);
	const course: Course = { done: [], progress: [], stored: [] };
	for (let pass = 0; pass < MOST_PASSES; pass += 1) {
		if (pass > 0) await beforePass?.(pass);
		const { data: after } = await execute(withWayBack(node, connections), node, data, executionId);
		const text = stringify(after);
		const [back, done] = lastOutput(after);
		const from = after.resultData.runData[NODE_NAME]?.at(-1)?.source[0]?.previousNode;
		Object.assign(course, { error: after.resultData.error, done, from });
		course.stored.push(text.length);
		if (!after.waitTill) return course;
		course.progress.push(back[0].json);
		const until = new Date(after.waitTill);
		ahead += Math.max(0, until.getTime() - Date.now());
		onWait?.(until);
		data = parse(text) as IRunExecutionData;
	}
	throw new Error(`The campaign is not over after ${MOST_PASSES} passes`);
}

function startingWith({ nodes }: Workflow, rows: IDataObject[], alone = false): IRunExecutionData {
	const start = { node: nodes.Input, data: { main: [rows.map((json) => ({ json }))] }, source: null };
	const destinationNode = { nodeName: NODE_NAME, mode: 'inclusive' } as never;
	return createRunExecutionData({
		executionData: { nodeExecutionStack: [start] },
		...(alone && { startData: { destinationNode } }),
	});
}

function lastOutput({ resultData }: IRunExecutionData): INodeExecutionData[][] {
	const runs = resultData.runData[NODE_NAME] ?? [];
	const [back, done] = runs[runs.length - 1]?.data?.main ?? [];
	return [back ?? [], done ?? []];
}

function withWayBack(node: NodeUnderTest, connections: IConnections): Workflow {
	const plain = buildWorkflow(node);
	const other = (name: string) => ({ ...plain.nodes.Input, id: name, name });
	return new Workflow({
		id: plain.id,
		name: plain.name,
		active: false,
		nodeTypes: plain.nodeTypes,
		nodes: [...Object.values(plain.nodes), other('Behind'), other('Between')],
		connections: { ...plain.connectionsBySourceNode, ...connections },
		settings: { executionOrder: 'v1' },
	});
}

async function execute(
	workflow: Workflow,
	{ credentials }: NodeUnderTest,
	data: IRunExecutionData,
	executionId: string,
): Promise<IRun> {
	const additionalData = additionalDataFor(credentials, workflow);
	additionalData.executionId = executionId;
	return await new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(workflow);
}

/** A campaign that asks the numbers in `phone`. */
export const campaign: INodeParameters = {
	phoneField: 'phone',
	callFrom: 'ownNumber',
	ownNumber: { __rl: true, mode: 'id', value: '79000000011' },
	audio: 'text',
	message: 'Will you come tomorrow? Press 1 or 2.',
};
