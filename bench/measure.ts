/** Runs the same work in different nodes, in turns, and measures each. */

import { readFileSync, writeFileSync } from 'node:fs';

import type { SavedWorkflow, WorkflowNode } from '../host/restWorkflows';
import type { World } from '../host/world';
import { forgetCalls, type SandboxState } from '../sandbox/state';
import type { Sample } from './figures';
import { NODE, runWithCount } from './rows';

/** One node that does the work; `name` is what the table shows. */
export interface Contestant {
	name: string;
	node: Partial<WorkflowNode>;
}

/** Runs the workflow once with this many rows. */
export async function sample(world: World, workflow: SavedWorkflow, count: number): Promise<Sample> {
	const { n8n, sandbox } = world;
	const { pid } = n8n;
	layIdle(sandbox.state);
	const memoryBefore = memoryOf(pid, 'VmRSS');
	forgetPeak(pid);
	const execution = await runWithCount(world, workflow, count);
	const { startedAt, stoppedAt = startedAt, status } = execution;
	if (status !== 'success') throw new Error(`${workflow.name} ended with ${status}`);
	return {
		nodeMs: Number(execution.resultData.runData[NODE][0].executionTime),
		wholeMs: Date.parse(stoppedAt) - Date.parse(startedAt),
		requests: sandbox.state.requests.length,
		memoryMb: Math.round((memoryOf(pid, 'VmHWM') - memoryBefore) / 1024),
	};
}

/** Nothing of earlier samples is left in the sandbox, and none of its calls goes on while a node is measured. */
function layIdle(state: SandboxState): void {
	forgetCalls(state);
	state.held = new Promise(() => {});
}

/** Kilobytes, from Linux's own books. */
function memoryOf(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]);
}

function forgetPeak(pid: number | undefined): void {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
