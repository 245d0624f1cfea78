/** Asks a node for what its form depends on, in n8n's real context for it. */

import { LoadOptionsContext } from 'n8n-core';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';

import { additionalDataFor, buildWorkflow, NODE_NAME, type NodeUnderTest } from './engine';
import { withExpressions } from './expressions';

/** @param method name of the `listSearch` method that a field of the node names */
export async function search(
	node: NodeUnderTest,
	method: string,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await asked(node, async ({ methods }, context) => {
		const found = methods?.listSearch?.[method];
		if (!found) throw new Error(`The node has no method ${method}`);
		return await found.call(context, filter);
	});
}

/** @param method name of the `resourceMapping` method that a field of the node names */
export async function mapTo(node: NodeUnderTest, method: string): Promise<ResourceMapperFields> {
	return await asked(node, async ({ methods }, context) => {
		const found = methods?.resourceMapping?.[method];
		if (!found) throw new Error(`The node has no method ${method}`);
		return await found.call(context);
	});
}

async function asked<Answer>(
	node: NodeUnderTest,
	ask: (type: INodeType, context: ILoadOptionsFunctions) => Promise<Answer>,
): Promise<Answer> {
	const workflow = buildWorkflow(node);
	const inWorkflow = workflow.getNode(NODE_NAME);
	if (!inWorkflow) throw new Error('The workflow has lost its node');
	const type = workflow.nodeTypes.getByNameAndVersion(node.type);
	const data = additionalDataFor(node.credentials, workflow);
	data.currentNodeParameters = node.parameters;
	const context = new LoadOptionsContext(workflow, inWorkflow, data, '');
	return await withExpressions(workflow, async () => await ask(type, context));
}
