import fc from 'fast-check';

import { type AllowedHours, isAllowed, nextOpening } from '../../../../nodes/shared/safety/hours';

const clock = (hours: number, minutes = 0) => hours * 60 + minutes;
const office: AllowedHours = {
	from: clock(9),
	to: clock(21),
	days: [1, 2, 3, 4, 5],
	zone: 'Europe/Moscow',
	outside: 'schedule',
};

describe('the next time at which the allowed hours begin', () => {
	it.each([
		['is now within them', {}, '2026-11-20T09:00:30Z', '2026-11-20T09:00:30Z'],
		['is later on the same day', {}, '2026-11-20T03:00:01Z', '2026-11-20T06:00:00Z'],
		['is after the weekend', {}, '2026-11-20T18:00:00Z', '2026-11-23T06:00:00Z'],
		['is next week for a single day', { days: [5] }, '2026-11-20T18:00:00Z', '2026-11-27T06:00:00Z'],
		[
			'is the evening for hours over midnight',
			{ from: clock(22), to: clock(2) },
			'2026-11-20T00:00:00Z',
			'2026-11-20T19:00:00Z',
		],
		[
			'is right in the night in which clocks go forward',
			{ zone: 'Europe/Berlin', days: [7] },
			'2026-03-29T00:30:00Z',
			'2026-03-29T07:00:00Z',
		],
		[
			'is right in the night in which clocks go back',
			{ zone: 'Europe/Berlin', days: [7] },
			'2026-10-24T23:30:00Z',
			'2026-10-25T08:00:00Z',
		],
		[
			'is the time that stands for one that the clock leaves out',
			{ zone: 'Europe/Berlin', days: [7], from: clock(2, 30), to: clock(9) },
			'2026-03-28T23:00:00Z',
			'2026-03-29T01:30:00Z',
		],
	])('%s', (_case, change, now, opening) => {
		const found = nextOpening({ ...office, ...change }, Date.parse(now));
		expect(new Date(found ?? 0)).toEqual(new Date(opening));
	});

	it.each([
		['no days', { days: [] }],
		['no length', { to: office.from }],
		['a day that no week has', { days: [9] }],
	])('is never with %s', (_case, change) => {
		expect(nextOpening({ ...office, ...change }, Date.now())).toBeUndefined();
	});

	it('is within the hours and not before the moment, in any zone', () => {
		const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
		const hours = fc.record({
			from: minutes,
			to: minutes,
			days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
			zone: fc.constantFrom('Europe/Moscow', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia'),
			outside: fc.constant('schedule' as const),
		});
		const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });
		fc.assert(
			fc.property(hours, moments, (set, moment) => {
				fc.pre(set.from !== set.to);
				const opening = nextOpening(set, moment) ?? NaN;
				expect(opening).toBeGreaterThanOrEqual(moment);
				expect(isAllowed(set, opening)).toBe(true);
			}),
		);
	});
});
