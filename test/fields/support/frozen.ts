/** Makes everything that a run does the same each time: the clock stands, waiting takes no time, nothing is random. */

import type * as nodeCrypto from 'node:crypto';
import { dirname, join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';

import { setGlobalState } from 'n8n-workflow';

import { startOver } from '../../support/engine/engine';

/** A Wednesday, noon in Moscow. */
export const NOW = Date.parse('2026-07-15T09:00:00Z');
const EVERYTHING_BUT_DATE = [
	...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
	...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
	...(['requestAnimationFrame', 'cancelAnimationFrame'] as const),
	...(['requestIdleCallback', 'cancelIdleCallback'] as const),
];

type Sleeps = Record<'sleep' | 'sleepWithAbort', (milliseconds: number) => Promise<void>>;

/** A random number is one of so many. */
const PARTS = 10_000;
let drawn = 0;
let repeats = true;
/** Until the next run begins, every draw gives what no other gave. */
export const varyRandomness = () => (repeats = false);
const draw = () => (repeats ? 4271 : (drawn += 1));

/** For the tests of a file. */
export function freezeWorld(): void {
	beforeAll(() => {
		// Reckoning with another zone takes most of the time of an expression.
		setGlobalState({ defaultTimezone: 'UTC' });
		jest.useFakeTimers({ now: NOW, doNotFake: EVERYTHING_BUT_DATE });
		// n8n hands these on from where they are made.
		const made = join(dirname(require.resolve('n8n-workflow')), 'utils.js');
		const sleeps = jest.requireActual<Sleeps>(made);
		jest.spyOn(sleeps, 'sleep').mockImplementation(skip);
		jest.spyOn(sleeps, 'sleepWithAbort').mockImplementation(skip);
		jest.spyOn(Math, 'random').mockImplementation(() => (draw() % PARTS) / PARTS);
		const crypto = jest.requireActual<typeof nodeCrypto>('node:crypto');
		jest.spyOn(crypto, 'randomBytes').mockImplementation(bytes as never);
		jest.spyOn(crypto, 'randomInt').mockImplementation(((...limits: number[]) => integer(limits)) as never);
		jest
			.spyOn(crypto, 'randomUUID')
			.mockImplementation(
				() => `00000000-0000-4000-8000-${String(draw()).padStart(12, '0') as '000000000000'}`,
			);
	});
	afterAll(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});
}

/** @returns when the run begins: always the same moment */
export function rewind(): number {
	jest.setSystemTime(NOW);
	repeats = true;
	startOver();
	return NOW;
}

/** The clock goes to where it would be after waiting. */
async function skip(milliseconds: number): Promise<void> {
	const end = Date.now() + Math.max(milliseconds, 0);
	await others();
	if (end > Date.now()) jest.setSystemTime(end);
}

const bytes = (size: number) => Buffer.alloc(size, String(draw()).padStart(12, '0'));
const integer = (limits: number[]) => {
	const [from, to] = limits.length > 1 ? limits : [0, limits[0]];
	return from + (draw() % (to - from));
};
