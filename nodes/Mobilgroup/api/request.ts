/** Builds the requests of Mobilgroup: everything is a POST with a JSON body, and every path ends in a slash. */

import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { signAddress } from '../../shared/callbacks/signature';
import { inputError } from '../../shared/errors';
import type { OneItem } from '../../shared/item';
import { runCredential } from '../../shared/perRun';
import { isRecord, textOf } from '../../shared/values/text';
import { callbackUrlRule } from '../../shared/values/url';
import type { Api } from './credentials';
import { accountFor, CREDENTIAL } from './credentials';

/** The addresses of the three documents, by what they are for. */
export const PATHS = {
	verificationSend: '/api/voice-password/send/',
	verificationGet: '/api/voice-password/get/',
	mailingSend: '/api/send/',
	mailingGet: '/api/get/',
	mailingSet: '/api/set/',
	leadSend: '/api/lido/send/',
} as const;
export type Path = keyof typeof PATHS;

const apiOf = (path: Path): Api => (path.startsWith('verification') ? 'verification' : 'mailing');

/** What signs callbacks of this service. */
export const CALLBACK_PURPOSE = { service: 'mobilgroup' };
const CALLBACK_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * Fills in address and body. The key, or login and password, is added by the credential.
 *
 * @param body by the names in the document; undefined values are not sent, empty objects are
 * @throws NodeOperationError naming the field of the credential that can't be used
 */
export async function addressRequest(
	context: OneItem,
	request: IHttpRequestOptions,
	path: Path,
	body: IDataObject,
): Promise<IHttpRequestOptions> {
	return Object.assign(request, await postRequest(context, path, body));
}

/** The same for operations that make their requests themselves. */
export async function postRequest(
	context: OneItem,
	path: Path,
	body: IDataObject,
): Promise<IHttpRequestOptions> {
	const { baseUrl } = accountFor(apiOf(path), await runCredential(context, CREDENTIAL), context);
	return { method: 'POST', url: `${baseUrl}${PATHS[path]}`, body, json: true };
}

/** The number that a finished request will dial. */
export function recipientOf(request: DeclarativeRestApiSettings.HttpRequestOptions): string {
	const body: unknown = request.body;
	return String(isRecord(body) ? body.number : undefined);
}

/**
 * The address that hears how the call went, with a token that the trigger of this package checks.
 *
 * @returns undefined where the user gave none
 */
export async function callbackParameter(context: IExecuteSingleFunctions): Promise<string | undefined> {
	const address = textOf(context.getNodeParameter('options.callbackUrl', ''));
	if (address === undefined) return undefined;
	const rule = callbackUrlRule(address);
	if (rule) throw inputError(context, 'Callback URL', rule);
	const { apiKey } = await runCredential(context, CREDENTIAL);
	return signAddress(address, textOf(apiKey) ?? '', CALLBACK_PURPOSE, CALLBACK_LIFE_MS);
}
