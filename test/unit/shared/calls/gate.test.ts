import fc from 'fast-check';

import { noGuards } from '../../../../nodes/shared/safety/guards';
import { entriesFor, failed, gateWorld, placed, scheduling } from '../../support/gate';
import { memoryStore } from '../../support/markStore';

const [one, two, three] = ['79000000100', '79000000101', '79000000102'];
const office = { from: 9 * 60, to: 21 * 60, days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' };
const at = (time: string) => jest.spyOn(Date, 'now').mockReturnValue(Date.parse(time));

afterEach(() => jest.restoreAllMocks());

describe('the gate lets a number through', () => {
	it.each([
		['once, however many items name it', {}, [one, two, one], ['placed', 'placed', 'duplicate']],
		[
			'as often as it is named, where the user wants that',
			{ skipRepeated: false },
			[one, one],
			['placed', 'placed'],
		],
		['up to the cap', { mostCalls: 2 }, [one, two, three], ['placed', 'placed', 'capReached']],
		['and does not count a duplicate', { mostCalls: 2 }, [one, one, two], ['placed', 'duplicate', 'placed']],
		['in no dry run', { dryRun: true }, [one, two], ['dryRun', 'dryRun']],
		['with an allowed prefix only', { allowedPrefixes: ['7901'] }, [one], ['prefixNotAllowed']],
	])('%s', async (_rule, guards, phones, reasons) => {
		const { run, sent } = gateWorld();
		await expect(run(entriesFor(phones, guards))).resolves.toEqual(reasons);
		expect(sent).toEqual(phones.filter((_, item) => reasons[item] === 'placed'));
	});

	it('never more often than the cap, and none twice', async () => {
		const phones = fc.array(fc.integer({ min: 79000000100, max: 79000000130 }).map(String), {
			maxLength: 60,
		});
		await fc.assert(
			fc.asyncProperty(phones, fc.integer({ min: 1, max: 20 }), async (list, mostCalls) => {
				const { run, sent } = gateWorld();
				await run(entriesFor(list, { mostCalls }));
				expect(new Set(sent).size).toBe(sent.length);
				expect(sent).toHaveLength(Math.min(mostCalls, new Set(list).size));
			}),
		);
	});

	it('up to the cap, whom no other execution has called', async () => {
		const [store, guards] = [memoryStore(), { mostCalls: 1, rememberHours: 24 }];
		const [first, second] = [gateWorld({}, {}, undefined, store), gateWorld({}, {}, undefined, store)];
		await expect(first.run(entriesFor([one, two], guards))).resolves.toEqual(['placed', 'capReached']);
		const reasons = ['calledRecently', 'placed', 'capReached'];
		await expect(second.run(entriesFor([one, two, three], guards))).resolves.toEqual(reasons);
		expect([first.sent, second.sent]).toEqual([[one], [two]]);
	});

	it('once in an execution, or once in a run where a person may ask again', async () => {
		const inExecution = gateWorld();
		await inExecution.run(entriesFor([one]));
		await expect(inExecution.run(entriesFor([one], {}, {}, 1))).resolves.toEqual(['duplicate']);
		const inRun = gateWorld({ oncePer: 'run' });
		await inRun.run(entriesFor([one]));
		await expect(inRun.run(entriesFor([one], {}, {}, 1))).resolves.toEqual(['placed']);
	});

	it('in another run, but not while an earlier call to it is unclear', async () => {
		const { run, sent } = gateWorld({ oncePer: 'run' });
		await run(entriesFor([one, two]), () => failed('unclear'));
		await expect(run(entriesFor([one], {}, {}, 1))).resolves.toEqual(['unclear']);
		await expect(run(entriesFor([one], {}, {}, 2))).resolves.toEqual(['unclear']);
		expect(sent).toEqual([one, two]);
		await expect(run(entriesFor([two], { skipRepeated: false }, {}, 1))).resolves.toEqual(['placed']);
	});
});

describe('a call that is asked for again, by a retry', () => {
	it.each([
		['was placed is told, and not placed again', placed(one), 'placed', 1],
		['is unclear stays unclear, and is not placed again', failed('unclear'), 'unclear', 1],
		['was refused is placed', failed('refused'), 'placed', 2],
		['was not sent is placed', failed('notSent'), 'placed', 2],
	])('that %s', async (_what, first, outcome, times) => {
		const { run, sent } = gateWorld();
		await run(entriesFor([one]), () => first);
		await expect(run(entriesFor([one]))).resolves.toEqual([outcome]);
		expect(sent).toHaveLength(times);
	});

	it('is told whatever the guards say by now', async () => {
		const { run } = gateWorld();
		await run(entriesFor([one]));
		const hours = { ...office, days: [], outside: 'fail' as const };
		await expect(run(entriesFor([one], { hours }))).resolves.toEqual(['placed']);
	});

	it('counts before all others, for duplicates and for the cap', async () => {
		const { run, sent } = gateWorld();
		await run(entriesFor([two, one]).slice(1));
		await expect(run(entriesFor([one, one, two], { mostCalls: 1 }))).resolves.toEqual([
			'duplicate',
			'placed',
			'capReached',
		]);
		expect(sent).toEqual([one]);
	});

	it('is unclear while it is under way, and where the sending itself breaks', async () => {
		const { run, memory } = gateWorld();
		const unclear = { owner: '0:0', result: { unclear: expect.anything() as unknown } };
		const outcomes = await run(entriesFor([one]), () => {
			expect(memory.admitted(one)).toEqual([unclear]);
			throw new Error('broken');
		});
		expect(outcomes).toEqual(['unclear']);
		expect(memory.admitted(one)).toEqual([{ ...unclear, isUnclear: true }]);
	});
});

describe('what is repeated at once', () => {
	it.each([
		['not sent', failed('notSent'), 3, 'placed'],
		['refused for lack of time', { ...failed('refused'), httpCode: '429' }, 3, 'placed'],
		['refused', failed('refused'), 1, 'refused'],
		['unclear', failed('unclear'), 1, 'unclear'],
	])('is nothing that may have reached somebody: %s', async (_what, failure, times, outcome) => {
		const { run, sent } = gateWorld();
		const rateLimit = { ...noGuards.rateLimit, repeats: 2 };
		const wait = 'retryAfterMs' in failure ? failure : { ...failure, retryAfterMs: 0 };
		const answer = (phone: string, tries: number) => (tries < 3 ? wait : placed(phone));
		await expect(run(entriesFor([one], { rateLimit }), answer)).resolves.toEqual([outcome]);
		expect(sent).toHaveLength(times);
	});
});

describe('before a request that has waited for its turn', () => {
	it('the gate looks whether the execution was stopped', async () => {
		const stop = new AbortController();
		const { run, memory } = gateWorld({}, {}, stop.signal);
		stop.abort();
		await expect(run(entriesFor([one]))).resolves.toEqual(['notSent']);
		expect(memory.count()).toBe(0);
	});

	it.each([
		['skip' as const, 'outsideAllowedHours'],
		['fail' as const, "'Allowed Hours' do not allow a call at this time"],
	])('the gate looks at the clock again: %s', async (outside, reason) => {
		const { run, sent, memory } = gateWorld();
		at('2026-11-20T20:59:00Z');
		const answer = (phone: string) => {
			at('2026-11-20T21:00:00Z');
			return placed(phone);
		};
		const entries = entriesFor([one, two], { hours: { ...office, outside } });
		await expect(run(entries, answer)).resolves.toEqual(['placed', reason]);
		expect([sent, memory.count()]).toEqual([[one], 1]);
	});
});

describe('the allowed hours of calls that the service schedules', () => {
	const hours = { ...office, outside: 'schedule' as const };
	const evening = Date.parse('2026-11-20T22:00:00Z');

	it('move a call to when they begin, and the result tells the time', async () => {
		at('2026-11-20T12:00:00Z');
		const entries = entriesFor([one], { hours }, { plannedFor: evening });
		await gateWorld({ scheduling }).run(entries);
		expect(entries[0].outcome).toMatchObject({ json: { scheduledFor: '2026-11-21T09:00:00.000Z' } });
	});

	it.each([
		['the service takes no time', {}, {}],
		[
			'nobody can know when it rings',
			{
				scheduling: { ...scheduling, unknowable: () => ({ field: 'Allowed Hours', rule: 'cannot be kept' }) },
			},
			{},
		],
		['no hours are long enough for its redials', { scheduling }, { redialMs: 13 * 60 * 60_000 }],
	])('hold a call back where %s', async (_why, change, reading) => {
		at('2026-11-20T12:00:00Z');
		const { run, sent } = gateWorld(change as object);
		expect((await run(entriesFor([one], { hours }, reading)))[0]).toMatch(
			/outsideAllowedHours|^'Allowed Hours' cannot/,
		);
		expect(sent).toEqual([]);
	});
});

describe('a number that is remembered across executions', () => {
	const remembering = { rememberHours: 24 };
	const nextExecution = async ({ store }: ReturnType<typeof gateWorld>) =>
		await gateWorld({}, {}, undefined, store).run(entriesFor([one], remembering));

	it.each([
		['placed', placed(one), 'calledRecently'],
		['unclear', failed('unclear'), 'calledRecently'],
		['refused', failed('refused'), 'placed'],
		['notSent', failed('notSent'), 'placed'],
	])('was called, or may have been: %s', async (_what, outcome, next) => {
		const world = gateWorld();
		await world.run(entriesFor([one], remembering), () => outcome);
		await expect(nextExecution(world)).resolves.toEqual([next]);
	});

	it.each([
		['in a dry run', { dryRun: true }],
		['above the cap', { mostCalls: 0 }],
	])('was not called %s', async (_what, guards) => {
		const world = gateWorld();
		await world.run(entriesFor([one], { ...remembering, ...guards }));
		await expect(nextExecution(world)).resolves.toEqual(['placed']);
	});

	it('is not called where nobody can look it up', async () => {
		const { run, sent, store } = gateWorld();
		store.find = async () => await Promise.reject(new Error('database is locked'));
		await expect(run(entriesFor([one], remembering))).resolves.toEqual([
			"'Remember Numbers (Hours)' cannot be looked up in the database of n8n",
		]);
		expect(sent).toEqual([]);
	});
});
