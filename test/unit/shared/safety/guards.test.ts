import fc from 'fast-check';

import type { Admitted, Candidate, Safety } from '../../../../nodes/shared/safety/guards';
import { readSafety } from '../../../../nodes/shared/safety/readGuards';
import { skipReason } from '../../../../nodes/shared/safety/guards';

const NOON_IN_MOSCOW = Date.parse('2026-11-20T09:00:00Z'); // a Friday
const nobody = (): Admitted => ({ owners: new Map(), keys: new Set() });
const call = (phone: string, json = {}, key = phone): Candidate => ({ key, phone, json });

function guards(set: object): Safety {
	const safety = readSafety(set);
	if ('rule' in safety) throw new Error(safety.rule);
	return safety;
}
const ask = (set: object, candidate: Candidate, now = NOON_IN_MOSCOW) =>
	skipReason(guards(set), candidate, nobody(), now);

describe('the guards of paid calls', () => {
	it('let every number pass where none is set, but each only once', () => {
		const admitted = nobody();
		const first = call('79000000100', {}, 'item 0');
		expect(skipReason(guards({}), first, admitted, 0)).toBeUndefined();
		expect(skipReason(guards({}), call('79000000100', {}, 'item 1'), admitted, 0)).toBe('duplicate');
		expect(skipReason(guards({}), first, admitted, 0)).toBeUndefined();
		expect(
			skipReason(guards({ skipRepeated: false }), call('79000000100', {}, 'item 2'), admitted, 0),
		).toBeUndefined();
	});

	it.each([
		['+7', '79000000100', undefined],
		['+7 (900), 421', '421900000100', undefined],
		['7901', '79000000100', 'prefixNotAllowed'],
		['+421', '79000000100', 'prefixNotAllowed'],
	])('with allowed prefixes %p: %s is %p', (allowedPrefixes, phone, reason) => {
		expect(ask({ allowedPrefixes }, call(phone))).toBe(reason);
	});

	it.each([
		[{ doNotCallList: '8 (900) 000-01-00\n+7 900 000-01-01' }, {}, 'doNotCall'],
		[{ doNotCallList: '79000000102' }, {}, undefined],
		[{ doNotCallField: 'optedOut' }, { optedOut: true }, 'doNotCall'],
		[{ doNotCallField: 'optedOut' }, { optedOut: 'yes' }, 'doNotCall'],
		[{ doNotCallField: 'consent.refused' }, { consent: { refused: 1 } }, 'doNotCall'],
		[{ doNotCallField: 'optedOut' }, { optedOut: 'no' }, undefined],
		[{ doNotCallField: 'optedOut' }, { optedOut: ' FALSE ' }, undefined],
		[{ doNotCallField: 'optedOut' }, {}, undefined],
	])('%j keeps %j away: %p', (set, json, reason) => {
		expect(ask(set, call('79000000100', json))).toBe(reason);
	});

	it('stop at the cap, and count a retried call once', () => {
		const admitted = nobody();
		const safety = guards({ mostCalls: 2 });
		const reasons = ['79000000100', '79000000101', '79000000100', '79000000102'].map((phone) =>
			skipReason(safety, call(phone), admitted, 0),
		);
		expect(reasons).toEqual([undefined, undefined, undefined, 'capReached']);
	});

	it.each([
		[{ from: '09:00', to: '21:00' }, '2026-11-20T06:00:00Z', undefined],
		[{ from: '09:00', to: '21:00' }, '2026-11-20T05:59:59Z', 'outsideAllowedHours'],
		[{ from: '09:00', to: '21:00' }, '2026-11-20T18:00:00Z', 'outsideAllowedHours'],
		[{ from: '09:00', to: '21:00', zone: 'Asia/Vladivostok' }, '2026-11-20T00:00:00Z', undefined],
		[{ from: '09:00', to: '21:00', days: [6, 7] }, '2026-11-20T09:00:00Z', 'outsideAllowedHours'],
		[{ from: '00:00', to: '24:00', days: [5] }, '2026-11-20T20:59:00Z', undefined],
		[{ from: '22:00', to: '02:00', days: [5] }, '2026-11-20T22:30:00Z', undefined],
		[{ from: '22:00', to: '02:00', days: [5] }, '2026-11-19T22:30:00Z', 'outsideAllowedHours'],
		[{ from: '12:00', to: '12:00' }, '2026-11-20T09:00:00Z', 'outsideAllowedHours'],
	])('hours %j at %s: %p', (hours, now, reason) => {
		expect(ask({ allowedHours: { hours } }, call('79000000100'), Date.parse(now))).toBe(reason);
	});

	it('check everything in a dry run, and call nobody', () => {
		expect(ask({ dryRun: true }, call('79000000100'))).toBe('dryRun');
		expect(ask({ dryRun: true, allowedPrefixes: '421' }, call('79000000100'))).toBe('prefixNotAllowed');
	});

	it.each([
		[{ allowedPrefixes: 'RU' }, 'Allowed Prefixes'],
		[{ doNotCallList: '79000000100, somebody' }, 'Do-Not-Call List'],
		[{ mostCalls: 0 }, 'Most Calls per Run'],
		[{ mostCalls: 'many' }, 'Most Calls per Run'],
		[{ allowedHours: { hours: { from: '9 o’clock' } } }, 'Allowed Hours'],
		[{ allowedHours: { hours: { to: '25:00' } } }, 'Allowed Hours'],
		[{ allowedHours: { hours: { zone: 'Moscow' } } }, 'Allowed Hours'],
		[{ allowedHours: { hours: { days: 'all' } } }, 'Allowed Hours'],
		[{ allowedHours: { hours: { days: [], outside: 'schedule' } } }, 'Allowed Hours'],
	])('%j can not be read, so nobody is called', (set, field) => {
		expect(readSafety(set)).toMatchObject({ field });
	});

	it('never let more different numbers pass than the cap, nor one twice', () => {
		const phones = fc.array(fc.integer({ min: 79000000100, max: 79000000130 }).map(String), {
			maxLength: 60,
		});
		fc.assert(
			fc.property(phones, fc.integer({ min: 1, max: 20 }), (list, mostCalls) => {
				const admitted = nobody();
				const passed = list.filter(
					(phone, item) => !skipReason(guards({ mostCalls }), call(phone, {}, String(item)), admitted, 0),
				);
				expect(new Set(passed).size).toBe(passed.length);
				expect(passed.length).toBe(Math.min(mostCalls, new Set(list).size));
			}),
		);
	});
});
