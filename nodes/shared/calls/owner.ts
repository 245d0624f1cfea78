/** Who asks for a call: an item of a run, or a tool, which n8n gives a new run for each try. */

import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INode,
	INodeExecutionData,
	IWorkflowDataProxyData,
} from 'n8n-workflow';

import type { Item } from '../item';
import { digestOf } from '../values/digest';

/** Both doors of an operation. */
export type RunContext = IExecuteFunctions | IExecutePaginationFunctions;

const TOOL = 'tool';

/**
 * Whether n8n runs the node as a tool. A gate of an agent, `…HitlTool`, is none: it asks the same person as often as the
 * agent wants to act.
 */
export function isTool(context: RunContext): boolean {
	// The declarative engine, which has items one by one, runs paid operations for tools only.
	const { type } = context.getNode();
	return 'getItemIndex' in context || (type.endsWith('Tool') && !isGate(type));
}

/** Whether n8n has made the node an approval gate of an agent. */
export const isGate = (type: string): boolean => type.endsWith('HitlTool');

/**
 * @param asked what a tool asks for: if it asks for the same again, it is the same
 * @returns the name of who asks, within the execution
 */
export function ownerOf(context: RunContext, item: Item, asked: unknown): string {
	const run = item.once(RUN, () => (isTool(context) ? undefined : runIndexOf(context)));
	if (run !== undefined) return `${run}:${item.index}`;
	const name = digestOf(JSON.stringify(asked), 16);
	return `${TOOL}:${name}`;
}

const RUN = 'run index';

/** Gives a run another name for all its items, such as `3.1` for the second pass of the run 3. */
export const nameRun = (item: Item, name: string): string => item.once(RUN, () => name);

export const isToolOwner = (owner: string): boolean => owner.startsWith(`${TOOL}:`);

/** The run that an owner belongs to; all tries of a tool are one. */
export const runOf = (owner: string): string => owner.split(':')[0];

/** The row that an owner stands for, in all passes of its run. */
export const rowOf = (owner: string): string => owner.replace(/\.\d+:/, ':');

/** Which run of the node in its execution: the same one when the execution is retried. */
export function runIndexOf(context: RunContext): number {
	const proxy = (context as IExecuteFunctions).getWorkflowDataProxy(0);
	const index = Number(proxy.$runIndex);
	return index > 0 && isFirstRunLost(proxy, context.getNode()) ? index - 1 : index;
}

/**
 * An n8n that was killed puts one run in the place of all that a node had done, without results or with a stand-in for
 * them. What is retried then counts on from there.
 */
function isFirstRunLost({ $items }: IWorkflowDataProxyData, { name, type }: INode): boolean {
	try {
		const [item] = ($items as (...run: unknown[]) => INodeExecutionData[])(name, 0, 0);
		return item?.json.isArtificialRecoveredEventItem === true;
	} catch {
		// What a gate has given out stands elsewhere; one yes must never do for what the agent wants next.
		return !isGate(type);
	}
}
