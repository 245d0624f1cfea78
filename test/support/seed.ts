/** The same random values in every run, so that a red run is a news; `VOICE_CALLS_SEED` takes others. */

import fc from 'fast-check';

export const SEED = Number(process.env.VOICE_CALLS_SEED ?? 2026);

const SHARE = Number(process.env.VOICE_CALLS_RANDOM ?? 0.2);

/** How many random values a test takes: a fifth of what it takes in CI, so that `npm test` is quick; `VOICE_CALLS_RANDOM=1` takes all. */
export const manyRuns = (inCi: number): number => Math.ceil(inCi * SHARE);

let taken = 0;
/** Of a table that is held against many others: a fifth of its rows, other ones each time, so that all are taken with some; all in CI. */
export function someOf<T>(rows: T[]): T[] {
	const step = Math.round(1 / SHARE);
	taken += 1;
	return rows.filter((_, at) => (at + taken) % step === 0);
}

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
