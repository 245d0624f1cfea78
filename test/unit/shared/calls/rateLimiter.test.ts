import { setTimeout as delay } from 'node:timers/promises';

import { retryAfterMs, turnstile, waitBefore } from '../../../../nodes/shared/calls/rateLimiter';

const free = { atATime: Infinity, perSecond: Infinity, repeats: 0 };
const never = () => undefined;

describe('the turnstile of paid requests', () => {
	it('lets no more than the set number be under way, in the order in which they came', async () => {
		const stile = turnstile();
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
			places.map(async (place) => await stile.run({ ...free, atATime: 3 }, work(place), never)),
		);
		expect(done).toEqual(places);
		expect(begun).toEqual(places);
		expect(most).toBe(3);
	});

	it('gives the place of one that is done to the first that waits, not to one that comes just then', async () => {
		const stile = turnstile();
		let underWay = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, (underWay += 1));
			await delay(1);
			underWay -= 1;
		};
		const run = async () => await stile.run({ ...free, atATime: 1 }, work, never);
		/** Comes so many turns of the event loop's queue after the one that is done. */
		const later = async (turns: number) => {
			for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
			await run();
		};
		let end = () => {};
		const ended = new Promise<void>((resolve) => (end = resolve));
		const first = stile.run({ ...free, atATime: 1 }, async () => await ended, never);
		const second = run();
		await delay(1);
		end();
		await Promise.all([first, second, ...Array.from({ length: 12 }, async (_, turns) => await later(turns))]);
		expect(most).toBe(1);
	});

	it('begins no more than the set number in a second', async () => {
		const stile = turnstile();
		const begun: number[] = [];
		const work = async () => begun.push(Date.now());
		await Promise.all(
			Array.from({ length: 6 }, async () => await stile.run({ ...free, perSecond: 50 }, work, never)),
		);
		expect(begun[5] - begun[0]).toBeGreaterThanOrEqual(95);
	});

	it('goes on after a failure', async () => {
		const stile = turnstile();
		const one = { ...free, atATime: 1 };
		const results = await Promise.allSettled([
			stile.run(one, async () => await Promise.reject(new Error('no')), never),
			stile.run(one, async () => await Promise.resolve('yes'), never),
		]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	});

	it('repeats as often as it is told to, and no more', async () => {
		const stile = turnstile();
		let tries = 0;
		const work = async () => {
			tries += 1;
			return await Promise.reject(new Error('not yet'));
		};
		await expect(stile.run({ ...free, repeats: 2 }, work, () => 1)).rejects.toThrow('not yet');
		expect(tries).toBe(3);
	});

	it('does not go on waiting when the execution is stopped', async () => {
		const stop = new AbortController();
		const stile = turnstile(stop.signal);
		const slow = { ...free, perSecond: 0.01 };
		await stile.run(slow, async () => await Promise.resolve(), never);
		const waiting = stile.run(slow, async () => await Promise.resolve('let go'), never);
		stop.abort();
		await expect(waiting).resolves.toBe('let go');
	});
});

describe('what is repeated', () => {
	it.each([
		[{ outcome: 'notSent' as const }, 0, 1000],
		[{ outcome: 'notSent' as const }, 2, 4000],
		[{ outcome: 'notSent' as const }, 20, 60_000],
		[{ outcome: 'refused' as const, httpCode: '429' }, 0, 1000],
		[{ outcome: 'refused' as const, httpCode: '429', retryAfterMs: 7000 }, 3, 7000],
		[{ outcome: 'refused' as const, httpCode: '429', retryAfterMs: 3_600_000 }, 0, 60_000],
		[{ outcome: 'refused' as const, httpCode: '402' }, 0, undefined],
		[{ outcome: 'unclear' as const, httpCode: '429' }, 0, undefined],
		[{ outcome: 'unclear' as const }, 0, undefined],
		[{}, 0, undefined],
	])('%j after %d repetitions: %p ms', (failure, repetition, wait) => {
		expect(waitBefore(failure, repetition)).toBe(wait);
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
