import { setTimeout as sleep } from 'node:timers/promises';

import { parse } from 'flatted';

import type { Request } from './restConnection';

export type ExecutionStatus =
	| 'new'
	| 'running'
	| 'waiting'
	| 'success'
	| 'error'
	| 'canceled'
	| 'crashed'
	| 'unknown';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: string;
	startedAt: string;
	stoppedAt?: string;
}

/** One time a node ran: what it gave out, by output and item, or why it failed. */
export interface NodeRun {
	data?: { main: Array<Array<{ json: Record<string, unknown> }> | null> };
	error?: { message: string; description?: string };
	[detail: string]: unknown;
}

export interface Execution extends ExecutionSummary {
	/** Whether n8n took it for a success; it refuses to retry such. */
	finished?: boolean;
	resultData: {
		runData: Record<string, NodeRun[]>;
		lastNodeExecuted?: string;
		error?: { message: string };
	};
	/** Characters of the data as n8n stores it. */
	stored: number;
}

export interface Executions {
	/** The executions of a workflow, newest first. */
	listExecutions(workflowId: string): Promise<ExecutionSummary[]>;
	/** The executions of all workflows that have one of these states: how many there are, and the newest hundred. */
	findExecutions(status: ExecutionStatus[]): Promise<{ count: number; results: ExecutionSummary[] }>;
	getExecution(id: string): Promise<Execution>;
	/** The first finished execution of the workflow that satisfies the condition. */
	waitForExecution(search: ExecutionSearch): Promise<Execution>;
	/** Runs a failed execution again, from the node that failed. */
	retryExecution(id: string, loadWorkflow?: boolean): Promise<ExecutionSummary>;
}

export interface ExecutionSearch {
	workflowId: string;
	/** IDs of executions that are known already. */
	besides?: string[];
	where?: (execution: Execution) => boolean;
	withinMs?: number;
}

/** To look costs n8n time, so what takes longer is looked at less often. */
const LOOK_AGAIN_MS = 150;
const LONGER = 1.25;
const SELDOM_MS = 1000;
const UNFINISHED: ExecutionStatus[] = ['new', 'running', 'waiting'];

/** An n8n that has much to do may say for a moment that it is not ready. */
function whenBusy(error: unknown): ExecutionSummary[] {
	if ((error as { status?: number }).status === 503) return [];
	throw error;
}

/** What can be done with executions. */
export function executionsOf(request: Request): Executions {
	async function listExecutions(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const path = `/rest/executions?limit=100&filter=${filter}`;
		return (await request<{ results: ExecutionSummary[] }>('GET', path)).results;
	}

	async function findExecutions(status: ExecutionStatus[]) {
		const filter = encodeURIComponent(JSON.stringify({ status }));
		const path = `/rest/executions?limit=100&filter=${filter}`;
		return await request<{ count: number; results: ExecutionSummary[] }>('GET', path);
	}

	async function getExecution(id: string): Promise<Execution> {
		const path = `/rest/executions/${id}`;
		const { data, ...summary } = await request<ExecutionSummary & { data: string }>('GET', path);
		// n8n sends the data with every value once and references in place of repetitions.
		return { ...summary, ...(parse(data) as Pick<Execution, 'resultData'>), stored: data.length };
	}

	async function waitForExecution(search: ExecutionSearch): Promise<Execution> {
		const { workflowId, besides, where = () => true, withinMs = 30_000 } = search;
		const deadline = Date.now() + withinMs;
		const refused = new Set<string>(besides);
		let pause = LOOK_AGAIN_MS;
		while (Date.now() < deadline) {
			const finished = (await listExecutions(workflowId).catch(whenBusy)).filter(
				({ id, status }) => !UNFINISHED.includes(status) && !refused.has(id),
			);
			for (const { id } of finished.reverse()) {
				const execution = await getExecution(id);
				if (where(execution)) return execution;
				refused.add(id);
			}
			await sleep(pause);
			pause = Math.min(pause * LONGER, SELDOM_MS);
		}
		const seen = (await listExecutions(workflowId)).map(({ id, status }) => `${id} ${status}`);
		throw new Error(
			`The execution that was waited for did not finish within ${withinMs / 1000} seconds. ` +
				`Executions of the workflow: ${seen.join(', ') || 'none'}.`,
		);
	}

	return {
		listExecutions,
		findExecutions,
		getExecution,
		waitForExecution,
		retryExecution: async (id, loadWorkflow = false) =>
			await request('POST', `/rest/executions/${id}/retry`, { loadWorkflow }),
	};
}

/** The items that a node gave out in its last run, over all outputs. */
export function itemsOf(execution: Execution, node: string): Array<Record<string, unknown>> {
	const lastRun = execution.resultData.runData[node]?.at(-1);
	return (lastRun?.data?.main ?? []).flatMap((output) => (output ?? []).map(({ json }) => json));
}
