/**
 * Signed callback addresses: an action node adds a token, and the trigger with the same credential checks it (docs/api-notes.md,
 * All providers: Callbacks are not signed).
 */

import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Query parameter of the callback's address. */
export const TOKEN_PARAMETER = 'token';

const VERSION = 'v1';
const SECOND_MS = 1000;
const KEY_BYTES = 32;
const NONCE_BYTES = 16;
/** Tokens within a text. */
export const TOKENS = /v1\.\d{10}\.[\w-]{22}\.[\w-]{43}/g;
/** Version, expiry in Unix seconds, nonce, and the MAC over them; nothing in it is about the call. */
const FORM = /^(v1)\.(\d{10})\.([\w-]{22})\.([\w-]{43})$/;

export interface CallbackPurpose {
	/** Which service's callbacks, as in `mobilgroup`: one service's token opens no other's trigger. */
	service: string;
	/** What it opens: the trigger for the state of a call, or for an answer in a menu; or an execution that waits. */
	door: 'status' | 'answer' | 'waiting';
	/** What the token is for beside that, such as the branch of a menu. Not readable in the token, but signed. */
	subject?: string;
}

/**
 * Adds a token to the address of a trigger.
 *
 * @param address absolute URL; its own query parameters stay
 * @param secret what action node and trigger share: the key in the credential
 * @param lifeMs how long callbacks are accepted, in milliseconds
 * @throws Error when the secret is empty: a token without a secret would be worth nothing
 */
export function signAddress(
	address: string,
	secret: string,
	purpose: CallbackPurpose,
	lifeMs: number,
	now = Date.now(),
): string {
	const url = new URL(address);
	url.searchParams.set(TOKEN_PARAMETER, createToken(secret, purpose, now + lifeMs));
	return url.toString();
}

/** @param expiresAt milliseconds since 1970 */
export function createToken(
	secret: string,
	purpose: CallbackPurpose,
	expiresAt: number,
	nonce = randomBytes(NONCE_BYTES),
): string {
	if (secret === '') throw new Error('A callback token needs a secret');
	const expiry = String(Math.floor(expiresAt / SECOND_MS)).padStart(10, '0');
	const signed = `${VERSION}.${expiry}.${nonce.toString('base64url')}`;
	return `${signed}.${macOf(secret, purpose, signed)}`;
}

/**
 * Tells whether a callback carries a token of this secret and purpose that has not expired, in constant time.
 *
 * Whatever is not certain is refused: another type, form, version, secret or purpose, and an empty secret.
 *
 * @param token the query parameter as it came
 */
export function carriesToken(
	token: unknown,
	secret: unknown,
	purpose: CallbackPurpose,
	now = Date.now(),
): boolean {
	if (typeof secret !== 'string' || secret === '' || typeof token !== 'string') return false;
	const parts = FORM.exec(token);
	if (!parts) return false;
	const [, version, expiry, nonce, mac] = parts;
	const right = macOf(secret, purpose, `${version}.${expiry}.${nonce}`);
	// As text, because several texts decode to the same bytes; the form has made sure of the length.
	return timingSafeEqual(Buffer.from(mac), Buffer.from(right)) && now < Number(expiry) * SECOND_MS;
}

/** Each kind of door has a key of its own, so that no subject can speak for another kind. */
function macOf(secret: string, { service, door, subject = '' }: CallbackPurpose, signed: string): string {
	const info = `n8n-nodes-voice-calls callback ${VERSION} ${service} ${door}`;
	const key = Buffer.from(hkdfSync('sha256', secret, '', info, KEY_BYTES));
	return createHmac('sha256', key).update(`${signed}.${subject}`).digest('base64url');
}
