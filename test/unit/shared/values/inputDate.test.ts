import { runInNewContext } from 'node:vm';

import fc from 'fast-check';

import { isTimeZone } from '../../../../nodes/shared/values/date';
import { parseDate } from '../../../../nodes/shared/values/inputDate';

const moment = Date.parse('2026-11-20T10:45:00Z');

describe('a date as n8n hands it over', () => {
	it.each([
		['2026-11-20T13:45:00', 'Europe/Moscow'],
		['2026-11-20T13:45', 'Europe/Moscow'],
		['2026-11-20 13:45', 'Europe/Moscow'],
		['20.11.2026 13:45', 'Europe/Moscow'],
		['2026-11-20T13:45:00.000', 'Europe/Moscow'],
		['2026-11-20T15:45:00', 'Asia/Yekaterinburg'],
		['2026-11-20T10:45:00.000Z', 'Asia/Yekaterinburg'],
		['2026-11-20T12:45:00.000+02:00', 'Asia/Yekaterinburg'],
		[1795171500, 'Europe/Moscow'],
		[1795171500000, 'Europe/Moscow'],
		['1795171500000', 'Europe/Moscow'],
		[new Date(1795171500000), 'Europe/Moscow'],
		[{ toMillis: () => 1795171500000 }, 'Europe/Moscow'],
		[runInNewContext('new Date(1795171500000)'), 'Europe/Moscow'],
		['20.11.2026, 13:45:00', 'Europe/Moscow'],
		['2026-11-20 13:45:00+03', 'UTC'],
		['2026-11-20T16:15+0530', 'UTC'],
		['2026-11-20T05:45-05:00', 'UTC'],
		['2026-11-20T13:45:00,000', 'Europe/Moscow'],
		[' 2026-11-20T10:45:00Z ', 'Europe/Moscow'],
	])('%p in %s is the same moment', (value, zone) => {
		expect(parseDate(value, zone)).toEqual({ moment });
	});

	it.each([
		['9.3.2026', '2026-03-09T00:00:00Z'],
		['1.11.2026 9:05', '2026-11-01T09:05:00Z'],
		['2026-11-20T10:45:00.250Z', '2026-11-20T10:45:00.250Z'],
		['2000-01-01', '2000-01-01T00:00:00Z'],
		['2100-12-31T23:59:59', '2100-12-31T23:59:59Z'],
		[946684800, '2000-01-01T00:00:00Z'],
		[1795171500.5, '2026-11-20T10:45:00.500Z'],
	])('%p is %s', (value, iso) => {
		expect(parseDate(value, 'UTC')).toEqual({ moment: Date.parse(iso) });
	});

	it.each([
		['', /^is empty$/],
		[' ', /^is empty$/],
		[null, /^is empty$/],
		[undefined, /^is empty$/],
		['tomorrow', /not a date/],
		['2026-13-01T00:00', /not a date/],
		['2026-02-30', /not a date/],
		['2026-02-30T00:00:00Z', /not a date/],
		['2025-02-29T00:00:00+03:00', /not a date/],
		['29.02.2025', /not a date/],
		['2026-11-20T24:00', /not a date/],
		['2026-11-20T13:60', /not a date/],
		['2026-11-20T13:45:60Z', /not a date/],
		['2026-11-20T13:45+25:00', /not a date/],
		['20.11.26', /not a date/],
		['2026-11', /not a date/],
		['20261120T104500Z', /not a date/],
		[{}, /not a date/],
		[[], /not a date/],
		[true, /not a date/],
		[new Date(Number.NaN), /not a date/],
		['05-03-2027', /which is the day and which the month/],
		['25-03-2027', /which is the day and which the month/],
		['05/03/2027', /which is the day and which the month/],
		['5/3/27 14:05', /which is the day and which the month/],
		[46453, /not a Unix time/],
		[46453.5, /not a Unix time/],
		['46453', /not a Unix time/],
		['46453.5', /not a Unix time/],
		['46453,5', /not a Unix time/],
		['20270305', /not a Unix time/],
		[20270305, /not a Unix time/],
		['202703051405', /not a Unix time/],
		[0, /not a Unix time/],
		[-1795171500, /not a Unix time/],
		[946684799, /not a Unix time/],
		[9999999999999999, /not a Unix time/],
		['9999999999999999', /not a Unix time/],
		[Number.NaN, /not a Unix time/],
		[Number.POSITIVE_INFINITY, /not a Unix time/],
		['1999-12-31T23:59:59Z', /between the years 2000 and 2100/],
		['2101-01-01', /between the years 2000 and 2100/],
		[new Date(0), /between the years 2000 and 2100/],
		[{ toMillis: () => 1e16 }, /between the years 2000 and 2100/],
	])('%p is none', (value, rule) => {
		expect(parseDate(value, 'UTC')).toEqual({ rule: expect.stringMatching(rule) });
	});

	it('is never before 2000 or after 2100, whatever is given', () => {
		const parts = fc.tuple(
			fc.integer({ min: 1900, max: 2200 }),
			fc.integer({ min: 0, max: 13 }),
			fc.integer({ min: 0, max: 32 }),
		);
		const dates = parts.map(([year, ...rest]) =>
			[year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-'),
		);
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.double(), fc.nat(), fc.maxSafeInteger(), dates), (value) => {
				const parsed = parseDate(value, 'UTC');
				if ('rule' in parsed) return;
				expect(new Date(parsed.moment).toISOString()).toMatch(/^(20\d\d|2100)-/);
				if (/^\d+-/.test(String(value))) expect(new Date(parsed.moment).toISOString()).toContain(value);
			}),
			{ numRuns: 10_000 },
		);
	});

	it('knows time zones by their names', () => {
		expect(['Europe/Moscow', 'UTC', 'Asia/Kamchatka'].every(isTimeZone)).toBe(true);
		expect(['', 'Moscow', 'GMT+99', 3, undefined].some(isTimeZone)).toBe(false);
	});
});
