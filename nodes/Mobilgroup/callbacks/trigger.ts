/** The callback of Mobilgroup: the token in its address, and the GET form that somebody may need. */

import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receiveCallback } from '../../shared/callbacks/receive';
import { TriggerReader } from '../../shared/callbacks/triggerReader';
import { isSimplified } from '../../shared/fields';
import { CREDENTIAL, readAccount } from '../api/credentials';
import { isGet, type MobilgroupCallEvent, readCallEvents, readDelivery, shortOf } from './events';
import { trust } from './trust';

const STATES = ['answered', 'busy', 'canceled', 'failed', 'noAnswer', 'unknown'];

interface Options {
	authentication: 'none' | 'token';
	acceptGet: boolean;
	states: string[];
}

const readOptions = (reader: TriggerReader): Options => ({
	authentication: reader.choice('authentication', 'Authentication', trust.authentications, trust.preset),
	acceptGet: reader.group('options', 'Options').flag('acceptGet', 'Accept GET', false),
	states: reader.requiredChoices('states', 'Trigger On', STATES),
});

/**
 * @throws NodeOperationError when the trigger could accept nothing, because the credential can't have signed anything, and
 * for options that can't be read
 */
export async function requireKey(context: IHookFunctions): Promise<boolean> {
	const reader = new TriggerReader(context);
	// Read when something is received; what can't be read is told before.
	isSimplified(reader);
	if (readOptions(reader).authentication === 'none') return true;
	const { authentication } = readAccount(await reader.account(CREDENTIAL));
	if (authentication === 'apiKey') return true;
	const advice = 'Callbacks are signed with the key. Use the credential of the node that places the calls.';
	throw reader.refuse('API Key', 'is missing in the credential', advice);
}

/** Answers one delivery and starts the workflow when its state is wanted. */
export async function receiveCallStatus(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveCallback<MobilgroupCallEvent, Options['authentication'], Options>(context, {
		trust,
		readOptions,
		refusal: (_context, { acceptGet }) =>
			isGet(context) && !acceptGet
				? { status: 405, reason: "GET is refused unless 'Accept GET' is on" }
				: undefined,
		readBody: readDelivery,
		readEvents: readCallEvents,
		shortOf,
		isWanted: ({ state }, { states }) => states.includes(state),
		idOf: ({ callId, serviceState, at, raw }) =>
			callId ? `${callId} ${serviceState} ${at}` : JSON.stringify(raw),
	});
}
