/** Answers to callbacks that start nothing. */

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
	context.getResponseObject().status(status).json({ status: 'refused', reason });
	return { noWebhookResponse: true };
}

/** Answers 200, so that the service does not repeat, and starts no execution. */
export function ignoreCallback(reason: string): IWebhookResponseData {
	return { webhookResponse: { status: 'ignored', reason } };
}
