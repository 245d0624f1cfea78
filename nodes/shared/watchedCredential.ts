/** Tells whether a credential is the same for all items, which its expressions decide and nothing says. */

import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';

/** Places where no item is, even and odd. */
const NOWHERE = [1_000_000_000, 999_999_937];

/**
 * Reads a credential, and tells whether it is the same for all items. n8n takes longer for it than for all else that is done
 * for an item, so one that is the same is read once for all of them.
 *
 * An expression in it can look at the item, which is watched, or count items, such as `$itemIndex`: then it gives another
 * value for the last item, or for places where no item is.
 *
 * @param items what expressions are evaluated with
 * @param index of the item for which the credential is read
 * @param read reads it for the item at a place
 */
export async function readWatched(
	items: INodeExecutionData[],
	index: number,
	read: (index: number) => Promise<ICredentialDataDecryptedObject>,
): Promise<{ credential: ICredentialDataDecryptedObject; isShared: boolean }> {
	const item = items[index];
	let looksAtItem = false;
	items[index] = new Proxy(item, {
		get(target, key, receiver) {
			looksAtItem = true;
			return Reflect.get(target, key, receiver) as unknown;
		},
	});
	try {
		const credential = await read(index);
		const isShared = !looksAtItem && (items.length === 1 || (await isSameFor(items, credential, read)));
		return { credential, isShared };
	} finally {
		items[index] = item;
	}
}

async function isSameFor(
	items: INodeExecutionData[],
	credential: ICredentialDataDecryptedObject,
	read: (index: number) => Promise<ICredentialDataDecryptedObject>,
): Promise<boolean> {
	const wanted = JSON.stringify(credential);
	const places = [items.length - 1, ...NOWHERE];
	const others = await Promise.all(places.map(async (place) => await read(place).catch(() => undefined)));
	return others.every((other) => JSON.stringify(other) === wanted);
}
