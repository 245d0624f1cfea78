/** Reads the credential of a trigger, which n8n decrypts and evaluates anew for every delivery. */

import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

interface Reading {
	at: number;
	data: Promise<ICredentialDataDecryptedObject>;
}

const FRESH_MS = 10_000;
const MOST_READINGS = 100;
const readings = new Map<string, Reading>();

/**
 * Reads a credential, at most every ten seconds: so long may pass until a trigger that is under load heeds a new secret.
 * It more than doubles the deliveries that a trigger takes in a second.
 *
 * @param type of the credential
 * @param now milliseconds since 1970
 */
export async function triggerCredential(
	context: IWebhookFunctions,
	type: string,
	now = Date.now(),
): Promise<ICredentialDataDecryptedObject> {
	const id = context.getNode().credentials?.[type]?.id;
	if (!id) return await context.getCredentials(type);
	const name = `${type} ${id}`;
	const known = readings.get(name);
	if (known && now - known.at < FRESH_MS) return await known.data;

	const data = context.getCredentials(type);
	readings.set(name, { at: now, data });
	// What can't be read now may be readable for the next delivery.
	data.catch(() => readings.delete(name));
	const [oldest] = readings.keys();
	if (readings.size > MOST_READINGS) readings.delete(oldest);
	return await data;
}
