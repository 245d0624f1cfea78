/** Addresses the requests of Zvonobot. The key is added by the credential. */

import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	PreSendAction,
} from 'n8n-workflow';

import type { ErrorPlace } from '../../shared/errors';
import { inputError } from '../../shared/errors';
import { checked } from '../../shared/items';
import { isRecord } from '../../shared/values/text';
import type { Fault } from '../../shared/values/url';
import type { ZvonobotAccount } from './credentials';
import { CREDENTIAL, readAccount } from './credentials';

export type ZvonobotContext = IExecuteFunctions | IExecuteSingleFunctions | ILoadOptionsFunctions;

/** What has been read of credentials; n8n looks them up in its database each time it is asked. */
const accounts = new WeakMap<object, Promise<ZvonobotAccount | Fault>>();

/**
 * The account of the credential, looked up once in a run of the node.
 *
 * @throws NodeOperationError naming the field of the credential that can't be used
 */
export async function accountOf(
	context: ZvonobotContext,
	place: ErrorPlace = { getNode: () => context.getNode(), getItemIndex: () => 0 },
): Promise<ZvonobotAccount> {
	const reading = accounts.get(context) ?? context.getCredentials(CREDENTIAL).then(readAccount);
	accounts.set(context, reading);
	const account = await reading;
	if ('rule' in account) {
		throw inputError(place, account.field, account.rule, 'Correct it in the credential. Nothing was sent.');
	}
	return account;
}

/** A request with its parameters in a JSON body, as all but one of the document's take them. */
export function postRequest(
	{ baseUrl }: ZvonobotAccount,
	path: string,
	body: IDataObject | FormData,
): IHttpRequestOptions {
	const headers = { Accept: 'application/json' };
	return { method: 'POST', url: baseUrl + path, headers, body, json: !(body instanceof FormData) };
}

/**
 * The preSend step of an operation that makes one request for each item.
 *
 * @param path as in the document, `/apiCalls/userInfo`
 * @param readBody reads the parameters; undefined ones are not sent
 */
export function addressed(
	path: string,
	readBody: (
		context: IExecuteSingleFunctions,
	) => IDataObject | FormData | Promise<IDataObject | FormData> = () => ({}),
): PreSendAction {
	return checked(async function (this: IExecuteSingleFunctions, request) {
		const account = await accountOf(this, this);
		const addressedRequest = postRequest(account, path, await readBody(this));
		return Object.assign(request, addressedRequest);
	});
}

/** The number that a finished request will dial. */
export function recipientOf(request: DeclarativeRestApiSettings.HttpRequestOptions): string {
	return isRecord(request.body) ? String(request.body.phone) : '';
}
