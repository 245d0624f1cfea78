/** Remembers which code of a phone is the newest, so that a code that is sent again voids the one before it. */

import type { MarkStore } from '../markStore';
import { inTurn } from '../markStore';
import { LONGEST_LIFE_MS } from './life';

const SECOND_MS = 1000;

/** What this process knows of a workflow's codes. */
interface Known {
	/** By phone: when its newest code was made, in milliseconds since 1970. */
	newest: Map<string, number>;
	/** Marks that the store does not have yet. */
	unsaved: string[];
}

const knownByWorkflow = new Map<string | undefined, Known>();

/** A code of a phone that was made in that second. */
const mark = (phone: string, second: number) => `newest ${phone} ${second}`;

/**
 * Notes that a phone has a new code: in this process at once, for others with the next `saveNewest`.
 *
 * @param phone a keyed name, no number
 * @param issuedAt milliseconds since 1970
 */
export function noteNewest(workflowId: string | undefined, phone: string, issuedAt: number): void {
	const { newest, unsaved } = knownOf(workflowId);
	newest.delete(phone);
	newest.set(phone, issuedAt);
	for (const [oldest, at] of newest) {
		if (at > issuedAt - LONGEST_LIFE_MS) break;
		newest.delete(oldest);
	}
	unsaved.push(mark(phone, Math.floor(issuedAt / SECOND_MS)));
}

/** Tells other processes which codes are new. Where n8n cannot keep it, this process still knows. */
export async function saveNewest(workflowId: string | undefined, store: MarkStore): Promise<void> {
	const { unsaved } = knownOf(workflowId);
	const marks = unsaved.splice(0);
	if (marks.length === 0) return;
	await inTurn(store, async () => await store.add(marks)).catch(() => unsaved.push(...marks));
}

/**
 * Whether the phone has a newer code than the one that was made then; of two within one second only this process knows.
 *
 * @param phones its names, one for each key
 * @throws what the store throws
 */
export async function isReplaced(
	workflowId: string | undefined,
	store: MarkStore,
	phones: string[],
	issuedAt: number,
): Promise<boolean> {
	const { newest } = knownOf(workflowId);
	if (phones.some((phone) => (newest.get(phone) ?? 0) > issuedAt)) return true;
	const first = Math.floor(issuedAt / SECOND_MS) + 1;
	const seconds = Math.max(0, Math.floor(Date.now() / SECOND_MS) - first + 1);
	const marks = phones.flatMap((phone) =>
		Array.from({ length: seconds }, (_, at) => mark(phone, first + at)),
	);
	return marks.length > 0 && (await inTurn(store, async () => await store.find(marks))).length > 0;
}

function knownOf(workflowId: string | undefined): Known {
	const known = knownByWorkflow.get(workflowId) ?? { newest: new Map(), unsaved: [] };
	knownByWorkflow.set(workflowId, known);
	return known;
}
