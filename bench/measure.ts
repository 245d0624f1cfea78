/** Runs the same work in different nodes, in turns, and measures each. */

import { readFileSync, writeFileSync } from 'node:fs';

import type { SavedWorkflow, WorkflowNode } from '../host/restWorkflows';
import { forgetCalls, type SandboxState } from '../sandbox/state';
import { NODE } from '../test/e2e/support/workflows';
import type { World } from '../test/e2e/support/world';
import { runWithCount } from './rows';

/** One node that does the work; `name` is what the table shows. */
export interface Contestant {
	name: string;
	node: Partial<WorkflowNode>;
}

export interface Sample {
	/** The node's own time, as n8n records it. */
	nodeMs: number;
	/** The whole execution, from its start to its end as n8n records them. */
	wholeMs: number;
	/** Requests that reached the sandbox. */
	requests: number;
	/** Highest memory of the n8n process above what it held before, in MB; only a fresh process tells it well. */
	memoryMb: number;
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

/** All that was measured of one node at one work. */
export interface Row {
	work: string;
	node: string;
	samples: Sample[];
}

export interface Figure {
	median: number;
	lowest: number;
	highest: number;
}

export function figure(values: number[]): Figure {
	const sorted = [...values].sort((a, b) => a - b);
	return {
		median: sorted[Math.floor(sorted.length / 2)],
		lowest: sorted[0],
		highest: sorted[sorted.length - 1],
	};
}
