/** The webhook of MCN Telecom: the secret that it carries, and what makes two of its reports the same. */

import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receiveCallback } from '../../shared/callbacks/receive';
import { SECRET_ADVICE, secretRule } from '../../shared/callbacks/secret';
import { TriggerReader } from '../../shared/callbacks/triggerReader';
import { isSimplified } from '../../shared/fields';
import { CREDENTIAL } from '../api/credentials';
import { type McnCallEvent, readCallEvents } from './events';
import { trust } from './trust';

const STATES = ['answered', 'busy', 'noAnswer', 'rejected', 'unavailable', 'unknown'];

interface Options {
	authentication: 'none' | 'secret';
	states: string[];
}

const readOptions = (reader: TriggerReader): Options => ({
	authentication: reader.choice('authentication', 'Authentication', trust.authentications, trust.preset),
	states: reader.requiredChoices('states', 'Trigger On', STATES),
});

/** @throws NodeOperationError when the trigger could accept nothing, and for options that can't be read */
export async function requireSecret(context: IHookFunctions): Promise<boolean> {
	const reader = new TriggerReader(context);
	// Read when something is received; what can't be read is told before.
	isSimplified(reader);
	if (readOptions(reader).authentication === 'none') return true;
	const advice = "Make up a long secret, and add it to the webhook's address in MCN's account portal.";
	const fields = await reader.account(CREDENTIAL);
	const secret = fields.text('webhookSecret', 'Webhook Secret');
	if (secret === undefined) throw reader.refuse('Webhook Secret', 'is empty in the credential', advice);
	const rule = secretRule(secret);
	if (rule) throw reader.refuse('Webhook Secret', rule, SECRET_ADVICE);
	return true;
}

/** Answers one delivery of the webhook and starts the workflow with the calls that the user wants. */
export async function receiveCallStatus(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveCallback<McnCallEvent, Options['authentication'], Options>(context, {
		trust,
		readOptions,
		readEvents: readCallEvents,
		isWanted: ({ state }, { states }) => states.includes(state),
		idOf,
	});
}

/** The API documentation has one report for each call, so call and status make it the same. */
function idOf({ callId, q931Status, finalStatus, raw }: McnCallEvent): string {
	return callId ? `${callId} ${q931Status} ${finalStatus}` : JSON.stringify(raw);
}
