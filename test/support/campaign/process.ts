/** The least of an n8n that a campaign needs, so that thousands can run: what is stored, and what a killed process loses. */

import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import { Killed, type WrittenService } from './service';

const NODE = 'Campaign';
const MOST_PASSES = 400;
const UNKNOWN = Symbol('killed');

/** What n8n's database holds of an execution, and of its nodes. */
interface Database {
	execution: Execution;
	marks: Set<string>;
}

interface Execution {
	kept: IDataObject;
	input: INodeExecutionData[];
	run: number;
	waitTill?: number;
}

export interface Clock {
	now: number;
}

/**
 * Runs a campaign to its end, with all that is stored in between; a process that is killed is retried from what was stored
 * last.
 *
 * @returns what came out of 'Done'
 */
export async function runStored(
	node: INodeType,
	parameters: INodeParameters,
	rows: IDataObject[],
	service: WrittenService,
	clock: Clock,
	later: () => number,
): Promise<INodeExecutionData[]> {
	const input = rows.map((json) => ({ json }));
	const first: Execution = { kept: {}, input, run: 0 };
	const database: Database = { execution: structuredClone(first), marks: new Set() };
	for (let pass = 0; pass < MOST_PASSES; pass += 1) {
		const execution = structuredClone(database.execution);
		const output = await takePass(node, parameters, execution, service, database);
		if (output === UNKNOWN) continue;
		if (execution.waitTill === undefined) return output[1];
		clock.now = Math.max(clock.now, execution.waitTill) + later();
		const stored: Execution = { kept: execution.kept, input: execution.input, run: execution.run + 1 };
		database.execution = structuredClone(stored);
	}
	throw new Error(`The campaign is not over after ${MOST_PASSES} passes`);
}

async function takePass(
	node: INodeType,
	parameters: INodeParameters,
	execution: Execution,
	service: WrittenService,
	database: Database,
): Promise<INodeExecutionData[][] | typeof UNKNOWN> {
	let isKilled = false;
	const request = () => (options: Parameters<WrittenService['answer']>[0]) => {
		try {
			if (isKilled) throw new Killed();
			return service.answer(options);
		} catch (error) {
			isKilled = isKilled || error instanceof Killed;
			throw error;
		}
	};
	const context = contextFor(parameters, execution, database, request(), () => isKilled);
	const output = await node.execute?.call(context);
	return isKilled ? UNKNOWN : (output as INodeExecutionData[][]);
}

function contextFor(
	parameters: INodeParameters,
	execution: Execution,
	database: Database,
	request: (options: Parameters<WrittenService['answer']>[0]) => unknown,
	isKilled: () => boolean,
): IExecuteFunctions {
	const data = { data: { main: [execution.input] }, source: null };
	const self = { id: 'campaign', name: NODE, type: 'zvonobotCampaign', typeVersion: 1, parameters };
	const add = (marks: string[]) => {
		const fresh = marks.filter((mark) => !database.marks.has(mark));
		// A process that is gone writes nothing.
		if (!isKilled()) fresh.forEach((mark) => database.marks.add(mark));
		return { new: fresh, processed: marks.filter((mark) => !fresh.includes(mark)) };
	};
	const context = {
		getContext: () => execution.kept,
		getInputData: () => execution.input,
		getExecuteData: () => data,
		evaluateExpression: () => execution.input.length,
		getNode: () => self,
		getConnections: () => [[{ node: NODE, type: 'main', index: 0 }]],
		getParentNodes: () => [],
		getExecutionId: () => '1',
		getExecutionCancelSignal: () => undefined,
		getTimezone: () => 'Europe/Moscow',
		getWorkflow: () => ({ id: 'workflow', name: 'Workflow', active: true }),
		getWorkflowStaticData: () => ({}),
		getNodeParameter: (name: string) => parameters[name] ?? null,
		getCredentials: () => ({ apiKey: 'a-key-of-the-test', domain: 'http://127.0.0.1' }),
		getWorkflowDataProxy: () => ({
			$runIndex: execution.run,
			$execution: { resumeUrl: 'http://n8n/?signature=1' },
		}),
		continueOnFail: () => false,
		addExecutionHints: () => undefined,
		putExecutionToWait: (until: Date) => {
			execution.waitTill = until.getTime();
			execution.input = data.data.main[0];
		},
		helpers: {
			checkProcessedAndRecord: (marks: string[]) => add(marks),
			removeProcessed: (marks: string[]) =>
				marks.forEach((mark) => !isKilled() && database.marks.delete(mark)),
			httpRequestWithAuthentication: (_type: string, options: never) => request(options),
		},
	};
	return context as unknown as IExecuteFunctions;
}
