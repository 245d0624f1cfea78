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
import { isRecord, textOf } from '../values/text';

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
	return { ...answer, body: withoutSecrets(jsonIn(answer.body), data) as IN8nHttpFullResponse['body'] };
}

const SECRET_FIELD = /key|token|password|secret/i;
const SHORTEST_SECRET = 8;

/** A service may tell again what it was given; nobody who reads an execution needs it. */
function withoutSecrets(body: unknown, data: ICredentialDataDecryptedObject): unknown {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	const secrets = Object.entries(data)
		.filter(([name]) => SECRET_FIELD.test(name))
		.map(([, value]) => textOf(value)?.trim() ?? '')
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		// As it is, and as JSON writes it.
		.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
	const told = secrets.filter((secret) => text.includes(secret));
	return told.length === 0 ? body : hide(body, secrets.map(patternOf));
}

/** A secret of digits may stand within a phone number or an ID, which have to stay whole. */
function patternOf(secret: string): RegExp {
	const escaped = secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
	return new RegExp(/^\d+$/.test(secret) ? `(?<!\\d)${escaped}(?!\\d)` : escaped, 'g');
}

/** In texts only: a number that reads like a secret is something else. */
function hide(value: unknown, secrets: RegExp[]): unknown {
	if (typeof value === 'string') return secrets.reduce((text, secret) => text.replace(secret, '***'), value);
	if (Array.isArray(value)) return value.map((part: unknown) => hide(part, secrets));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, part]) => [hide(key, secrets) as string, hide(part, secrets)]),
	);
}
