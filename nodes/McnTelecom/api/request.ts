/** Builds the two requests of MCN Telecom, in either family of addresses. The token is added by the credential. */

import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { McnAccount } from './credentials';

interface Method {
	/** Last part of the documented address, `/v2/rest/account/{account_id}/…`. */
	v2Rest: string;
	/** Last part of the newer address, `/api/protected/api/auth/…`. */
	paidMethods: string;
}

/**
 * Parameters go into the query for `v2/rest` (API documentation, sections 1 and 2), into a JSON body for the newer family
 * (docs/api-notes.md, MCN Telecom: Two families of addresses).
 *
 * @param parameters by their names in the API documentation; undefined ones are not sent
 */
export function post(account: McnAccount, method: Method, parameters: IDataObject): IHttpRequestOptions {
	const common = {
		method: 'POST',
		headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
		json: true,
	} as const;
	const { api, accountId, baseUrl } = account;
	if (api === 'paidMethods') {
		return { ...common, url: `${baseUrl}/api/protected/api/auth/${method.paidMethods}`, body: parameters };
	}
	return { ...common, url: `${baseUrl}/v2/rest/account/${accountId}/${method.v2Rest}`, qs: parameters };
}
