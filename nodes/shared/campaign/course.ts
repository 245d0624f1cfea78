/**
 * The course of a campaign: the result of each row, whom to call next, and when it is over. Nothing here calls
 * anybody or looks at a clock, so that every course can be tried out.
 */

import type { IDataObject } from 'n8n-workflow';

import type { CallState } from '../values/callState';

/** Why nobody was talked to, so that a call may be made again. */
export const REASONS = ['busy', 'noAnswer', 'noKey', 'other', 'unavailable'] as const;
export type Reason = (typeof REASONS)[number];

/** For a number that nothing reaches: Infinity cannot be stored. */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export interface Rules {
	/** Undefined where nobody is called again. */
	callAgain?: { after: Reason[]; waitMs: number };
	/** Over all rounds, and over all rows with the same number. */
	mostPerPerson: number;
	/** Calls under way at once; `NO_LIMIT` for all. */
	atOnce: number;
	/** Calls that succeed, or money, after which nobody else is called; `NO_LIMIT` for none. */
	stopAfter: number;
	stopAtCost: number;
	/** How long to wait for the end of a call, from when it is due. */
	giveUpMs: number;
}

export type RowOutcome =
	| 'answered'
	| 'otherAnswer'
	| 'noKey'
	| 'notReached'
	| 'timedOut'
	| 'canceled'
	| 'skipped'
	| 'refused'
	| 'unclear'
	| 'notSent';

/** What the service reports about a call. */
export interface Told {
	isOver: boolean;
	outcome: RowOutcome;
	state: CallState;
	answer: string | null;
	label: string | null;
	approved: boolean;
	/** Of this call alone. */
	price: number | null;
	talkSeconds: number | null;
	recordingUrl: string | null;
	/** Whether the call did what it was for, where an approval does not tell. */
	isSuccess?: boolean;
	/** Nobody may call again: the person has asked for that, or may have. */
	isFinal?: boolean;
}

/** Why a row was not called. */
export interface NotCalled {
	outcome: 'skipped' | 'refused' | 'unclear' | 'notSent';
	reason?: string;
	message?: string;
	/** What a dry run would have done. */
	plan?: IDataObject;
}

export interface Row {
	phase: 'toCall' | 'underWay' | 'callAgain' | 'over';
	/** Calls that were placed. */
	attempts: number;
	phone?: string;
	/** Of the last call that was placed: what the service calls it, and when it was due, in milliseconds since 1970. */
	callId?: string;
	calledAt?: number;
	/** From when on to call again. */
	againAt?: number;
	/** How often the service could not take the call, so that it was put off. */
	putOff?: number;
	/** Until when a call that may have been placed takes the place of one that was. */
	mayTalkUntil?: number;
	/** What the calls before the last one cost. */
	spent: number;
	told?: Told;
	/** Why the last call was not placed, or nobody knows whether it was. */
	notCalled?: NotCalled;
}

const MINUTE_MS = 60_000;
const NEVER = 0;
/** A call and its rings are over by then. */
const TALKS_MS = 5 * MINUTE_MS;
/** How long a call is put off, the first time and the next ones. */
const PUT_OFF_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS];

export const newRow = (): Row => ({ phase: 'toCall', attempts: 0, spent: 0 });

/** The service took the call. */
export function afterPlaced(row: Row, call: { phone: string; callId: string; due: number }): void {
	row.spent += row.told?.price ?? 0;
	row.phase = 'underWay';
	row.attempts += 1;
	row.phone = call.phone;
	row.callId = call.callId;
	row.calledAt = call.due;
	row.told = undefined;
}

/**
 * Nobody was called, or nobody knows: then the phone may be ringing, and nobody else is called in its place yet. What was
 * heard of an earlier call stays.
 *
 * @param now milliseconds since 1970
 */
export function afterNotCalled(row: Row, why: NotCalled, now: number, phone?: string): void {
	row.phase = 'over';
	row.phone ??= phone;
	row.notCalled = why;
	if (why.outcome === 'unclear') row.mayTalkUntil = now + TALKS_MS;
}

/**
 * The service, or the way to it, could not take any call at that moment: so it is placed later.
 *
 * @returns whether it is; not for ever
 */
export function putOff(row: Row, now: number): boolean {
	const wait = PUT_OFF_MS[row.putOff ?? 0];
	if (wait === undefined) return false;
	row.putOff = (row.putOff ?? 0) + 1;
	row.againAt = now + wait;
	return true;
}

/** @param now milliseconds since 1970 */
export function afterLook(row: Row, told: Told | undefined, rules: Rules, now: number): void {
	if (told) row.told = told;
	const isLate = now - (row.calledAt ?? now) >= rules.giveUpMs;
	if (!row.told?.isOver) {
		if (isLate) endAs(row, 'timedOut');
		return;
	}
	const again = rules.callAgain && mayCallAgain(row.told, rules.callAgain.after);
	row.phase = again ? 'callAgain' : 'over';
	if (again) row.againAt = now + (rules.callAgain?.waitMs ?? 0);
}

/** The call was taken back before it began. */
export const afterTakenBack = (row: Row): void => endAs(row, 'canceled', 'canceled');

const UNHEARD: Omit<Told, 'outcome'> = {
	isOver: true,
	state: 'unknown',
	answer: null,
	label: null,
	approved: false,
	price: null,
	talkSeconds: null,
	recordingUrl: null,
};

function endAs(row: Row, outcome: RowOutcome, state?: CallState): void {
	row.told = { ...UNHEARD, ...row.told, isOver: true, outcome, ...(state && { state }) };
	row.phase = 'over';
}

/** Never after an answer, a refusal to talk, or a wish to be left alone. */
function mayCallAgain({ outcome, state, isFinal }: Told, after: Reason[]): boolean {
	if (isFinal) return false;
	if (outcome === 'noKey') return after.includes('noKey');
	if (outcome !== 'notReached') return false;
	if (state === 'busy' || state === 'noAnswer' || state === 'unavailable') return after.includes(state);
	return state !== 'rejected' && after.includes('other');
}

/** @returns which rows to call now: those that were not called yet first, each group in its order */
export function rowsToCall(rows: Row[], rules: Rules, now: number): number[] {
	if (isStopped(rows, rules)) return [];
	const isDue = ({ phase, againAt = 0 }: Row) =>
		(phase === 'toCall' || phase === 'callAgain') && againAt <= now;
	const due = [...rows.keys()].filter((at) => isDue(rows[at]));
	const first = due.filter((at) => rows[at].phase === 'toCall');
	const again = due.filter((at) => rows[at].phase === 'callAgain');
	again.sort((one, other) => (rows[one].againAt ?? 0) - (rows[other].againAt ?? 0));
	const mayTalk = ({ phase, mayTalkUntil = 0 }: Row) => phase === 'underWay' || mayTalkUntil > now;
	const room = rules.atOnce - rows.filter(mayTalk).length;
	return [...first, ...again].slice(0, Math.max(room, 0));
}

/** Nobody is called more often than the user allows, whatever rows name the number. */
export function endCapped(rows: Row[], { mostPerPerson }: Rules): void {
	const calls = callsByPerson(rows);
	for (const row of rows) {
		if (row.phase === 'callAgain' && (calls.get(row.phone ?? '') ?? 0) >= mostPerPerson) row.phase = 'over';
	}
}

/** Who must not be called for another row either: they want no more calls, have rejected one, or may have been called. */
export function peopleToLeaveAlone(rows: Row[]): Set<string> {
	const isOff = ({ told, notCalled }: Row) =>
		told?.isFinal === true ||
		told?.state === 'rejected' ||
		notCalled?.outcome === 'refused' ||
		notCalled?.outcome === 'unclear';
	return new Set(rows.filter(isOff).flatMap(({ phone }) => (phone === undefined ? [] : [phone])));
}

/** How often each person was called, or may have been, in all rows together. */
export function callsByPerson(rows: Row[]): Map<string, number> {
	const calls = new Map<string, number>();
	for (const { phone, attempts, notCalled } of rows) {
		const count = attempts + (notCalled?.outcome === 'unclear' ? 1 : 0);
		if (phone !== undefined) calls.set(phone, (calls.get(phone) ?? 0) + count);
	}
	return calls;
}

/** What a row has cost so far. */
export const costOf = ({ spent, told }: Row): number => spent + (told?.price ?? 0);

/** Whether a limit is reached that the user has set. */
export function isStopped(rows: Row[], rules: Rules): boolean {
	const { successes, cost } = countRows(rows);
	return successes >= rules.stopAfter || cost >= rules.stopAtCost;
}

/** Nobody else is called; what was heard stays. */
export function stopRows(rows: Row[]): void {
	for (const row of rows) {
		if (row.phase === 'toCall') afterNotCalled(row, { outcome: 'skipped', reason: 'stopped' }, NEVER);
		if (row.phase === 'callAgain') row.phase = 'over';
	}
}

export const isCampaignOver = (rows: Row[]): boolean => rows.every(({ phase }) => phase === 'over');

/** How a campaign stands. */
export interface Counts {
	total: number;
	done: number;
	underWay: number;
	toCall: number;
	toCallAgain: number;
	approved: number;
	/** Approvals; where there is nothing to approve, people who picked up. */
	successes: number;
	cost: number;
}

export function countRows(rows: Row[]): Counts {
	const inPhase = (wanted: Row['phase']) => rows.filter(({ phase }) => phase === wanted).length;
	const cost = rows.reduce((sum, row) => sum + costOf(row), 0);
	return {
		total: rows.length,
		done: inPhase('over'),
		underWay: inPhase('underWay'),
		toCall: inPhase('toCall'),
		toCallAgain: inPhase('callAgain'),
		approved: rows.filter(({ told }) => told?.approved).length,
		successes: rows.filter(({ told }) => told?.isOver && (told.isSuccess ?? told.approved)).length,
		cost: Math.round(cost * 100) / 100,
	};
}

const LONGEST_MS = 10 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const PATIENCE = 4;

/**
 * When to ask the service again: soon while much happens, later when nothing does, and when somebody is due.
 *
 * @param changedAt when something has changed last
 * @returns milliseconds since 1970
 */
export function nextLook(rows: Row[], rules: Rules, now: number, changedAt: number): number {
	const idle = Math.min(Math.max((now - changedAt) / PATIENCE, MINUTE_MS), LONGEST_MS);
	const times = rows.flatMap(({ phase, againAt = now, calledAt = now, mayTalkUntil = 0 }) => {
		if (mayTalkUntil > now) return [mayTalkUntil];
		const isLater = phase === 'callAgain' || (phase === 'toCall' && againAt > now);
		if (isLater) return [Math.max(againAt, now + MINUTE_MS)];
		if (phase !== 'underWay') return [];
		return [Math.max(calledAt, now) + Math.min(idle, rules.giveUpMs)];
	});
	return times.reduce((one, other) => Math.min(one, other), now + DAY_MS);
}
