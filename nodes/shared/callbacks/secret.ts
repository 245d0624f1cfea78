/** A fixed secret for callbacks whose address is typed into a service's account portal. */

import { createHash, timingSafeEqual } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../values/text';

/** Query parameter of the callback's address. */
const SECRET_PARAMETER = 'secret';
/** Header, for services and proxies that can set one. */
const SECRET_HEADER = 'x-webhook-secret';

interface CallbackRequest {
	query: unknown;
	headers: object;
}

/** What an address that is typed by hand cuts off or changes in a way that nobody can know. */
const BREAKING: Array<[RegExp, string]> = [
	[/\s/, 'a blank'],
	[/[^\x20-\x7e]/, 'a character that is not ASCII'],
	[/&/, '&'],
	[/#/, '#'],
	[/%[\da-f]{2}/i, '% before two hexadecimal digits'],
	[/\]=/, ']='],
];

/** How to go on where `secretRule` finds something. */
export const SECRET_ADVICE =
	'Choose one of letters, digits, - and _, here and in the address of the webhook. ' +
	'Only the header X-Webhook-Secret carries any secret as it is.';

/**
 * Tells why a secret may not arrive as it is when a person types it into an address.
 *
 * @returns a rule to say behind the field's label; undefined where nothing is wrong
 */
export function secretRule(secret: string): string | undefined {
	const broken = BREAKING.find(([pattern]) => pattern.test(secret.trim()));
	return broken && `holds ${broken[1]}, which does not arrive as it is from an address that is typed by hand`;
}

/**
 * Tells whether a callback carries the secret, in constant time. Without a secret nothing is accepted.
 *
 * Blanks around it do not count. In an address it may stand as it is, encoded, or encoded twice.
 *
 * @param secret what the credential holds
 */
export function carriesSecret({ query, headers }: CallbackRequest, secret: unknown): boolean {
	const own = textOf(secret);
	if (own === undefined) return false;
	const inAddress = (query as IDataObject)[SECRET_PARAMETER];
	if (inAddress !== undefined && inAddress !== null) {
		return typeof inAddress === 'string' && isSame(fromAddress(inAddress), [own, ...typedRaw(own)]);
	}
	const { [SECRET_HEADER]: inHeader } = headers as IDataObject;
	return typeof inHeader === 'string' && isSame(fromHeader(inHeader), [own]);
}

/** As the query has it, and decoded once more: a portal may encode what was encoded already. */
const fromAddress = (given: string): string[] => [given, given.trim(), decoded(given).trim()];

/** Node.js reads a header as Latin-1, and most clients write UTF-8. */
const fromHeader = (given: string): string[] => [
	given.trim(),
	Buffer.from(given, 'latin1').toString('utf8').trim(),
];

/** What a query parser makes of a secret that was not encoded. */
function typedRaw(secret: string): string[] {
	const blanks = decoded(secret.replaceAll('+', ' '));
	return [blanks, blanks.trim()].filter((text) => text !== '');
}

/** One % that begins no escape keeps n8n from decoding any, so what can be decoded is decoded here. */
function decoded(text: string): string {
	return text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
		try {
			return decodeURIComponent(escapes);
		} catch {
			return escapes;
		}
	});
}

/** Compares each with each, whatever is found on the way. */
function isSame(given: string[], right: string[]): boolean {
	const digests = right.map(digest);
	return given
		.map(digest)
		.flatMap((one) => digests.map((other) => timingSafeEqual(one, other)))
		.includes(true);
}

/** Digests have one length, so that comparing them tells nothing about the secret's. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
