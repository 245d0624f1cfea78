/** Limits paid requests: this many at a time, this many in a second, and again what was surely not placed. */

import { sleep } from 'n8n-workflow';

import type { Failure } from '../errors';
import type { RateLimit } from '../safety/guards';

const SECOND_MS = 1000;
const LONGEST_WAIT_MS = 60 * SECOND_MS;
/** How often a wait looks whether the execution was stopped. */
const LOOK_MS = 250;

/** How long to wait before work that ended like this is done again; undefined where it must not be. */
export type Judge<T> = (result: T, repetition: number) => number | undefined;

/** Lets work begin in the order in which it came, at the limits that are set. */
export interface RateLimiter {
	run<T>(limit: RateLimit, work: () => Promise<T>, judge: Judge<T>): Promise<T>;
}

/** @param signal stops the waiting when the execution is canceled */
export function rateLimiter(signal?: AbortSignal): RateLimiter {
	const waiting: Array<() => void> = [];
	let running = 0;
	let started = 0;
	let nextStart = 0;

	const enter = async ({ atATime, perSecond, batch }: RateLimit) => {
		// The one that has waited takes over from the one who left.
		if (running < atATime) running += 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		const start = Math.max(Date.now(), nextStart);
		started += 1;
		const pause = batch && started % batch.size === 0 ? batch.intervalMs : 0;
		nextStart = start + Math.max(SECOND_MS / perSecond, pause);
		await wait(start - Date.now(), signal);
	};
	const leave = () => {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	};

	return {
		async run(limit, work, judge) {
			await enter(limit);
			try {
				return await repeat(limit.repeats, work, judge, signal);
			} finally {
				leave();
			}
		},
	};
}

/** Ends early when the execution is stopped; the work itself sees that and does not begin. */
async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	for (let left = milliseconds; left > 0 && !signal?.aborted; left -= LOOK_MS) {
		// n8n's own sleep that ends with a signal is not there in all its versions.
		await sleep(Math.min(left, LOOK_MS));
	}
}

async function repeat<T>(
	repeats: number,
	work: () => Promise<T>,
	judge: Judge<T>,
	signal?: AbortSignal,
): Promise<T> {
	for (let repetition = 0; ; repetition += 1) {
		const result = await work();
		const pause = repetition < repeats ? judge(result, repetition) : undefined;
		if (pause === undefined) return result;
		await wait(pause, signal);
	}
}

/**
 * Only what nobody got is repeated: what was not sent, and what the service had no time for (429). Never what is unclear,
 * and nothing for which the service wants more time than a run should wait.
 *
 * @returns milliseconds to wait: as the service asks, otherwise longer each time
 */
export function waitBefore(
	{ failure, httpCode, retryAfterMs }: Failure,
	repetition: number,
): number | undefined {
	const hadNoTime = failure.outcome === 'refused' && httpCode === '429';
	if (failure.outcome !== 'notSent' && !hadNoTime) return undefined;
	if (retryAfterMs === undefined) return Math.min(SECOND_MS * 2 ** repetition, LONGEST_WAIT_MS);
	return retryAfterMs <= LONGEST_WAIT_MS ? retryAfterMs : undefined;
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
	const pause = Number.isFinite(seconds) ? seconds * SECOND_MS : Date.parse(value) - now;
	return pause >= 0 ? pause : undefined;
}
