/**
 * Calls of tools whose result is unclear, or that are under way. Each call of a tool over MCP is an execution of its own, so an agent that asks
 * again would call again; it is told the same again for an hour.
 */

import type { Item } from '../item';
import type { Remembered } from './memory';

const HOUR_MS = 3_600_000;
/** More than a tool calls in an hour. */
const MOST = 50_000;
/** By workflow, node and number; known to this process only. */
const calls = new Map<string, { at: number; result: Remembered }>();

/**
 * What stands for a call of a tool. n8n's own agents run a node in a workflow that is made for each call and has no ID, with
 * another ID of the node each time: there the account and the kind of node tell it from others.
 */
export function toolNameOf({ node, workflowId }: Item, key: string): string {
	const { resource, operation } = node.parameters;
	const place = workflowId ? [workflowId, node.id] : [node.type, node.credentials];
	return JSON.stringify([...place, resource, operation, key]);
}

export function noteUnclearTool(name: string, result: Remembered, now = Date.now()): void {
	calls.delete(name);
	calls.set(name, { at: now, result });
	const [oldest] = calls.keys();
	if (calls.size > MOST) calls.delete(oldest);
}

/** @param result what came of the call; undefined where nobody was called */
export function settleUnclearTool(name: string, result?: Remembered): void {
	if (result && 'unclear' in result) noteUnclearTool(name, result);
	else calls.delete(name);
}

export function findUnclearTool(name: string, now = Date.now()): Remembered | undefined {
	const known = calls.get(name);
	return known && now - known.at < HOUR_MS ? known.result : undefined;
}
