/** Hands a delivery to a trigger node in n8n's real webhook context, and records what comes of it. */

import { HookContext, WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IDataObject,
	type INodeExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { additionalDataFor, buildWorkflow, NODE_NAME, type NodeUnderTest } from './engine';
import { withExpressions } from './expressions';
import { asDelivered } from './wild';

export interface Delivery {
	body: unknown;
	query?: IDataObject;
	headers?: Record<string, string>;
	method?: 'GET' | 'POST';
	/** IP address of the connection. */
	from?: string;
	/** In the wild mode too the body comes as it stands here, for tests that look at its form. */
	exact?: boolean;
}

export interface Received {
	/** HTTP status that the service gets. */
	status: number;
	answer: unknown;
	/** Items that a new execution starts with; undefined where none starts. */
	items?: INodeExecutionData[];
}

/** A delivery as n8n hands it to a node, and a place for what comes of it. */
export function arrivalOf({ body, query = {}, headers = {}, method = 'POST', from }: Delivery) {
	const received: Received = { status: 200, answer: undefined };
	const response = {
		status(code: number) {
			received.status = code;
			return response;
		},
		json(answer: unknown) {
			received.answer = answer;
			return response;
		},
	};
	const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	const request = { query, headers, rawBody, method, socket: { remoteAddress: from } };
	return { received, http: { httpRequest: request as never, httpResponse: response as never } };
}

/** Notes what the node has made of a delivery. */
export function complete(received: Received, result: IWebhookResponseData | undefined): Received {
	received.items = result?.workflowData?.[0];
	received.answer ??= result?.webhookResponse;
	return received;
}

/** One active trigger; deliveries to it share the workflow's static data, as in n8n. */
export function activeTrigger(node: NodeUnderTest) {
	const workflow = buildWorkflow(node);
	const inWorkflow = workflow.getNode(NODE_NAME);
	if (!inWorkflow) throw new Error('The workflow has lost its node');
	const type = workflow.nodeTypes.getByNameAndVersion(node.type);

	const logged: unknown[][] = [];
	return {
		/** What n8n's log has heard of all deliveries: level, text and details. */
		logged,

		async activate(): Promise<void> {
			const data = additionalDataFor(node.credentials, workflow);
			const context = new HookContext(workflow, inWorkflow, data, 'trigger', 'activate');
			const methods = type.webhookMethods?.default;
			await withExpressions(workflow, async () => {
				if (!(await methods?.checkExists.call(context))) await methods?.create.call(context);
			});
		},

		async deliver(delivery: Delivery): Promise<Received> {
			const { received, http } = arrivalOf(asDelivered(node.type, delivery));
			const context = new WebhookContext(
				workflow,
				inWorkflow,
				Object.assign(additionalDataFor(node.credentials, workflow), http),
				'trigger',
				{} as IWebhookData,
				[],
				createEmptyRunExecutionData(),
			);
			const log =
				(level: string) =>
				(...line: unknown[]) =>
					void logged.push([level, ...line]);
			const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
			Object.defineProperty(context, 'logger', { value: logger });
			return complete(
				received,
				await withExpressions(workflow, async () => await type.webhook?.call(context)),
			);
		},
	};
}
