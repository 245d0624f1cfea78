/** Answers to callbacks that start nothing, and a line about each in n8n's log: without what the callback carries. */

import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { messageOf } from '../errors';

/**
 * Answers a callback, and asks the service to repeat it where that fails. n8n would take an error for the end of the wait, or for
 * the start of an execution, and run what follows with an empty item.
 */
export async function answerCallback(
	context: IWebhookFunctions,
	answer: () => Promise<IWebhookResponseData>,
): Promise<IWebhookResponseData> {
	try {
		return await answer();
	} catch (error) {
		// Who sends it may be anybody, so only the log has the cause.
		return refuseCallback(context, 503, 'This n8n cannot read callbacks at the moment', messageOf(error));
	}
}

/**
 * Answers with a status and a reason, and starts no execution.
 *
 * The response is written here, because without one the service would wait until its time is up.
 */
export function refuseCallback(
	context: IWebhookFunctions,
	status: number,
	reason: string,
	cause?: string,
): IWebhookResponseData {
	const logged = [`Refused a callback with ${status}`, reason, ...(cause === undefined ? [] : [cause])];
	context.logger.warn(logged.join(': '), placeOf(context));
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
