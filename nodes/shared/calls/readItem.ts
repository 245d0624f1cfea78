/** Reads an item: its guards, its options, its settings and whom it wants to call. */

import { asNodeError } from '../errors';
import { isSimplified } from '../fields';
import { readRequestOptions, type RequestOptions } from '../http/requestOptions';
import type { Signature } from '../http/send';
import type { Item } from '../item';
import { noGuards } from '../safety/guards';
import { readGuards } from '../safety/readGuards';
import { isPaid, type Operation } from './operation';
import { ownerOf, type RunContext } from './owner';
import type { ReadItem } from './results';

/**
 * Reads what one item asks for, before anybody is called.
 *
 * @returns its calls, or the error that names what cannot be read
 */
export async function readItem<Reading, Call>(
	context: RunContext,
	operation: Operation<Reading, Call>,
	item: Item,
): Promise<ReadItem<Reading, Call>> {
	try {
		const guarded = isPaid(operation) && !operation.callsNobody;
		const guards = guarded ? readGuards(item) : noGuards;
		optionsOf(item);
		const { signature, reading } = await sharedOf(operation, item);
		const calls = await operation.calls(item, reading);
		const owner = ownerOf(context, item, [reading, calls]);
		const simplify = operation.short && item.fixed('options', () => isSimplified(item));
		const entries = calls.map((call) => ({ item, owner, reading, call, guards, signature }));
		return { item, entries, simplify };
	} catch (error) {
		return { item, entries: [], error: asNodeError(item, error) };
	}
}

/** What is read once for all items where none can differ. */
interface Shared<Reading> {
	signature: Signature;
	reading: Reading;
}

/** @returns no promise where it is known: thousands of items take longer to wait for it than to be read */
function sharedOf<Reading, Call>(
	operation: Operation<Reading, Call>,
	item: Item,
): Shared<Reading> | Promise<Shared<Reading>> {
	const kept = item.once<{ shared?: Shared<Reading> }>('shared', () => ({}));
	return kept.shared ?? readShared(operation, item, kept);
}

async function readShared<Reading, Call>(
	operation: Operation<Reading, Call>,
	item: Item,
	kept: { shared?: Shared<Reading> },
): Promise<Shared<Reading>> {
	const { credential } = operation;
	const signature = { type: credential, data: await item.credential(credential) };
	const shared = { signature, reading: await operation.read(item) };
	if (item.isFixed() && item.sharesCredential(credential)) kept.shared = shared;
	return shared;
}

/** Request Options, read once where they are the same for all items. */
export const optionsOf = (item: Item): RequestOptions =>
	item.fixed('requestOptions', () => readRequestOptions(item));
