/** Signs the addresses that the service calls back (docs/api-notes.md, All providers: Callbacks are not signed). */

import type { IDataObject } from 'n8n-workflow';

import { type CallbackPurpose, createToken, TOKEN_PARAMETER } from '../../shared/callbacks/signature';
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

/** The path of a branch, and nothing else that somebody may write into an address. */
export const isBranch = (text: string): boolean => /^\d{1,9}(\.\d{1,9}){0,99}$/.test(text);

/** @param branch of the menu that is answered: one branch's token does not speak for another, nor for the state of a call */
export const purposeOf = (branch: string | undefined): CallbackPurpose =>
	branch === undefined
		? { service: 'zvonobot', door: 'status' }
		: { service: 'zvonobot', door: 'answer', subject: branch };

/**
 * Adds a token to a callback: to its address, or to its headers.
 *
 * @param hook the API fields `webhook…` of a call or a branch
 * @param branch its path; without one it is the callback for the state of the call
 * @returns the parameters to send; as they were without an address or a token
 */
export function signedHook(
	hook: IDataObject,
	token: CallbackToken | undefined,
	branch?: string,
): IDataObject {
	if (!token || typeof hook.webhookUrl !== 'string') return hook;
	const start = Math.max(Date.now(), token.notBeforeMs);
	const text = createToken(token.secret, purposeOf(branch), start + token.lifeMs);
	const url = new URL(hook.webhookUrl);
	if (branch !== undefined) url.searchParams.set(BRANCH_PARAMETER, branch);
	if (token.place === 'query') url.searchParams.set(TOKEN_PARAMETER, text);
	const signed = { ...hook, webhookUrl: url.toString() };
	if (token.place === 'query') return signed;
	const headers = JSON.parse(textOf(hook.webhookHeaders) ?? '{}') as IDataObject;
	return { ...signed, webhookHeaders: JSON.stringify({ ...headers, [TOKEN_HEADER]: text }) };
}
