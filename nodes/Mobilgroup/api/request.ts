/** Builds the requests of Mobilgroup: everything is a POST with a JSON body, and every path ends in a slash. */

import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { REACHABLE_ADVICE, unreachableRule } from '../../shared/callbacks/reachable';
import { signAddress } from '../../shared/callbacks/signature';
import type { Item } from '../../shared/item';
import { callbackUrlRule } from '../../shared/values/url';
import type { MobilgroupAccount } from './credentials';

/** The addresses in the API documentation, by what they are for. */
export const PATHS = {
	verificationSend: '/api/voice-password/send/',
	verificationGet: '/api/voice-password/get/',
	mailingSend: '/api/send/',
	mailingGet: '/api/get/',
	mailingSet: '/api/set/',
	leadSend: '/api/lido/send/',
} as const;
export type Path = keyof typeof PATHS;

/** What signs callbacks of this service. */
export const CALLBACK_PURPOSE = { service: 'mobilgroup', door: 'status' } as const;
const CALLBACK_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * The key, or login and password, is added by the credential.
 *
 * @param body by the names in the API documentation; undefined values are not sent, empty objects are
 */
export function post({ baseUrl }: MobilgroupAccount, path: Path, body: IDataObject): IHttpRequestOptions {
	const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
	return { method: 'POST', url: `${baseUrl}${PATHS[path]}`, headers, body, json: true };
}

/**
 * The address that hears how the call went, with a token that the trigger of this package checks.
 *
 * @returns undefined where the user gave none
 */
export function readCallback(item: Item, { apiKey, baseUrl }: MobilgroupAccount): string | undefined {
	const address = item.group('options', 'Options').text('callbackUrl', 'Callback URL');
	if (address === undefined) return undefined;
	const rule = callbackUrlRule(address);
	if (rule) throw item.refuse('Callback URL', rule);
	const unreachable = unreachableRule(address, baseUrl);
	if (unreachable) throw item.refuse('Callback URL', unreachable, REACHABLE_ADVICE);
	return signAddress(address, apiKey, CALLBACK_PURPOSE, CALLBACK_LIFE_MS);
}
