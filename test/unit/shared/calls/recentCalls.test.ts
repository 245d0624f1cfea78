import { calledWithin } from '../../../../nodes/shared/calls/recentCalls';
import { type RecentNumbers, recentNumbers } from '../../../../nodes/shared/safety/recentNumbers';
import { entriesFor, gateWorld } from '../../support/gate';

describe('a number that two items of one run remember differently', () => {
	it.each([
		['another time', { rememberHours: 48 }, 'placed'],
		['a dry run', { dryRun: true }, 'dryRun'],
	])('is asked for once by two items of one run, of which one has %s', async (_what, guards, result) => {
		const { run, store } = gateWorld();
		const entries = entriesFor(['79000000100', '79000000100'], { rememberHours: 24, skipRepeated: false });
		Object.assign(entries[1].guards, guards);

		expect(await run(entries)).toEqual(['placed', result]);
		expect(
			await gateWorld({}, {}, undefined, store).run(entriesFor(['79000000100'], { rememberHours: 24 })),
		).toEqual(['calledRecently']);
	});

	it('is held back for the items that remember it longest only', async () => {
		const { store } = gateWorld();
		const phone = '79000000100';
		const hour = 3_600_000;
		await recentNumbers(store, Date.now() - 40 * hour).take([phone], 1);
		const entries = entriesFor([phone, phone], { rememberHours: 72, skipRepeated: false });
		entries[1].guards.rememberHours = 2;
		expect(await gateWorld({}, {}, undefined, store).run(entries)).toEqual(['calledRecently', 'placed']);
	});
});

it('a number that was only planned in a dry run is asked for when it is to be called', async () => {
	const phone = '79000000100';
	const guards = { rememberHours: 24, skipRepeated: false };
	const { run, sent, store } = gateWorld();
	await run(entriesFor([phone], { ...guards, dryRun: true }));
	await gateWorld({}, {}, undefined, store).run(entriesFor([phone], guards));
	expect(await run(entriesFor([phone], guards, {}, 1))).toEqual(['calledRecently']);
	expect(sent).toEqual([]);
});

it('few more numbers are taken from other executions than the cap has room for', async () => {
	const phones = Array.from({ length: 8 }, (_, at) => `7900000010${at}`);
	const entries = entriesFor(phones, { rememberHours: 24, mostCalls: 2 });
	const taken: string[][] = [];
	const recent = {
		take: async (asked: string[]) => {
			taken.push(asked);
			// Another execution has called the first one.
			return await Promise.resolve(new Set(asked.filter((phone) => phone === phones[0])));
		},
	} as Partial<RecentNumbers> as RecentNumbers;
	const { called, unasked } = await calledWithin(recent, entries, ({ call }) => call, 2);
	expect([...called].map(({ call }) => call)).toEqual([phones[0]]);
	expect(taken).toEqual([phones.slice(0, 2), phones.slice(2, 4)]);
	expect(unasked.map(({ call }) => call)).toEqual(phones.slice(4));
});
