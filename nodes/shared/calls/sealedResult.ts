/** Hides the result of a call in stored data, from everybody who does not know which number was called. */

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyFrom = (key: string) => createHash('sha256').update(`result ${key}`).digest();

/** @param key what must not be placed twice: digits of a phone */
export function seal(text: string, key: string): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(ALGORITHM, keyFrom(key), nonce);
	const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
	return bytes.toString('base64url');
}

/** @returns undefined for what was not sealed with this key */
export function open(sealed: string, key: string): string | undefined {
	const bytes = Buffer.from(sealed, 'base64url');
	if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
	const options = { authTagLength: TAG_BYTES };
	const decipher = createDecipheriv(ALGORITHM, keyFrom(key), bytes.subarray(0, NONCE_BYTES), options);
	decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
	try {
		const content = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
		return Buffer.concat([content, decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}
