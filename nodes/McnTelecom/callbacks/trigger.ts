/** The web hook of MCN Telecom: the secret that it carries, and what makes two of its reports the same. */

import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { triggerCredential } from '../../shared/callbacks/credential';
import { receiveCallback } from '../../shared/callbacks/receive';
import { carriesSecret } from '../../shared/callbacks/secret';
import { CREDENTIAL } from '../api/credentials';
import type { McnCallEvent } from './events';
import { readCallEvents } from './events';

/**
 * @throws NodeOperationError when the trigger could accept nothing, because the credential holds no secret
 */
export async function requireSecret(context: IHookFunctions): Promise<void> {
	if (context.getNodeParameter('authentication') === 'none') return;
	const { webhookSecret } = await context.getCredentials(CREDENTIAL);
	if (webhookSecret) return;
	throw new NodeOperationError(context.getNode(), "'Webhook Secret' is empty in the credential", {
		description: "Make up a long secret, and add it to the web hook's address in MCN's cabinet.",
	});
}

/** Answers one delivery of the web hook and starts the workflow with the calls that the user wants. */
export async function receiveCallStatus(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveCallback<McnCallEvent>(context, { distrust, readEvents: readCallEvents, idOf });
}

async function distrust(context: IWebhookFunctions): Promise<string | undefined> {
	if (context.getNodeParameter('authentication', 'secret') === 'none') return undefined;
	const { webhookSecret } = await triggerCredential(context, CREDENTIAL);
	const query = context.getQueryData();
	const headers = context.getHeaderData();
	return carriesSecret({ query, headers }, webhookSecret) ? undefined : 'The secret is missing or wrong';
}

/** The document sends one report for each call, so call and status make it the same. */
function idOf({ callId, q931Status, finalStatus, raw }: McnCallEvent): string {
	return callId ? `${callId} ${q931Status} ${finalStatus}` : JSON.stringify(raw);
}
