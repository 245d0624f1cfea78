/** Whether a callback can be checked with the credential that a call is placed with: n8n evaluates its expressions anew. */

import { inputError, messageOf } from '../errors';
import type { Item } from '../item';

/**
 * @param labels of the fields that the webhook needs, by their names
 * @throws NodeOperationError for a credential that cannot be read then, or is another one
 */
export async function requireLater(item: Item, type: string, labels: Record<string, string>): Promise<void> {
	const own = await item.credential(type);
	const later = await item.once(`${type} later`, async () => await readLater(item, type));
	const names = Object.keys(labels).filter((name) => typeof later === 'string' || later[name] !== own[name]);
	if (names.length === 0) return;
	const fields = names.map((name) => `'${labels[name]}'`).join(' or ');
	const why = typeof later === 'string' ? ` (${later})` : '';
	throw inputError(
		item,
		item.node.credentials?.[type]?.name ?? type,
		`(credential) has an expression in ${fields} that gives something else, or nothing, when the call reports back${why}`,
		"There is no input then, and no other node. Use a fixed value, or an expression of '$vars' or '$secrets'. Nobody was called.",
	);
}

async function readLater(item: Item, type: string) {
	try {
		return await item.credentialWithoutInput(type);
	} catch (error) {
		return messageOf(error);
	}
}
