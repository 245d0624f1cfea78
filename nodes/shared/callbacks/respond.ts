/** Answers to callbacks that start nothing, and a line about each in n8n's log: without what the callback carries. */

import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * Answers with a status and a reason, and starts no execution.
 *
 * The response is written here, because without one the service would wait until its time is up.
 */
export function refuseCallback(
	context: IWebhookFunctions,
	status: number,
	reason: string,
): IWebhookResponseData {
	context.logger.warn(`Refused a callback with ${status}: ${reason}`, placeOf(context));
	context.getResponseObject().status(status).json({ status: 'refused', reason });
	return { noWebhookResponse: true };
}

/** Answers 200, so that the service does not repeat, and starts no execution. */
export function ignoreCallback(context: IWebhookFunctions, reason: string): IWebhookResponseData {
	// Most of them are a service that tells more than the user asked for.
	context.logger.debug(`Ignored a callback: ${reason}`, placeOf(context));
	return { webhookResponse: { status: 'ignored', reason } };
}

function placeOf(context: IWebhookFunctions) {
	return { workflowId: context.getWorkflow().id, node: context.getNode().name };
}
