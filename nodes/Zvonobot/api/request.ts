/** Builds the requests of Zvonobot. The key is added by the credential. */

import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { ZvonobotAccount } from './credentials';

/**
 * A request with its parameters in a JSON body, as all but one of the API take them.
 *
 * @param path as in the API documentation, `/apiCalls/userInfo`
 */
export function postRequest(
	{ baseUrl }: ZvonobotAccount,
	path: string,
	body: IDataObject | FormData = {},
): IHttpRequestOptions {
	const headers = { Accept: 'application/json' };
	return { method: 'POST', url: baseUrl + path, headers, body, json: !(body instanceof FormData) };
}

/** Without the parameters that are not sent: a later undefined must not hide an earlier value. */
export function dropUndefined(parameters: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
