/** Tells whether a credential is the same for all items, which its expressions decide and nothing says. */

import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';

/**
 * Reads a credential and watches whether that looks at the item. n8n takes longer for it than for all else that is done
 * for an item, so one that does not is read once for all of them.
 *
 * @param items what expressions are evaluated with
 * @param index of the item for which the credential is read
 */
export async function readWatched(
	items: INodeExecutionData[],
	index: number,
	read: () => Promise<ICredentialDataDecryptedObject>,
): Promise<{ credential: ICredentialDataDecryptedObject; looksAtItem: boolean }> {
	const item = items[index];
	let looksAtItem = false;
	items[index] = new Proxy(item, {
		get(target, key, receiver) {
			looksAtItem = true;
			return Reflect.get(target, key, receiver) as unknown;
		},
	});
	try {
		return { credential: await read(), looksAtItem };
	} finally {
		items[index] = item;
	}
}
