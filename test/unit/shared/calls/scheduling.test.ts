import { fitsHours, ringsAt, scheduled, type Scheduling } from '../../../../nodes/shared/calls/scheduling';
import type { AllowedHours } from '../../../../nodes/shared/safety/hours';

interface Plan {
	/** ISO 8601. */
	at?: string;
	redialMinutes?: number;
}

const MINUTE_MS = 60_000;
const NOW = '2026-11-20T12:00:00Z'; // a Friday
const hours: AllowedHours = {
	from: 9 * 60,
	to: 21 * 60,
	days: [1, 2, 3, 4, 5],
	zone: 'UTC',
	outside: 'schedule',
};
const scheduling: Scheduling<Plan> = {
	plannedFor: ({ at }) => (at === undefined ? undefined : Date.parse(at)),
	planFor: (plan, moment) => ({ ...plan, at: new Date(moment).toISOString() }),
	redials: ({ redialMinutes }) => (redialMinutes === undefined ? [] : [redialMinutes * MINUTE_MS]),
};

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse(NOW)));
afterEach(() => jest.restoreAllMocks());

describe('the first ring of a call', () => {
	it.each([
		['is now, where no time is planned', {}, NOW],
		['is the planned time', { at: '2026-11-20T15:00:00Z' }, '2026-11-20T15:00:00Z'],
		['is now, where the planned time has passed', { at: '2026-11-20T11:00:00Z' }, NOW],
	])('%s', (_case, plan, first) => expect(ringsAt(scheduling, plan)).toBe(Date.parse(first)));

	it('is now, where the service takes no time', () => {
		expect(ringsAt(undefined, { at: '2026-11-20T15:00:00Z' })).toBe(Date.parse(NOW));
	});
});

describe('a call within the allowed hours', () => {
	it.each<[string, Plan, boolean]>([
		['that rings now', {}, true],
		['that rings later on the same day', { at: '2026-11-20T20:59:00Z' }, true],
		['that rings when they end', { at: '2026-11-20T21:00:00Z' }, false],
		['that rings on another day', { at: '2026-11-21T12:00:00Z' }, false],
		['whose last redial is within them', { redialMinutes: 8 * 60 + 59 }, true],
		['whose last redial is not', { redialMinutes: 9 * 60 }, false],
		['whose redial is on another day', { redialMinutes: 24 * 60 }, false],
	])('is one %s: %p %p', (_case, plan, fits) => expect(fitsHours(hours, scheduling, plan)).toBe(fits));
});

describe('a call that is moved into the allowed hours', () => {
	it.each<[string, Plan, string | undefined]>([
		['stays where all its rings are within them', { redialMinutes: 60 }, undefined],
		['waits for the next opening', { at: '2026-11-20T22:00:00Z' }, '2026-11-23T09:00:00.000Z'],
		['is made at once where its time has passed', { at: '2026-11-20T06:00:00Z' }, undefined],
		['waits until they begin', { at: '2026-11-23T06:00:00Z' }, '2026-11-23T09:00:00.000Z'],
		[
			'waits for the next opening where a redial no longer fits',
			{ at: '2026-11-20T20:30:00Z', redialMinutes: 60 },
			'2026-11-23T09:00:00.000Z',
		],
	])('%s', (_case, plan, moved) => {
		const fitting = scheduled(hours, scheduling, plan);
		expect(fitting).toEqual(
			moved === undefined ? { reading: plan } : { reading: { ...plan, at: moved }, scheduledFor: moved },
		);
		expect(fitsHours(hours, scheduling, fitting?.reading ?? {})).toBe(true);
	});

	it('is none where its redials take longer than the hours', () => {
		const short = { ...hours, from: 10 * 60, to: 11 * 60 };
		expect(scheduled(short, scheduling, { redialMinutes: 120 })).toBeUndefined();
	});

	it('stays where it is without hours', () => {
		const plan = { at: '2026-11-21T12:00:00Z' };
		expect(scheduled(undefined, scheduling, plan)).toEqual({ reading: plan });
	});

	it.each([
		['that is to be skipped', { ...hours, outside: 'skip' as const }, scheduling],
		['where the service takes no time', hours, undefined],
	])('is none %s', (_case, allowed, plans) => {
		const outside = { ...allowed, days: [] };
		expect(scheduled(outside, plans, { at: '2026-11-21T12:00:00Z' })).toBeUndefined();
	});
});
