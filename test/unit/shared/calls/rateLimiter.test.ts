import { setTimeout as delay } from 'node:timers/promises';

import type { FailedOutcome } from '../../../../nodes/shared/errors';
import { rateLimiter, retryAfterMs, waitBefore } from '../../../../nodes/shared/calls/rateLimiter';

const free = { atATime: Infinity, perSecond: Infinity, repeats: 0 };
const never = () => undefined;

describe('the rate limiter of paid requests', () => {
	it('lets no more than the set number be under way, in the order in which they came', async () => {
		const limiter = rateLimiter();
		let underWay = 0;
		let most = 0;
		const begun: number[] = [];
		const work = (place: number) => async () => {
			begun.push(place);
			most = Math.max(most, (underWay += 1));
			await delay(2);
			underWay -= 1;
			return place;
		};
		const places = Array.from({ length: 20 }, (_, place) => place);
		const done = await Promise.all(
			places.map(async (place) => await limiter.run({ ...free, atATime: 3 }, work(place), never)),
		);
		expect(done).toEqual(places);
		expect(begun).toEqual(places);
		expect(most).toBe(3);
	});

	it('gives the place of one that is done to the first that waits, not to one that comes just then', async () => {
		const limiter = rateLimiter();
		let underWay = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, (underWay += 1));
			await delay(1);
			underWay -= 1;
		};
		const run = async () => await limiter.run({ ...free, atATime: 1 }, work, never);
		/** Comes this many turns of the event loop's queue after the one that is done. */
		const later = async (turns: number) => {
			for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
			await run();
		};
		let end = () => {};
		const ended = new Promise<void>((resolve) => (end = resolve));
		const first = limiter.run({ ...free, atATime: 1 }, async () => await ended, never);
		const second = run();
		await delay(1);
		end();
		await Promise.all([first, second, ...Array.from({ length: 12 }, async (_, turns) => await later(turns))]);
		expect(most).toBe(1);
	});

	it('begins no more than the set number in a second', async () => {
		const limiter = rateLimiter();
		const begun: number[] = [];
		const work = async () => begun.push(Date.now());
		await Promise.all(
			Array.from({ length: 6 }, async () => await limiter.run({ ...free, perSecond: 50 }, work, never)),
		);
		expect(begun[5] - begun[0]).toBeGreaterThanOrEqual(95);
	});

	it('goes on after a failure', async () => {
		const limiter = rateLimiter();
		const one = { ...free, atATime: 1 };
		const results = await Promise.allSettled([
			limiter.run(one, async () => await Promise.reject(new Error('no')), never),
			limiter.run(one, async () => await Promise.resolve('yes'), never),
		]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	});

	it('pauses after each batch of requests, if the user batches them', async () => {
		const limiter = rateLimiter();
		const begun: number[] = [];
		const batched = { ...free, batch: { size: 2, intervalMs: 100 } };
		const work = async () => begun.push(Date.now());
		await Promise.all(Array.from({ length: 4 }, async () => await limiter.run(batched, work, never)));
		const pauses = begun.slice(1).map((at, place) => at - begun[place] >= 95);
		expect(pauses).toEqual([false, true, false]);
	});

	it('repeats as often as it is told to, and no more', async () => {
		const limiter = rateLimiter();
		let tries = 0;
		const work = async () => await Promise.resolve((tries += 1));
		await expect(limiter.run({ ...free, repeats: 2 }, work, () => 1)).resolves.toBe(3);
		await expect(limiter.run({ ...free, repeats: 2 }, work, never)).resolves.toBe(4);
	});

	it('does not go on waiting when the execution is stopped', async () => {
		const stop = new AbortController();
		const limiter = rateLimiter(stop.signal);
		const slow = { ...free, perSecond: 0.01 };
		await limiter.run(slow, async () => await Promise.resolve(), never);
		const waiting = limiter.run(slow, async () => await Promise.resolve('let go'), never);
		stop.abort();
		await expect(waiting).resolves.toBe('let go');
	});
});

describe('what is repeated', () => {
	it.each<[FailedOutcome, object, number, number | undefined]>([
		['notSent', {}, 0, 1000],
		['notSent', {}, 2, 4000],
		['notSent', {}, 20, 60_000],
		['refused', { httpCode: '429' }, 0, 1000],
		['refused', { httpCode: '429', retryAfterMs: 7000 }, 3, 7000],
		['refused', { httpCode: '429', retryAfterMs: 60_000 }, 0, 60_000],
		['refused', { httpCode: '429', retryAfterMs: 60_001 }, 0, undefined],
		['refused', { httpCode: '402' }, 0, undefined],
		['unclear', { httpCode: '429' }, 0, undefined],
		['unclear', {}, 0, undefined],
		['unanswered', {}, 0, undefined],
	])('%s %j after %d repetitions: %p ms', (outcome, details, repetition, wait) => {
		const failure = { message: 'It failed', advice: 'Go on', outcome };
		expect(waitBefore({ failure, ...details }, repetition)).toBe(wait);
	});

	it.each([
		['2', 2000],
		['0', 0],
		['Fri, 20 Nov 2026 12:00:05 GMT', 5000],
		['Fri, 20 Nov 2026 11:00:00 GMT', undefined],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
	])('Retry-After %p is %p ms', (header, wait) => {
		expect(retryAfterMs(header, Date.parse('2026-11-20T12:00:00Z'))).toBe(wait);
	});
});
