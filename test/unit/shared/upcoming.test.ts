/** Times at which something is to happen. */

import { readerOf } from '../support/reader';

const NOW = Date.parse('2026-11-20T10:45:00Z');
const MINUTE_MS = 60_000;
const read = (moment: unknown) => readerOf({ field: moment }).upcoming('field', 'Call At', 'UTC');

beforeAll(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterAll(() => jest.restoreAllMocks());

it.each([
	['to come', NOW + MINUTE_MS],
	['now', NOW],
	['that has just passed, as an item of a queue is late', NOW - 10 * MINUTE_MS],
])('takes a time %s', (_when, moment) => {
	expect(read(new Date(moment))).toBe(moment);
});

it.each([
	['more than ten minutes ago', new Date(NOW - 11 * MINUTE_MS)],
	['yesterday, as text', '2026-11-19T10:45'],
	['a year that somebody has mistyped', '2025-11-21T10:45:00Z'],
	['Unix seconds of long ago', 1_000_000_000],
])('refuses a time in the past: %s', (_when, moment) => {
	expect(() => read(moment)).toThrow(/'?Call At'? is in the past: \d{4}-/);
});

it.each(['', null, undefined])('leaves out what is not set: %p', (nothing) => {
	expect(read(nothing)).toBeUndefined();
});
