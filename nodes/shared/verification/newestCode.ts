/** Lets a code that is sent again void the ones before it. */

import type { MarkStore } from '../markStore';
import { inTurn } from '../markStore';
import { attemptMarks, codeMark, nameOf, SLOT_MS, slotOf, voidMark } from './codeMarks';
import { LONGEST_LIFE_MS } from './life';

interface Issued {
	/** Digits. */
	phone: string;
	/** Milliseconds since 1970. */
	issuedAt: number;
}

/** What this process knows of a workflow's codes. */
interface Known {
	/** By phone: when its newest code was made. */
	newest: Map<string, number>;
	/** Codes that the store does not know of yet. */
	unsaved: Issued[];
}

const knownByWorkflow = new Map<string | undefined, Known>();

/** Notes that a phone has a new code: in this process at once, for others with the next `saveNewest`. */
export function noteNewest(workflowId: string | undefined, issued: Issued): void {
	const { newest, unsaved } = knownOf(workflowId);
	const { phone, issuedAt } = issued;
	newest.delete(phone);
	newest.set(phone, issuedAt);
	for (const [oldest, at] of newest) {
		if (at > issuedAt - LONGEST_LIFE_MS) break;
		newest.delete(oldest);
	}
	unsaved.push({ phone, issuedAt });
}

/** Whether this process has sent the phone a newer code than this one. */
export function isReplacedHere(workflowId: string | undefined, { phone, issuedAt }: Issued): boolean {
	return (knownOf(workflowId).newest.get(phone) ?? 0) > issuedAt;
}

/**
 * Takes the attempts of all codes that the new ones replace, whichever process has sent them. Where n8n cannot keep that,
 * this process still knows.
 */
export async function saveNewest(workflowId: string | undefined, store: MarkStore): Promise<void> {
	const codes = knownOf(workflowId).unsaved.splice(0);
	if (codes.length === 0) return;
	const save = async () => {
		const before = await codesBefore(store, codes);
		const taken = before.flatMap((code) => [...attemptMarks(code), voidMark(code)]);
		await store.add([...codes.flatMap((code) => [recentMarks(code)[0], codeMark(code)]), ...taken]);
	};
	await inTurn(store, save).catch(() => knownOf(workflowId).unsaved.push(...codes));
}

/** A phone that was sent a code lately, in this and in the last ten minutes: most phones were not, so nothing else is asked. */
function recentMarks({ phone, issuedAt }: Issued): [string, string] {
	const now = Math.floor(issuedAt / LONGEST_LIFE_MS);
	return [`recent ${nameOf(phone)} ${now}`, `recent ${nameOf(phone)} ${now - 1}`];
}

async function codesBefore(store: MarkStore, codes: Issued[]): Promise<string[]> {
	const recent = new Set(await store.find(codes.flatMap(recentMarks)));
	const again = codes.filter((code) => recentMarks(code).some((mark) => recent.has(mark)));
	const slots = again.flatMap(({ phone, issuedAt }) =>
		Array.from({ length: LONGEST_LIFE_MS / SLOT_MS }, (_, at) =>
			codeMark({ phone, issuedAt: (slotOf(issuedAt) - at - 1) * SLOT_MS }),
		),
	);
	return slots.length > 0 ? await store.find(slots) : [];
}

function knownOf(workflowId: string | undefined): Known {
	const known = knownByWorkflow.get(workflowId) ?? { newest: new Map<string, number>(), unsaved: [] };
	knownByWorkflow.set(workflowId, known);
	return known;
}
