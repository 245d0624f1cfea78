/** Lets a code that is sent again void the ones before it. */

import { untilKept } from '../claims';
import { inTurn, type MarkStore } from '../markStore';
import { attemptMarks, codeMark, nameOf, SLOT_MS, sureMarks, voidMark } from './codeMarks';
import { LONGEST_LIFE_MS } from './life';

interface Issued {
	/** Digits. */
	phone: string;
	/** Milliseconds since 1970. */
	issuedAt: number;
}

/** A code, and the one that this process had sent the phone before, if it can still live: what is older it has voided then. */
interface Sent extends Issued {
	previousAt?: number;
}

/** What this process knows of a workflow's codes. */
interface Known {
	/** By phone: when its newest code was made. */
	newest: Map<string, number>;
	/** Codes that the store does not know of yet. */
	unsaved: Sent[];
	/** What the store is being told. */
	saving?: Promise<unknown>;
}

const knownByWorkflow = new Map<string | undefined, Known>();

/**
 * Notes that a phone has a new code: in this process at once, for others with the next `saveNewest`.
 *
 * @param now milliseconds since 1970
 * @returns when the code was made: later than the one before, whatever the clock says
 */
export function noteNewest(workflowId: string | undefined, phone: string, now = Date.now()): number {
	const { newest, unsaved } = knownOf(workflowId);
	const previousAt = newest.get(phone);
	const issuedAt = previousAt === undefined ? now : Math.max(now, previousAt + SLOT_MS);
	newest.delete(phone);
	newest.set(phone, issuedAt);
	for (const [oldest, at] of newest) {
		if (at > now - LONGEST_LIFE_MS) break;
		newest.delete(oldest);
	}
	unsaved.push({ phone, issuedAt, previousAt });
	return issuedAt;
}

/** Whether this process has sent the phone a newer code than this one. */
export function isReplacedHere(workflowId: string | undefined, { phone, issuedAt }: Issued): boolean {
	return (knownOf(workflowId).newest.get(phone) ?? 0) > issuedAt;
}

/**
 * Takes the attempts of all codes that have a newer one, whichever process has sent either. Where n8n cannot keep that,
 * this process still knows, and tries again with the next one.
 */
export async function saveNewest(workflowId: string | undefined, store: MarkStore): Promise<void> {
	const known = knownOf(workflowId);
	const dead = Date.now() - LONGEST_LIFE_MS;
	const codes = known.unsaved.splice(0).filter(({ issuedAt }) => issuedAt > dead);
	if (codes.length > 0) known.saving = Promise.all([known.saving, save(known, store, codes)]);
	await known.saving;
}

async function save({ unsaved }: Known, store: MarkStore, codes: Sent[]): Promise<void> {
	try {
		const sent = codes.flatMap(withPrevious);
		const isNew = await addSurely(store, [...codes.flatMap(marksOf), ...voiding(sent)]);
		const own = ownPeriods(codes);
		const shared = codes.flatMap(({ phone, issuedAt }) => {
			const period = markIn(phone, PERIOD, issuedAt);
			return own.before.has(period) || isNew.has(period) ? [] : sharedMark(phone, issuedAt);
		});
		await addSurely(store, shared);
		// What others have sent is looked for at the end, so that of two that save at the same moment one sees the other.
		const others = await inTurn(store, async () => await codesOfOthers(store, codes, own.all));
		if (others.length > 0) await addSurely(store, voiding([...sent, ...others]));
	} catch {
		unsaved.unshift(...codes);
	}
}

/** @returns the marks that were not there yet */
async function addSurely(store: MarkStore, marks: string[]): Promise<Set<string>> {
	if (marks.length === 0) return new Set();
	return await untilKept(store, async (claim) => {
		const result = new Set(await store.add([...new Set(marks), claim]));
		return { result, isClaimed: true };
	});
}

const withPrevious = (code: Sent): Issued[] =>
	code.previousAt === undefined ? [code] : [code, { phone: code.phone, issuedAt: code.previousAt }];

/** @returns the marks of all but the newest code of each phone, which take their attempts */
function voiding(codes: Issued[]): string[] {
	const newest = new Map<string, number>();
	for (const { phone, issuedAt } of codes) newest.set(phone, Math.max(issuedAt, newest.get(phone) ?? 0));
	const isReplaced = ({ phone, issuedAt }: Issued) => slotOf(issuedAt) < slotOf(newest.get(phone) ?? 0);
	return codes
		.filter(isReplaced)
		.map(codeMark)
		.flatMap((code) => [...attemptMarks(code), ...sureMarks(voidMark(code))]);
}

/**
 * In which period, minute, second and slot a code was sent. n8n's store is slow to ask, and for most phones two periods are
 * all: those without an earlier code, and those to which nobody but this process has sent one.
 */
const LEVELS = [LONGEST_LIFE_MS, 60_000, 1000, SLOT_MS];
const [PERIOD] = LEVELS;
const slotOf = (at: number) => Math.floor(at / SLOT_MS);

/** @param at milliseconds since 1970 */
const markIn = (phone: string, level: number, at: number): string =>
	level === SLOT_MS
		? codeMark({ phone, issuedAt: at })
		: `sent ${nameOf(phone)} ${level} ${Math.floor(at / level)}`;

/** Not all of the period's codes are of one process. */
const sharedMark = (phone: string, at: number): string => `${markIn(phone, PERIOD, at)} shared`;

const marksOf = ({ phone, issuedAt }: Issued): string[] =>
	LEVELS.map((level) => markIn(phone, level, issuedAt));

/** A time in which a phone may have been sent a code. */
interface Span {
	phone: string;
	/** Is in the store if it was. */
	mark: string;
	/** Milliseconds since 1970. */
	from: number;
	/** The first millisecond after it. */
	until: number;
}

/** @returns the codes that other processes have sent the phones, as far as these matter to them */
async function codesOfOthers(store: MarkStore, codes: Sent[], own: Set<string>): Promise<Issued[]> {
	let spans = await usedOf(
		store,
		codes.flatMap((code) => periodsOf(code, own)),
	);
	for (const level of LEVELS.slice(1)) {
		spans = await usedOf(
			store,
			spans.flatMap((span) => partsOf(span, level)),
		);
	}
	return spans.map(({ phone, from }) => ({ phone, issuedAt: from }));
}

async function usedOf(store: MarkStore, spans: Span[]): Promise<Span[]> {
	const marks = [...new Set(spans.map(({ mark }) => mark))];
	const found = new Set(marks.length > 0 ? await store.find(marks) : []);
	return spans.filter(({ mark }) => found.has(mark));
}

/** What comes before the code that this process had sent before was looked for then. */
function periodsOf({ phone, issuedAt, previousAt = 0 }: Sent, own: Set<string>): Span[] {
	const life = { phone, from: issuedAt - LONGEST_LIFE_MS, until: Math.max(Date.now(), issuedAt) + 1 };
	return partsOf(life, PERIOD)
		.filter(({ until }) => until > previousAt)
		.map((part) => (own.has(part.mark) ? { ...part, mark: sharedMark(phone, part.from) } : part));
}

function partsOf({ phone, from, until }: Omit<Span, 'mark'>, level: number): Span[] {
	const first = Math.floor(from / level);
	return Array.from({ length: Math.max(0, Math.ceil(until / level) - first) }, (_, at) => {
		const start = (first + at) * level;
		const part = { from: Math.max(from, start), until: Math.min(until, start + level) };
		return { phone, mark: markIn(phone, level, start), ...part };
	});
}

/** The periods in which this process has sent the phones codes: their marks tell nothing about others. */
function ownPeriods(codes: Sent[]): { before: Set<string>; all: Set<string> } {
	const unsaved = new Set(codes.map(codeMark));
	const previous = codes.flatMap(withPrevious).filter((code) => !unsaved.has(codeMark(code)));
	const periods = (some: Issued[]) => some.map(({ phone, issuedAt }) => markIn(phone, PERIOD, issuedAt));
	return { before: new Set(periods(previous)), all: new Set(periods([...codes, ...previous])) };
}

function knownOf(workflowId: string | undefined): Known {
	const known: Known = knownByWorkflow.get(workflowId) ?? { newest: new Map<string, number>(), unsaved: [] };
	knownByWorkflow.set(workflowId, known);
	return known;
}
