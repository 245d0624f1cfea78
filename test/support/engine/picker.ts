/** Asks a node's picker for its list, in n8n's real context for it. */

import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult } from 'n8n-workflow';

import type { NodeUnderTest } from './engine';
import { additionalDataFor, buildWorkflow, NODE_NAME } from './engine';
import { withExpressions } from './expressions';

/** @param method name of the `listSearch` method that a field of the node names */
export async function search(
	node: NodeUnderTest,
	method: string,
	filter?: string,
): Promise<INodeListSearchResult> {
	const workflow = buildWorkflow(node);
	const inWorkflow = workflow.getNode(NODE_NAME);
	if (!inWorkflow) throw new Error('The workflow has lost its node');
	const type = workflow.nodeTypes.getByNameAndVersion(node.type);
	const data = additionalDataFor(node.credentials, workflow);
	data.currentNodeParameters = node.parameters;
	const found = type.methods?.listSearch?.[method];
	if (!found) throw new Error(`The node has no method ${method}`);
	const context = new LoadOptionsContext(workflow, inWorkflow, data, '');
	return await withExpressions(workflow, async () => await found.call(context, filter));
}
