/** Signs the addresses that the service calls back (design §6): its own callbacks carry no signature. */

import type { IDataObject } from 'n8n-workflow';

import { createToken, TOKEN_PARAMETER } from '../../shared/callbacks/signature';
import { textOf } from '../../shared/values/text';

/** Longest address that the service takes, in characters (API documentation, `webhookUrl`). */
export const LONGEST_ADDRESS = 255;
/** Carries the token where the address is not to. */
export const TOKEN_HEADER = 'x-callback-token';
/** Query parameter that names the branch of a menu: `1.0` for `ivrs[1].ivrs[0]`. */
export const BRANCH_PARAMETER = 'branch';

export interface CallbackToken {
	secret: string;
	place: 'query' | 'header';
	lifeMs: number;
	/** Milliseconds since 1970 from where the life counts, if that is in the future. */
	notBeforeMs: number;
}

/** `status`, or the branch of a menu; it is signed, so that one branch's token does not speak for another. */
export const purposeOf = (subject: string) => ({ service: 'zvonobot', subject });

/**
 * Adds a token to a callback: to its address, or to its headers.
 *
 * @param hook the API fields `webhook…` of a call or a branch
 * @param subject `status`, or the branch's path
 * @returns the parameters to send; as they were without an address or a token
 */
export function signedHook(
	hook: IDataObject,
	token: CallbackToken | undefined,
	subject: string,
): IDataObject {
	if (!token || typeof hook.webhookUrl !== 'string') return hook;
	const start = Math.max(Date.now(), token.notBeforeMs);
	const text = createToken(token.secret, purposeOf(subject), start + token.lifeMs);
	const url = new URL(hook.webhookUrl);
	if (subject !== 'status') url.searchParams.set(BRANCH_PARAMETER, subject);
	if (token.place === 'query') url.searchParams.set(TOKEN_PARAMETER, text);
	const signed = { ...hook, webhookUrl: url.toString() };
	if (token.place === 'query') return signed;
	const headers = JSON.parse(textOf(hook.webhookHeaders) ?? '{}') as IDataObject;
	return { ...signed, webhookHeaders: JSON.stringify({ ...headers, [TOKEN_HEADER]: text }) };
}

const TOKEN = /v1\.\d{10}\.[\w-]{22}\.[\w-]{43}/g;
/** Of n8n's own address for an execution that waits. */
const SIGNATURE = /\b(signature=)[0-9a-f]{32,}/gi;

/** What the service tells holds the signed addresses too; nobody who reads an execution needs their tokens. */
export function hideTokens(told: IDataObject): IDataObject {
	const text = JSON.stringify(told).replace(TOKEN, '***').replace(SIGNATURE, '$1***');
	return JSON.parse(text) as IDataObject;
}
