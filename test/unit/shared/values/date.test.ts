import fc from 'fast-check';

import { toIsoTime } from '../../../../nodes/shared/values/date';

describe('a time', () => {
	it.each([
		['20.11.2026 13:45:10', '2026-11-20T10:45:10.000Z'],
		['2026-11-20 13:45:10', '2026-11-20T10:45:10.000Z'],
		['2026-11-20 13:45', '2026-11-20T10:45:00.000Z'],
		['20.11.2026', '2026-11-19T21:00:00.000Z'],
		['2026-11-20T13:45:10+05:00', '2026-11-20T08:45:10.000Z'],
		['2026-11-20T13:45:10Z', '2026-11-20T13:45:10.000Z'],
		['2026-11-20T13:45:10.125Z', '2026-11-20T13:45:10.125Z'],
		['2026-11-20 13:45:10+05', '2026-11-20T08:45:10.000Z'],
		[1795182310, '2026-11-20T13:45:10.000Z'],
		['1795182310', '2026-11-20T13:45:10.000Z'],
	])('%p is %s; local times are Moscow times', (written, iso) => {
		expect(toIsoTime(written)).toBe(iso);
	});

	it.each([
		0,
		'0',
		null,
		undefined,
		'',
		'soon',
		'32.01.2026',
		'2026-02-30 10:00',
		'01.01.2026 25:00',
		'01.01.2026 10:00:60',
		'2026-02-30T10:00:00Z',
		'05-03-2027',
		'25-03-2027',
		-5,
		{},
	])('%p is none', (written) => expect(toIsoTime(written)).toBeUndefined());

	it.each([
		['2026-07-01 12:00', 'Europe/Bratislava', '2026-07-01T10:00:00.000Z'],
		['2026-12-01 12:00', 'Europe/Bratislava', '2026-12-01T11:00:00.000Z'],
		['2026-03-29 03:30', 'Europe/Bratislava', '2026-03-29T01:30:00.000Z'],
		['2026-11-20 12:00', 'Asia/Kamchatka', '2026-11-20T00:00:00.000Z'],
	])('%p in %s is %s', (written, zone, iso) => {
		expect(toIsoTime(written, zone)).toBe(iso);
	});

	it('reads any second of Moscow time back to the same second', () => {
		const since2015 = { min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true };
		fc.assert(
			fc.property(fc.date(since2015), (date) => {
				const second = Math.floor(date.getTime() / 1000);
				const local = new Date((second + 3 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
				expect(toIsoTime(local)).toBe(new Date(second * 1000).toISOString());
				expect(toIsoTime(second)).toBe(new Date(second * 1000).toISOString());
			}),
		);
	});
});
