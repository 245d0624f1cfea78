/** The gate for calls that cost money: the only way in which a paid request leaves the package. */

import type { IDataObject } from 'n8n-workflow';

import { type ErrorRow, inputError, type NodeError, problemError } from '../errors';
import { leavesOpen, stopped } from '../http/effect';
import type { Signature } from '../http/send';
import type { Item } from '../item';
import type { SkipReason } from '../result';
import { CANNOT_SCHEDULE, OUTSIDE_HOURS } from '../safety/brokenGuards';
import { type Guards, type RateLimit, whyForbidden } from '../safety/guards';
import type { RecentNumbers } from '../safety/recentNumbers';
import { planOf } from './dryRun';
import type { Admitted, CallMemory, Remembered } from './memory';
import type { CallOutcome, PaidOperation } from './operation';
import { outcomeFrom, toRemember, wasCalled, whenRepeated, withTime } from './outcomes';
import { isToolOwner, rowOf, runOf } from './owner';
import { calledWithin, renewed } from './recentCalls';
import { ringsAt, scheduled } from './scheduling';
import { findUnclearTool, noteUnclearTool, settleUnclearTool, toolNameOf } from './unclearTools';

/** One call on its way: what an item asks for, and what came of it. */
export interface Entry<Reading, Call> {
	item: Item;
	/** Which item of which run asks for it. */
	owner: string;
	reading: Reading;
	call: Call;
	guards: Guards;
	signature: Signature;
	outcome?: CallOutcome;
	/** A guard that can't be kept. */
	error?: NodeError;
}

type Send<Reading, Call> = (reading: Reading, entries: Array<Entry<Reading, Call>>) => Promise<CallOutcome[]>;

/** What stands between a run and the service: the gate, or nothing where nobody is called. */
export interface Gate<Reading, Call> {
	/**
	 * Settles what need not be sent: what was placed before, and what a guard holds back. What is remembered of this
	 * execution counts first, all of it, before any guard is asked.
	 *
	 * @returns the calls that may be placed
	 */
	admit(entries: Array<Entry<Reading, Call>>): Promise<Array<Entry<Reading, Call>>>;
	/**
	 * Waits for its turn, looks at clock and cancel signal again, remembers that the result is unclear, and only then
	 * sends. Repeats only what certainly reached nobody. Then every call has its result.
	 *
	 * @param send sends these of the entries in one request; gives a result for each of them
	 */
	dispatch(entries: Array<Entry<Reading, Call>>, limit: RateLimit, send: Send<Reading, Call>): Promise<void>;
}

/**
 * The gate of one run.
 *
 * @example
 * const gate = new CallGate(operation, memory, recent, signal);
 * const open = await gate.admit(entries);
 * await gate.dispatch(open, limit, async (reading) => await sendBatch(…));
 */
export class CallGate<Reading, Call> implements Gate<Reading, Call> {
	/**
	 * @param recent numbers called in other executions
	 * @param restrict a guard of the operation's own, asked last: it settles the calls that are not to be placed
	 */
	constructor(
		private readonly operation: PaidOperation<Reading, Call>,
		private readonly memory: CallMemory,
		private readonly recent: RecentNumbers,
		private readonly signal?: AbortSignal,
		private readonly restrict?: (entries: Array<Entry<Reading, Call>>) => Promise<void>,
	) {}

	async admit(entries: Array<Entry<Reading, Call>>): Promise<Array<Entry<Reading, Call>>> {
		entries.forEach((entry) => this.recall(entry));
		entries.filter(isOpen).forEach((entry) => this.checkAlone(entry));
		const candidates = entries.filter(isOpen);
		const called = await this.calledRecently(candidates);
		const named = new Set<string>();
		candidates.filter(isOpen).forEach((entry, at, open) => {
			// The calls of an item follow one another.
			if (entry.item !== open[at - 1]?.item) named.clear();
			this.checkTogether(entry, called.has(entry), named);
		});
		await this.askLast(candidates.filter(isOpen));
		await this.release(candidates.filter((entry) => !isOpen(entry) && !called.has(entry)));
		return entries.filter(isOpen);
	}

	async dispatch(
		entries: Array<Entry<Reading, Call>>,
		limit: RateLimit,
		send: Send<Reading, Call>,
	): Promise<void> {
		const noted = new Set<string>();
		const place = async () => await this.place(entries, send, noted);
		const outcomes = await this.memory.limiter.run(limit, place, whenRepeated);
		entries.forEach((entry, at) => this.settle(entry, outcomes === 'closed' ? outcomes : outcomes[at]));
		await this.release(entries);
	}

	/** The result takes the place of `unclear`; what nobody got is forgotten. */
	private settle(entry: Entry<Reading, Call>, outcome: CallOutcome | 'closed'): void {
		const key = this.keyOf(entry);
		const result = outcome === 'closed' ? undefined : toRemember(outcome);
		if (result) this.memory.remember(key, entry.owner, result);
		else this.memory.forget(key, entry.owner);
		if (isToolOwner(entry.owner)) settleUnclearTool(this.toolName(entry), result);
		if (outcome === 'closed') this.holdOutsideHours(entry);
		else entry.outcome = outcome;
	}

	private async place(
		entries: Array<Entry<Reading, Call>>,
		send: Send<Reading, Call>,
		noted: Set<string>,
	): Promise<CallOutcome[] | 'closed'> {
		const [{ guards, reading }] = entries;
		const { effect, scheduling } = this.operation;
		const fit = () => scheduled(guards.hours, scheduling, reading);
		const rings = ringsAt(scheduling, fit()?.reading ?? reading);
		const unkept = await renewed(this.recent, entries, this.keyOf, rings);
		const failure = this.signal?.aborted ? stopped : unkept;
		if (failure) return entries.map(() => ({ failure }));
		// Only now: to remember the numbers may have taken a while.
		const fitting = fit();
		if (!fitting) return 'closed';
		const underWay = entries.map((entry) => this.underWay(entry, noted));
		const open = entries.filter((_, at) => !underWay[at]);
		const unclear = leavesOpen('The execution was interrupted while the request was under way', effect);
		open.forEach((entry) => this.begin(entry, unclear, noted));
		const sending = open.length > 0 ? send(fitting.reading, open) : Promise.resolve([]);
		const sent = await sending.catch(() => open.map(() => ({ failure: unclear })));
		const answered = sent.map((outcome) => withTime(outcome, fitting.scheduledFor)).values();
		return underWay.map((outcome) => outcome ?? (answered.next().value as CallOutcome));
	}

	/** An agent may have asked for the same call at the same moment, alone or among others. */
	private underWay(entry: Entry<Reading, Call>, noted: Set<string>): CallOutcome | undefined {
		if (!isToolOwner(entry.owner)) return undefined;
		const name = this.toolName(entry);
		const known = noted.has(name) ? undefined : findUnclearTool(name);
		return known && outcomeFrom(known);
	}

	/** @param noted what this request has noted itself: a repetition of it is not under way already */
	private begin(entry: Entry<Reading, Call>, unclear: ErrorRow, noted: Set<string>): void {
		this.memory.begin(this.keyOf(entry), entry.owner, unclear);
		if (!isToolOwner(entry.owner)) return;
		noted.add(this.toolName(entry));
		noteUnclearTool(this.toolName(entry), { unclear });
	}

	private readonly keyOf = ({ call }: Entry<Reading, Call>): string => this.operation.keyOf(call);

	private recall(entry: Entry<Reading, Call>): void {
		const known = this.memory.admitted(this.keyOf(entry));
		const mine = known.find(({ owner, result }) => result && owner === entry.owner)?.result;
		const isTool = isToolOwner(entry.owner);
		const result = mine ?? (isTool ? this.unclearTool(entry, known) : this.unclearRun(entry, known));
		if (result) entry.outcome = outcomeFrom(result);
	}

	/** A loop that leads errors back to the node asks again at once for what may be ringing. */
	private unclearRun({ guards }: Entry<Reading, Call>, known: readonly Admitted[]): Remembered | undefined {
		if (this.operation.oncePer !== 'run' || !guards.skipRepeated) return undefined;
		return known.find(({ isUnclear }) => isUnclear)?.result;
	}

	/** What an agent is told again that asks again, in this execution or in another one. */
	private unclearTool(entry: Entry<Reading, Call>, known: readonly Admitted[]): Remembered | undefined {
		const here = known.find(({ result }) => result && 'unclear' in result);
		return here?.result ?? findUnclearTool(this.toolName(entry));
	}

	private readonly toolName = (entry: Entry<Reading, Call>) => toolNameOf(entry.item, this.keyOf(entry));

	private checkAlone(entry: Entry<Reading, Call>): void {
		const reason = whyForbidden(entry.guards, this.keyOf(entry), entry.item.json);
		if (reason) this.hold(entry, reason);
		else this.checkHours(entry);
	}

	private checkHours(entry: Entry<Reading, Call>): void {
		const { scheduling } = this.operation;
		const { hours } = entry.guards;
		const problem = hours && scheduling?.unknowable?.(entry.reading);
		if (problem) entry.error = problemError(entry.item, problem);
		else if (hours?.outside === 'schedule' && !scheduling)
			entry.error = inputError(entry.item, ...CANNOT_SCHEDULE);
		else if (!scheduled(hours, scheduling, entry.reading)) this.holdOutsideHours(entry);
	}

	private checkTogether(entry: Entry<Reading, Call>, isCalled: boolean, named: Set<string>): void {
		const key = this.keyOf(entry);
		const reason = this.whyNotNow(entry, key, isCalled, named.has(key));
		if (reason) return this.hold(entry, reason);
		named.add(key);
		this.memory.admit(key, entry.owner, entry.guards.dryRun);
		return entry.guards.dryRun ? this.hold(entry, 'dryRun', planOf(this.operation, entry)) : undefined;
	}

	private whyNotNow(
		{ owner, guards }: Entry<Reading, Call>,
		key: string,
		isCalled: boolean,
		isNamed: boolean,
	): SkipReason | undefined {
		const known = this.memory.admitted(key);
		const others = known.filter((one) => one.owner !== owner && this.counts(one.owner, owner));
		if (isNamed || (guards.skipRepeated && others.length > 0)) return 'duplicate';
		if (isCalled) return 'calledRecently';
		const again = known.some((one) => one.owner === owner);
		return !again && this.memory.count() >= guards.mostCalls ? 'capReached' : undefined;
	}

	/** Whether a call that somebody else has asked for makes this one a repetition. */
	private counts(other: string, own: string): boolean {
		const { oncePer = 'execution' } = this.operation;
		if (oncePer === 'row') return rowOf(other) !== rowOf(own);
		return oncePer === 'execution' || runOf(other) === runOf(own);
	}

	private hold(entry: Entry<Reading, Call>, reason: SkipReason, plan: IDataObject = {}): void {
		const { service } = this.operation;
		entry.outcome = {
			json: { outcome: 'skipped', reason, ...this.operation.shown(entry.call), ...plan, service },
		};
	}

	private holdOutsideHours(entry: Entry<Reading, Call>): void {
		if (entry.guards.hours?.outside === 'fail') entry.error = inputError(entry.item, ...OUTSIDE_HOURS);
		else this.hold(entry, 'outsideAllowedHours');
	}

	/** What this execution has asked for before is no answer. */
	private async calledRecently(entries: Array<Entry<Reading, Call>>): Promise<Set<Entry<Reading, Call>>> {
		const isNew = (entry: Entry<Reading, Call>) => this.memory.admitted(this.keyOf(entry)).every(isDry);
		const asking = entries.filter((entry) => entry.guards.rememberHours > 0 && isNew(entry));
		const room =
			asking.reduce((most, { guards }) => Math.max(most, guards.mostCalls), 0) - this.memory.count();
		const { called, unasked } = await calledWithin(this.recent, asking, this.keyOf, room);
		unasked.forEach((entry) => this.hold(entry, 'capReached'));
		return called;
	}

	/** What the last guard holds back counts as if nobody had asked for it. */
	private async askLast(entries: Array<Entry<Reading, Call>>): Promise<void> {
		await this.restrict?.(entries);
		const held = entries.filter((entry) => !isOpen(entry));
		held.forEach((entry) => this.memory.forget(this.keyOf(entry), entry.owner));
	}

	private async release(entries: Array<Entry<Reading, Call>>): Promise<void> {
		const uncalled = entries
			.filter(({ guards, outcome }) => guards.rememberHours > 0 && !wasCalled(outcome))
			.map(this.keyOf)
			.filter((key) => this.memory.admitted(key).length === 0);
		// Where it fails, the number stays remembered although nobody was called.
		if (uncalled.length > 0) await this.recent.release(uncalled).catch(() => undefined);
	}
}

const isOpen = ({ outcome, error }: { outcome?: unknown; error?: unknown }) => !outcome && !error;
const isDry = ({ isDryRun }: Admitted) => isDryRun === true;
