/** What the trigger does with a delivery: secret, body, states, replays, in this order. */

import type { IDataObject, IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { readJsonBody } from '../../shared/callbacks/body';
import { seenBefore } from '../../shared/callbacks/replay';
import { ignoreCallback, refuseCallback } from '../../shared/callbacks/respond';
import { carriesSecret } from '../../shared/callbacks/secret';
import { CREDENTIAL } from '../api/credentials';
import type { CallEvent } from '../api/webhook';
import { readCallEvents } from '../api/webhook';

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
	if (!(await isTrusted(context))) return refuseCallback(context, 401, 'The secret is missing or wrong');

	const body = await readJsonBody(context.getRequestObject());
	if ('status' in body) return refuseCallback(context, body.status, body.reason);

	const events = readCallEvents(body.value);
	if (events.length === 0) return ignoreCallback('The body holds none of the documented variables');

	const states = context.getNodeParameter('states', []) as string[];
	const wanted = events.filter((event) => states.includes(event.state));
	if (wanted.length === 0) return ignoreCallback("'Trigger On' does not name this state");

	const fresh = wanted.filter((event) => !seenBefore(context, idOf(event)));
	if (fresh.length === 0) return ignoreCallback('This was delivered before');
	return {
		webhookResponse: { status: 'accepted' },
		workflowData: [fresh.map((event) => ({ json: toOutput(context, event) }))],
	};
}

async function isTrusted(context: IWebhookFunctions): Promise<boolean> {
	if (context.getNodeParameter('authentication', 'secret') === 'none') return true;
	const { webhookSecret } = await context.getCredentials(CREDENTIAL);
	const query = context.getQueryData();
	const headers = context.getHeaderData();
	return carriesSecret({ query, headers }, webhookSecret);
}

/** The document sends one report for each call, so call and status make it the same. */
function idOf({ callId, q931Status, finalStatus, raw }: CallEvent): string {
	return callId ? `${callId} ${q931Status} ${finalStatus}` : JSON.stringify(raw);
}

function toOutput(context: IWebhookFunctions, { raw, ...event }: CallEvent): IDataObject {
	const simplify = context.getNodeParameter('options.simplify', true);
	return simplify === false ? { ...event, raw } : { ...event };
}
