/** What an execution has in common with its retries. */

import { randomUUID } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import { digestOf } from '../values/digest';
import { textOf } from '../values/text';
import type { RunContext } from './owner';

const FIRST = 'firstExecution';
const LENGTH = 16;

/**
 * n8n 2 gives each execution a token that its retries keep. In n8n 1 a retry is an execution of its own: it has in common with
 * others what the node has kept of the one that failed, or, if the node has not run in that one, when that one began.
 *
 * @returns the same for all of them
 */
export async function executionName(context: RunContext): Promise<string> {
	const kept = context.getContext('node');
	const token = tokenOf(context);
	const known = textOf(kept[FIRST]) ?? (token === undefined ? await beginningOf(context) : undefined);
	// MCP Server Trigger runs a tool outside of an execution: nobody can run that again.
	const first = known ?? textOf(context.getExecutionId()) ?? randomUUID();
	kept[FIRST] = first;
	// Anyone who has the token can bring the execution back from a wait.
	return token === undefined ? first : digestOf(token, LENGTH);
}

function tokenOf(context: RunContext): string | undefined {
	try {
		const { $execution } = (context as IExecuteFunctions).getWorkflowDataProxy(0) as {
			$execution?: { resumeUrl?: string };
		};
		return new URL($execution?.resumeUrl ?? '').searchParams.get('signature') ?? undefined;
	} catch {
		return undefined;
	}
}

/**
 * When the execution began of which this one is a retry: n8n stores the first run of its first node with all of its retries.
 *
 * @returns undefined for what is no retry
 */
async function beginningOf(context: RunContext): Promise<string | undefined> {
	if (!('getExecutionDataById' in context) || context.getMode() !== 'retry') return undefined;
	const stored = await context.getExecutionDataById(context.getExecutionId()).catch(() => undefined);
	const runs = Object.entries(stored?.resultData.runData ?? {}).flatMap(([node, [run]]) =>
		run ? [{ node, at: run.startTime }] : [],
	);
	const [first] = runs.sort((one, other) => one.at - other.at || (one.node < other.node ? -1 : 1));
	return first && digestOf(`${first.node} ${first.at}`, LENGTH);
}
