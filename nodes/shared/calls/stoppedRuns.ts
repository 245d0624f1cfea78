/**
 * What a stopped run has placed. When a person stops an execution, n8n writes it back as it was before it ran, and with it
 * goes the memory of the node; so the calls are noted in n8n's own store, and a retry from the list of executions asks for
 * them there. A process that is killed can note nothing.
 */

import { createHash } from 'node:crypto';

import type { ErrorRow } from '../errors';
import type { Effect } from '../http/effect';
import { leavesOpen } from '../http/effect';
import type { MarkStore } from '../markStore';
import { inTurn } from '../markStore';
import type { Entry } from './gate';
import { wasCalled } from './outcomes';

type KeyOf<Call> = (call: Call) => string;

/** The call and what it was made from: another execution that calls the same phone for something else does not count. */
function markOf<Reading, Call>({ item, call }: Entry<Reading, Call>, keyOf: KeyOf<Call>): string {
	const name = JSON.stringify(['stopped', keyOf(call), item.json]);
	return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}

/** Notes the calls that were placed, or may have been. Where n8n can't note them, nothing more can be done. */
export async function noteStopped<Reading, Call>(
	store: MarkStore,
	entries: Array<Entry<Reading, Call>>,
	keyOf: KeyOf<Call>,
): Promise<void> {
	const marks = entries.filter(({ outcome }) => wasCalled(outcome)).map((entry) => markOf(entry, keyOf));
	if (marks.length > 0) await inTurn(store, async () => await store.add(marks)).catch(() => undefined);
}

/** @returns the calls that a stopped run may have placed */
export async function findStopped<Reading, Call>(
	store: MarkStore,
	entries: Array<Entry<Reading, Call>>,
	keyOf: KeyOf<Call>,
): Promise<Array<Entry<Reading, Call>>> {
	const marks = entries.map((entry) => markOf(entry, keyOf));
	if (marks.length === 0) return [];
	const found = new Set(await inTurn(store, async () => await store.find(marks)));
	return entries.filter((_, at) => found.has(marks[at]));
}

/** What is said of such a call. */
export const stoppedBefore = (effect: Effect): ErrorRow =>
	leavesOpen('The execution was stopped while this call was under way, and its result is lost', effect);
