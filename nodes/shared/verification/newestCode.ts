/** Lets a code that is sent again void the ones before it. */

import { inTurn, type MarkStore } from '../markStore';
import { attemptMarks, codeMark, nameOf, SLOT_MS, voidMark } from './codeMarks';
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
		await store.add([...codes.flatMap(marksOf), ...taken]);
	};
	await inTurn(store, save).catch(() => knownOf(workflowId).unsaved.push(...codes));
}

/** In which minute, second and slot a code was sent: most phones have no earlier one, so no more than the minutes are asked. */
const LEVELS = [60_000, 1000, SLOT_MS];

const markIn = (phone: string, level: number, at: number): string =>
	level === SLOT_MS ? codeMark({ phone, issuedAt: at * level }) : `sent ${nameOf(phone)} ${level} ${at}`;

const marksOf = ({ phone, issuedAt }: Issued): string[] =>
	LEVELS.map((level) => markIn(phone, level, Math.floor(issuedAt / level)));

/** @returns the marks of the codes that the phones were sent before, as long as these can live */
async function codesBefore(store: MarkStore, codes: Issued[]): Promise<string[]> {
	let spans = codes.map(({ phone, issuedAt }) => ({
		...{ phone, mark: '', from: issuedAt - LONGEST_LIFE_MS },
		until: Math.floor(issuedAt / SLOT_MS) * SLOT_MS,
	}));
	for (const level of LEVELS) {
		const parts = spans.flatMap((span) => partsOf(span, level));
		const found = new Set(parts.length > 0 ? await store.find(parts.map(({ mark }) => mark)) : []);
		spans = parts.filter(({ mark }) => found.has(mark));
	}
	return spans.map(({ mark }) => mark);
}

function partsOf({ phone, from, until }: { phone: string; from: number; until: number }, level: number) {
	const first = Math.floor(from / level);
	return Array.from({ length: Math.max(0, Math.ceil(until / level) - first) }, (_, at) => ({
		phone,
		mark: markIn(phone, level, first + at),
		from: Math.max(from, (first + at) * level),
		until: Math.min(until, (first + at + 1) * level),
	}));
}

function knownOf(workflowId: string | undefined): Known {
	const known = knownByWorkflow.get(workflowId) ?? { newest: new Map<string, number>(), unsaved: [] };
	knownByWorkflow.set(workflowId, known);
	return known;
}
