/** Executions that wait in n8n's real engine, and the callbacks that they get. */

import { WebhookContext } from 'n8n-core';
import {
	deepCopy,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type IWebhookData,
} from 'n8n-workflow';

import { additionalDataFor, buildWorkflow, executionIdOf, NODE_NAME, type NodeUnderTest } from './engine';
import { withExpressions } from './expressions';
import { arrivalOf, complete, type Delivery, type Received } from './webhook';
import { asDelivered } from './wild';

/** How long after the time limit an n8n 1.x goes on: before that, an answer that comes close to the limit is safe. */
export const PAST_LIMIT_MS = process.env.VOICE_CALLS_N8N_VERSION?.startsWith('1.') ? 90_000 : 0;

/**
 * Hands a callback to the node whose execution was stored, as n8n does: the webhook sees what waits, and nothing else.
 *
 * @param process whose copy of the node takes it; that of this process if nothing else is said
 */
export async function deliverTo(
	node: NodeUnderTest,
	stored: IRun,
	delivery: Delivery,
	process?: INodeType,
): Promise<Received> {
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
	const type = process ?? workflow.nodeTypes.getByNameAndVersion(node.type);
	return complete(received, await withExpressions(workflow, async () => await type.webhook?.call(context)));
}

/** What comes out when the time limit passes: n8n gives the stored input of the waiting node on. */
export const allPassedOn = ({ data }: IRun): INodeExecutionData[] =>
	data.executionData?.nodeExecutionStack[0]?.data.main[0] ?? [];

/** The same of a node that waits for one call. */
export const passedOn = (run: IRun): IDataObject | undefined => allPassedOn(run)[0]?.json;
