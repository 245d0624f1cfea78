/** Paces paid requests: so many at a time, so many in a second, and again what was surely not sent. */

import { sleepWithAbort } from 'n8n-workflow';

import type { FailedOutcome } from '../errors';

export interface Pace {
	/** Most requests under way; Infinity for all at once. */
	atATime: number;
	/** Most requests started in a second; Infinity for no limit. */
	perSecond: number;
	/** How often a request is repeated that was not sent, or that the service had no time for (429). */
	repeats: number;
}

const SECOND_MS = 1000;
const LONGEST_WAIT_MS = 60 * SECOND_MS;

/** How long to wait before work that settled like this is done again; undefined where it must not be. */
export type Judge<T> = (settled: PromiseSettledResult<T>, repetition: number) => number | undefined;

/** Lets work begin in the order in which it came, at the pace that is set. */
export interface Turnstile {
	run<T>(pace: Pace, work: () => Promise<T>, judge: Judge<T>): Promise<T>;
}

/** @param signal stops the waiting when the execution is canceled */
export function turnstile(signal?: AbortSignal): Turnstile {
	const waiting: Array<() => void> = [];
	let running = 0;
	let nextStart = 0;

	const enter = async ({ atATime, perSecond }: Pace) => {
		// Whoever has waited gets the place of the one who left.
		if (running < atATime) running += 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		const start = Math.max(Date.now(), nextStart);
		nextStart = start + SECOND_MS / perSecond;
		await pause(start - Date.now(), signal);
	};
	const leave = () => {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	};

	return {
		async run(pace, work, judge) {
			await enter(pace);
			try {
				return await repeat(pace.repeats, work, judge, signal);
			} finally {
				leave();
			}
		},
	};
}

/** Ends early when the execution is stopped; the work itself sees that and does not begin. */
async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	if (milliseconds > 0) await sleepWithAbort(milliseconds, signal).catch(() => undefined);
}

async function repeat<T>(
	repeats: number,
	work: () => Promise<T>,
	judge: Judge<T>,
	signal?: AbortSignal,
): Promise<T> {
	for (let repetition = 0; ; repetition += 1) {
		const [settled] = await Promise.allSettled([work()]);
		const wait = repetition < repeats ? judge(settled, repetition) : undefined;
		if (wait !== undefined) await pause(wait, signal);
		else if (settled.status === 'fulfilled') return settled.value;
		else throw settled.reason;
	}
}

/** What a failure says of being repeated. */
export interface Repeatable {
	outcome?: FailedOutcome;
	httpCode?: string | null;
	retryAfterMs?: number;
}

/**
 * Only what nobody got is repeated: what was not sent, and what the service had no time for (429). Never what is unclear.
 *
 * @returns milliseconds to wait: as the service asks, otherwise longer each time
 */
export function waitBefore(failure: Repeatable, repetition: number): number | undefined {
	if (failure.outcome === 'unclear') return undefined;
	if (failure.outcome !== 'notSent' && failure.httpCode !== '429') return undefined;
	return Math.min(failure.retryAfterMs ?? SECOND_MS * 2 ** repetition, LONGEST_WAIT_MS);
}

/**
 * Reads a `Retry-After` header.
 *
 * @param value seconds, or an HTTP date
 * @returns milliseconds from now; undefined where there is none
 */
export function retryAfterMs(value: unknown, now = Date.now()): number | undefined {
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	const seconds = Number(value);
	const wait = Number.isFinite(seconds) ? seconds * SECOND_MS : Date.parse(value) - now;
	return wait >= 0 ? wait : undefined;
}
