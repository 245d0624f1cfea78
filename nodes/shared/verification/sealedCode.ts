/** The sealed code: what a verification call gives out in place of its code, and what the check opens. */

import {
	createCipheriv,
	createDecipheriv,
	createSecretKey,
	hkdfSync,
	type KeyObject,
	randomBytes,
} from 'node:crypto';

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Longer than any token that is made here. */
const LONGEST_TOKEN = 2000;

/** What seals: one service's tokens are nothing to another, even where the secrets are the same. */
export interface CodeKey {
	service: string;
	/** The key in the credential; never empty. */
	secret: string;
}

/** What is in a token; nobody can read it or change it without the key. */
export interface SealedCode {
	/** Unique: the result of its checks is remembered by it. */
	id: string;
	/** Digits. */
	phone: string;
	/** Digits with their leading zeros. */
	code: string;
	/** The service's own id of the call, where it gave one. */
	callId: string | null;
	/** Which of several channels has called; only where there are several. */
	channel?: string;
	/** Milliseconds since 1970. */
	issuedAt: number;
	/** Milliseconds since 1970; from then on the code is void. */
	expiresAt: number;
}

/**
 * Seals a code with AES-256-GCM.
 *
 * @param nonce twelve bytes, new for every token
 * @throws Error when the secret is empty: a token without a secret would hide nothing
 */
export function sealCode(sealed: SealedCode, key: CodeKey, nonce = randomBytes(NONCE_BYTES)): string {
	const cipher = createCipheriv(ALGORITHM, deriveKey(key), nonce).setAAD(Buffer.from(VERSION));
	const { id, phone, code, callId, issuedAt, expiresAt, channel } = sealed;
	const channels = channel === undefined ? [] : [channel];
	const text = JSON.stringify([id, phone, code, callId, issuedAt, expiresAt, ...channels]);
	const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
	return `${VERSION}.${bytes.toString('base64url')}`;
}

/**
 * Opens a token of this key. Whether the code in it is still good is not asked here.
 *
 * @param token as it came, of any type
 * @returns undefined for whatever is not certain: another form, version, service or key, and anything that was changed
 */
export function openCode(token: unknown, key: CodeKey): SealedCode | undefined {
	if (typeof token !== 'string' || token.length > LONGEST_TOKEN) return undefined;
	const [version, text = '', ...rest] = token.split('.');
	const bytes = Buffer.from(text, 'base64url');
	// Several texts decode to the same bytes; only the one that was given out counts.
	if (version !== VERSION || rest.length > 0 || bytes.toString('base64url') !== text) return undefined;
	if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
	const opened = decrypt(bytes, deriveKey(key));
	return opened === undefined ? undefined : readSealed(opened);
}

function decrypt(bytes: Buffer, key: KeyObject): string | undefined {
	const nonce = bytes.subarray(0, NONCE_BYTES);
	const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
	decipher.setAAD(Buffer.from(VERSION)).setAuthTag(bytes.subarray(-TAG_BYTES));
	try {
		const content = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
		return Buffer.concat([content, decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

/** Only the key's owner can have written this; the version says that it has this form. */
function readSealed(text: string): SealedCode {
	const [id, phone, code, callId, issuedAt, expiresAt, channel] = JSON.parse(text) as [
		string,
		string,
		string,
		string | null,
		number,
		number,
		string?,
	];
	return { id, phone, code, callId, issuedAt, expiresAt, channel };
}

/** The last one: it takes as long to derive as to seal with it, and the calls of a run have it in common. */
let derived: (CodeKey & { key: KeyObject }) | undefined;

function deriveKey({ service, secret }: CodeKey): KeyObject {
	if (secret === '') throw new Error('A code cannot be sealed without a secret');
	if (derived?.service === service && derived.secret === secret) return derived.key;
	const info = `n8n-nodes-voice-calls verification ${VERSION} ${service} code`;
	const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', info, KEY_BYTES)));
	derived = { service, secret, key };
	return key;
}
