/** Executions that wait in n8n's real engine, and the callbacks that they get. */

import { WebhookContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, IRun, IWebhookData } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import type { NodeUnderTest } from './engine';
import { additionalDataFor, buildWorkflow, executionIdOf, NODE_NAME } from './engine';
import { withExpressions } from './expressions';
import { arrivalOf, complete, type Delivery, type Received } from './webhook';
import { asDelivered } from './wild';

/** Hands a callback to the node whose execution was stored, as n8n does: the webhook sees what waits, and nothing else. */
export async function deliverTo(node: NodeUnderTest, stored: IRun, delivery: Delivery): Promise<Received> {
	const workflow = buildWorkflow(node);
	const inWorkflow = workflow.getNode(NODE_NAME);
	if (!inWorkflow) throw new Error('The workflow has lost its node');
	const { received, http } = arrivalOf(asDelivered(node.type, delivery));
	const context = new WebhookContext(
		workflow,
		inWorkflow,
		Object.assign(additionalDataFor(node.credentials, workflow), http, {
			executionId: executionIdOf(stored),
		}),
		'manual',
		{} as IWebhookData,
		[],
		deepCopy(stored.data),
	);
	const type = workflow.nodeTypes.getByNameAndVersion(node.type);
	return complete(received, await withExpressions(workflow, async () => await type.webhook?.call(context)));
}

/** What comes out when the time limit passes: n8n gives the stored input of the waiting node on. */
export const allPassedOn = ({ data }: IRun): INodeExecutionData[] =>
	data.executionData?.nodeExecutionStack[0]?.data.main[0] ?? [];

/** The same of a node that waits for one call. */
export const passedOn = (run: IRun): IDataObject | undefined => allPassedOn(run)[0]?.json;
