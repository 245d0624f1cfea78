/**
 * Counts the calls that verify, in the store that the verification nodes of a workflow share. So a limit holds over
 * executions, restarts and workers.
 *
 * The time of a limit is counted in parts, twelve if nothing else is said, and a call leaves a mark in the part in which it
 * was made: the first one there the mark 1, the next one the mark 2. A part counts as long as the limit's time reaches into
 * it, so a limit can last a part longer than it says, and never less. Of two processes that take the same mark at the same
 * moment, only one keeps it (see `shared/claims.ts`); the other one counts anew.
 */

import { MOST_TRIES, WRITTEN_OVER, writtenOver } from '../../shared/claims';
import { inOneTurn, inTurn, type MarkStore } from '../../shared/markStore';
import { claim, claimsOf, countApart } from './claims';
import { giveBack, isBeyond, nextMark, takeBack, takeNext, type Taken } from './counted';
import { countedOf, type Counts, countsOf, read, remember } from './known';
import { endOfPart, type Limit, nameOf, partOf, partsOf } from './parts';

const SECOND_MS = 1000;

/** A limit that does not let a call pass. */
export interface Exceeded<Name extends string = string> {
	limit: Name;
	/** From when on it lets one pass, in milliseconds since 1970, if nobody else is called until then. */
	until: number;
}

/** A call that may be placed. */
export interface Passed<Name extends string = string> {
	/** What it has taken of each limit. */
	parts: Array<Taken<Name>>;
}

/** How a call that has passed has ended. */
export interface Ended<Name extends string = string> {
	passed: Passed<Name>;
	/** Whether the phone may have rung; if not, the call makes room for another one. */
	rang: boolean;
	/** Limits that count it all the same. */
	kept?: readonly Name[];
}

/** A call that asks. */
interface Asking<Name extends string = string> {
	limits: Array<Limit<Name>>;
	clock: () => number;
	result?: Passed<Name> | Exceeded<Name>;
}

/**
 * Lets calls pass one after another, each of them if all its limits do, and counts those that pass. It takes as long as the
 * store needs to settle, however many ask.
 *
 * @param wanted the limits of each call
 * @param clock tells milliseconds since 1970
 * @returns for each call whether it passes, or the limit that holds it back longest
 * @throws what the store throws; then no call may be placed
 */
export async function passLimits<Name extends string>(
	store: MarkStore,
	wanted: Array<Array<Limit<Name>>>,
	clock: () => number = Date.now,
): Promise<Array<Passed<Name> | Exceeded<Name>>> {
	const asking = wanted.map((limits): Asking<Name> => ({ limits, clock }));
	await passTogether(store, asking);
	return asking.flatMap(({ result }) => result ?? []);
}

const passTogether = inOneTurn(passUntilSure);

/** Until what has passed is certainly in the store. */
async function passUntilSure(store: MarkStore, calls: Asking[]): Promise<void> {
	const pass = async () => {
		for (let tries = 0; !(await passAll(store, calls)); tries += 1) {
			if (tries === MOST_TRIES) throw new Error(WRITTEN_OVER);
		}
	};
	await pass().catch((error: unknown) => {
		eachPart(calls, ({ own }) => (own.open -= 1));
		throw error;
	});
}

/** @returns whether what was decided holds: another process may have been quicker */
async function passAll(store: MarkStore, calls: Asking[]): Promise<boolean> {
	const counts = countsOf(store);
	const now = calls.reduce((latest, { clock }) => Math.max(latest, clock()), 0);
	const all = new Map(calls.flatMap(({ limits }) => limits).map((limit) => [nameOf(limit), limit]));
	const counted = await read(store, counts, all, now);
	const taken: Taken[] = [];
	for (const call of calls) call.result = passOne(call.limits, counted, taken, now);
	if (taken.length === 0) return true;
	const isNew = new Set(taken);
	const takeAllBack = (late?: Set<Taken>) =>
		undo(calls, (one) => !late?.has(one) && (isNew.has(one) ? takeBack(one) : giveBack(one)));
	const late = await claim(store, taken).catch((error: unknown) => {
		takeAllBack();
		throw error;
	});
	remember(counts, counted, all, now);
	const gone = await writtenOver(store, claimsOf(taken));
	if (gone.size > 0) return takeAllBack(late);
	if (late.size > 0) return undo(calls, (one) => !late.has(one) && giveBack(one));
	await read(store, counts, all, now);
	for (const call of calls) call.result = stillPassing(call, counted, now);
	return true;
}

/** The latest mark first. */
function eachPart(calls: Asking[], work: (one: Taken) => unknown): void {
	for (const { result } of [...calls].reverse()) {
		if (result && !isExceeded(result)) result.parts.forEach(work);
	}
}

function undo(calls: Asking[], free: (one: Taken) => unknown): false {
	eachPart(calls, (one) => {
		one.own.open -= 1;
		free(one);
	});
	for (const call of calls) call.result = undefined;
	return false;
}

/** Another process may have taken what comes before. A call that is beyond a limit makes room for those behind it. */
function stillPassing(call: Asking, counted: Counts, now: number): Asking['result'] {
	const { limits, result } = call;
	if (!result || isExceeded(result)) return result;
	const beyond = result.parts.find((one) => isBeyond(one, firstPart(one.limit, now)));
	if (!beyond) return result;
	undo([call], giveBack);
	const { name, seconds } = beyond.limit;
	return exceeded(limits, counted, now) ?? { limit: name, until: now + seconds * SECOND_MS };
}

/**
 * Calls that have passed and are under way ask again, by another channel: for other processes, a limit that holds begins
 * anew.
 *
 * @throws what the store throws; this process counts it all the same
 */
export async function renewPassed(store: MarkStore, passed: Passed[], now = Date.now()): Promise<void> {
	await inTurn(store, async () => {
		const later = ({ limit, part }: Taken) => limit.holds && partOf(limit, now) > part;
		const renewed = passed.flatMap(({ parts }) => parts).filter(later);
		for (const one of renewed) {
			giveBack(one);
			one.part = partOf(one.limit, now);
			takeNext(one);
		}
		await countApart(store, renewed, []);
	});
}

/**
 * Ends calls that have passed. For a phone that may have rung, a limit that holds begins now: it may have waited for its
 * turn, or for another channel.
 *
 * @throws what the store throws; this process counts it all the same
 */
export async function endPassed<Name extends string>(
	store: MarkStore,
	ended: Array<Ended<Name>>,
	now = Date.now(),
): Promise<void> {
	const [taken, counting]: [Taken[], Taken[]] = [[], []];
	await inTurn(store, async () => {
		for (const { passed, rang, kept = [] } of ended) {
			for (const one of passed.parts) {
				const { limit, own, part } = one;
				own.open -= 1;
				if (!rang && !kept.includes(limit.name)) giveBack(one);
				else if (limit.most < Infinity && !limit.holds) counting.push(one);
				const last = partOf(limit, now);
				if (rang && limit.holds && last > part)
					taken.push({ limit, own, part: last, mark: nextMark(own, last) });
			}
		}
		await countApart(store, taken, counting);
	});
}

export const isExceeded = <Name extends string>(result: Passed | Exceeded<Name>): result is Exceeded<Name> =>
	'until' in result;

function passOne<Name extends string>(
	limits: Array<Limit<Name>>,
	counted: Counts,
	taken: Taken[],
	now: number,
): Passed<Name> | Exceeded<Name> {
	const held = exceeded(limits, counted, now);
	if (held) return held;
	const parts = limits.map((limit) => {
		const [own, part] = [countedOf(counted, nameOf(limit)), partOf(limit, now)];
		const freed = own.free.get(part)?.pop();
		const one = { limit, own, part, mark: freed ?? nextMark(own, part) };
		if (freed === undefined) taken.push(one);
		own.open += 1;
		return one;
	});
	return { parts };
}

/** @returns the limit that holds a call back longest */
function exceeded<Name extends string>(
	limits: Array<Limit<Name>>,
	counted: Counts,
	now: number,
): Exceeded<Name> | undefined {
	const ends = limits.map((limit) => ({ limit: limit.name, until: endOf(limit, counted, now) }));
	return ends.filter(({ until }) => until > now).sort((a, b) => b.until - a.until)[0];
}

const firstPart = (limit: Limit, now: number): number => partOf(limit, now - limit.seconds * SECOND_MS);

/** @returns until when the limit lets nobody pass; 0 where it does */
function endOf(limit: Limit, counts: Counts, now: number): number {
	const { marks, free, open } = countedOf(counts, nameOf(limit));
	if (open > 0 && limit.holds && limit.most < Infinity) return now + limit.seconds * SECOND_MS;
	const calls = (part: number) => (marks.get(part) ?? 0) - (free.get(part)?.length ?? 0);
	const parts = partsOf(limit, now).filter((part) => part >= firstPart(limit, now));
	let toLeave = parts.reduce((sum, part) => sum + calls(part), 0) - limit.most + 1;
	if (toLeave <= 0) return 0;
	const last = parts.find((part) => (toLeave -= calls(part)) <= 0) ?? partOf(limit, now);
	return endOfPart(limit, last) + limit.seconds * SECOND_MS;
}
