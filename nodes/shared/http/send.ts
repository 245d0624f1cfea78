/** One request through n8n's HTTP client, signed with the credential of its item. */

import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';

import { jsonIn } from '../values/json';

export type Sender = IExecuteFunctions | IExecuteSingleFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** What signs a request. */
export interface Signature {
	type: string;
	data: ICredentialDataDecryptedObject;
}

/**
 * Sends a request and gives back whatever the service answers, refusals and redirects too.
 *
 * @throws what n8n's client throws where there is no answer; see `networkError`
 */
export async function send(
	context: Sender,
	{ type, data }: Signature,
	request: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	const options: IHttpRequestOptions = {
		...request,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	// Given along, because n8n would sign every request with the credential as the first item has it.
	const credentialsDecrypted = { id: '', name: '', type, data };
	const answer = (await context.helpers.httpRequestWithAuthentication.call(context, type, options, {
		credentialsDecrypted,
	})) as IN8nHttpFullResponse;
	return { ...answer, body: jsonIn(answer.body) as IN8nHttpFullResponse['body'] };
}
