import { isTimeZone, parseDate } from '../../../../nodes/shared/values/inputDate';

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
	])('%p in %s is the same moment', (value, zone) => {
		expect(parseDate(value, zone)).toEqual({ moment });
	});

	it.each([
		['', /empty/],
		[null, /empty/],
		[undefined, /empty/],
		['tomorrow', /no date/],
		['2026-13-01T00:00', /no date/],
		['2026-02-30', /no date/],
		[{}, /no date/],
		[true, /no date/],
		[new Date(Number.NaN), /no date/],
	])('%p is none', (value, rule) => {
		expect(parseDate(value, 'Europe/Moscow')).toEqual({ rule: expect.stringMatching(rule) });
	});

	it('knows time zones by their names', () => {
		expect(['Europe/Moscow', 'UTC', 'Asia/Kamchatka'].every(isTimeZone)).toBe(true);
		expect(['', 'Moscow', 'GMT+99', 3, undefined].some(isTimeZone)).toBe(false);
	});
});
