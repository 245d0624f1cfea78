/**
 * The door of n8n's tool path: MCP Server Trigger and AI Agent up to version 2 run a node's declarative routing only, and
 * never its custom operations.
 */

import type { IExecutePaginationFunctions, INodeExecutionData, INodePropertyRouting } from 'n8n-workflow';

import { inputError } from '../errors';
import { itemOf } from '../item';
import { runItems } from './batch';
import type { Operation } from './operation';
import { resultsOf, toItems } from './results';

type Hook = (this: IExecutePaginationFunctions) => Promise<INodeExecutionData[]>;

/** What a hook adds to the routing of an operation, in the place of n8n's own request. */
export const hooked = (pagination: Hook): Pick<INodePropertyRouting, 'send' | 'operations'> => ({
	send: { paginate: true },
	operations: { pagination },
});

/** Runs the same operation for one item: through the same gate, with the same memory. */
export function asTool<Reading, Call>(operation: Operation<Reading, Call>) {
	return hooked(async function (this: IExecutePaginationFunctions) {
		const [read] = await runItems(this, operation, [itemOf(this)]);
		return toItems(this, await resultsOf(operation, [read]));
	});
}

/** For operations that wait, which a tool can't: an execution is stored only as a whole. */
export function cannotWait(instead: string) {
	return hooked(async function (this: IExecutePaginationFunctions) {
		const rule = 'cannot wait for a call as a tool, so nobody was called';
		throw inputError(itemOf(this), 'Operation', rule, instead);
	});
}
