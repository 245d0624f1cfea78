/** Asks a picker of a node for its list, in n8n's real context for that. */

import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult } from 'n8n-workflow';

import type { NodeUnderTest } from './engine';
import { additionalDataFor, buildWorkflow, NODE_NAME } from './engine';

export async function search(
	node: NodeUnderTest,
	method: string,
	filter?: string,
): Promise<INodeListSearchResult['results']> {
	const workflow = buildWorkflow(node);
	const inWorkflow = workflow.getNode(NODE_NAME);
	const type = workflow.nodeTypes.getByNameAndVersion(node.type);
	const found = type.methods?.listSearch?.[method];
	if (!inWorkflow || !found) throw new Error(`The node has no picker ${method}`);
	const additionalData = additionalDataFor(node.credentials, workflow);
	const context = new LoadOptionsContext(workflow, inWorkflow, additionalData, '');
	return (await found.call(context, filter)).results;
}
