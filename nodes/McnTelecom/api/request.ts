/** Builds the two requests of MCN Telecom, in either family of addresses. */

import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { inputError } from '../../shared/errors';
import { runCredential } from '../../shared/perRun';
import { isRecord } from '../../shared/values/text';
import { CREDENTIAL, readAccount } from './credentials';

interface Method {
	/** Last part of the documented address, `/v2/rest/account/{account_id}/…`. */
	v2Rest: string;
	/** Last part of the newer address, `/api/protected/api/auth/…`. */
	paidMethods: string;
}

/**
 * Fills in address and parameters: the query for `v2/rest` (document, sections 1 and 2), a JSON body for the newer
 * family (field notes §6.0). The token is added by the credential.
 *
 * @param parameters by their names in the document; undefined ones are not sent
 * @throws NodeOperationError naming the field of the credential that can't be used
 */
export async function addressRequest(
	context: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
	method: Method,
	parameters: IDataObject,
): Promise<IHttpRequestOptions> {
	const account = readAccount(await runCredential(context, CREDENTIAL));
	if ('rule' in account) {
		throw inputError(context, account.field, account.rule, 'Correct it in the credential. Nothing was sent.');
	}
	if (account.api === 'paidMethods') {
		request.url = `${account.baseUrl}/api/protected/api/auth/${method.paidMethods}`;
		request.body = parameters;
		request.json = true;
	} else {
		request.url = `${account.baseUrl}/v2/rest/account/${account.accountId}/${method.v2Rest}`;
		request.qs = parameters;
	}
	return request;
}

/** The number that a finished request will dial. */
export function recipientOf(request: DeclarativeRestApiSettings.HttpRequestOptions): string {
	const body: unknown = request.body;
	const parameters = isRecord(body) && body.login_did !== undefined ? body : request.qs;
	return String(parameters?.login_did);
}
