/** Lists of the account that are asked for beside an operation: by a picker, or before a call. */

import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { serviceError } from '../../shared/errors';
import { readsOnly } from '../../shared/http/effect';
import { networkError } from '../../shared/http/networkErrors';
import { readRequestOptions } from '../../shared/http/requestOptions';
import { send } from '../../shared/http/send';
import type { Item } from '../../shared/item';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from './credentials';
import type { EntryKind } from './entries';
import { entriesOf, findFault } from './response';

/** @throws NodeApiError that tells why there is no list, with nothing secret in it */
export async function entriesFrom(
	item: Item,
	kind: EntryKind,
	build: (account: ZvonobotAccount) => IHttpRequestOptions,
): Promise<IDataObject[]> {
	const account = await accountOf(item);
	const response = await ask(item, build(account));
	const fault = findFault(response, readsOnly, [account.apiKey]);
	if (fault) throw serviceError(item, fault);
	const entries = entriesOf(response, kind, [account.apiKey]);
	if ('failure' in entries) throw serviceError(item, entries);
	return entries;
}

async function ask(item: Item, request: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
	const { http } = readRequestOptions(item);
	const timeout = Math.min(http.timeout ?? Infinity, request.timeout ?? Infinity);
	const signature = { type: CREDENTIAL, data: await item.credential(CREDENTIAL) };
	try {
		return await send(item.sender, signature, { ...request, ...http, timeout });
	} catch (error) {
		throw serviceError(item, { failure: networkError(error, readsOnly) });
	}
}
