/** The callback of Mobilgroup: the token in its address, and the GET form that somebody may need. */

import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { triggerCredential } from '../../shared/callbacks/credential';
import { receiveCallback } from '../../shared/callbacks/receive';
import { refuseCallback } from '../../shared/callbacks/respond';
import { carriesToken, TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import { textOf } from '../../shared/values/text';
import type { MobilgroupCallEvent } from './events';
import { isGet, readCallEvents, readDelivery } from './events';
import { CREDENTIAL, readAccount } from '../api/credentials';
import { CALLBACK_PURPOSE } from '../api/request';

/**
 * @throws NodeOperationError when the trigger could accept nothing, because the credential can't have signed anything
 */
export async function requireKey(context: IHookFunctions): Promise<void> {
	if (context.getNodeParameter('authentication') === 'none') return;
	const account = readAccount(await context.getCredentials(CREDENTIAL));
	if ('rule' in account) {
		throw new NodeOperationError(context.getNode(), `'${account.field}' ${account.rule}`, {
			description: 'Correct it in the credential: callbacks are signed with the key in it.',
		});
	}
	if (account.authentication === 'apiKey') return;
	throw new NodeOperationError(context.getNode(), "The credential has no 'API Key'", {
		description: 'Callbacks are signed with the key. Use the credential of the node that places the calls.',
	});
}

/** Answers one delivery and starts the workflow when its state is wanted. */
export async function receiveCallStatus(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (isGet(context) && context.getNodeParameter('options.acceptGet', false) !== true) {
		return refuseCallback(context, 405, "GET is refused unless 'Accept GET' is on");
	}
	return await receiveCallback<MobilgroupCallEvent>(context, {
		distrust,
		readBody: readDelivery,
		readEvents: readCallEvents,
		idOf: ({ callId, serviceState, raw }) => (callId ? `${callId} ${serviceState}` : JSON.stringify(raw)),
	});
}

async function distrust(context: IWebhookFunctions): Promise<string | undefined> {
	if (context.getNodeParameter('authentication', 'token') === 'none') return undefined;
	const { authentication, apiKey } = await triggerCredential(context, CREDENTIAL);
	const secret = authentication === 'login' ? undefined : textOf(apiKey);
	const token = (context.getQueryData() as Record<string, unknown>)[TOKEN_PARAMETER];
	return carriesToken(token, secret, CALLBACK_PURPOSE) ? undefined : 'The token is missing, wrong or expired';
}
