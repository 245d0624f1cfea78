/** Random campaigns against the rules: every call, and everything that comes out, has a reason in them. */

import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { ZvonobotCampaign } from '../../../nodes/Zvonobot/ZvonobotCampaign.node';
import { type Clock, runStored } from '../../support/campaign/process';
import { type Dialled, type Ending, WrittenService } from '../../support/campaign/service';
import { manyRuns } from '../../support/seed';

const MINUTE_MS = 60_000;
const START = Date.UTC(2027, 0, 12, 9);
const CAMPAIGNS = manyRuns(1500);
const node = new ZvonobotCampaign();

const ENDINGS: Ending[] = [
	...([
		'approved',
		'declined',
		'noKey',
		'busy',
		'noAnswer',
		'unavailable',
		'rejected',
		'refused',
		'lost',
	] as const),
	'never',
];
const AGAIN = ['busy', 'noAnswer', 'noKey', 'unavailable'];

const course = fc.record({
	people: fc.array(fc.array(fc.constantFrom(...ENDINGS), { minLength: 1, maxLength: 4 }), {
		minLength: 1,
		maxLength: 6,
	}),
	/** The rows, by the person that they name. */
	rows: fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
	repeats: fc.boolean(),
	order: fc.constantFrom('all', 'waves', 'chain'),
	waveSize: fc.integer({ min: 1, max: 4 }),
	again: fc.option(
		fc.record({
			after: fc.subarray(AGAIN),
			minutes: fc.integer({ min: 1, max: 90 }),
			mostCalls: fc.integer({ min: 1, max: 4 }),
		}),
		{ nil: undefined },
	),
	stopAfter: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
	stopAtCost: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
	callMs: fc.integer({ min: 1, max: 20 * MINUTE_MS }),
	later: fc.array(fc.integer({ min: 0, max: 30 * MINUTE_MS }), { minLength: 1, maxLength: 5 }),
	kill: fc.option(
		fc.record({
			request: fc.integer({ min: 1, max: 8 }),
			when: fc.constantFrom('before' as const, 'after' as const),
		}),
		{
			nil: undefined,
		},
	),
});
type Course = typeof course extends fc.Arbitrary<infer Value> ? Value : never;

const phoneOf = (person: number) => `790003000${String(person).padStart(2, '0')}`;

const parametersFor = ({ order, waveSize, again, stopAfter, stopAtCost, repeats }: Course) => ({
	phoneField: 'phone',
	callFrom: 'dutyNumber',
	audio: 'text',
	message: 'Will you come? Press 1 or 2.',
	menu: 'keys',
	order,
	waveSize,
	callAgain: again ?? {},
	options: { giveUpHours: 1, ...(stopAfter && { stopAfter }), ...(stopAtCost && { stopAtCost }) },
	safety: repeats ? { skipRepeated: false } : {},
});

async function run(one: Course) {
	const clock: Clock = { now: START };
	const now = jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
	const endings = Object.fromEntries(one.people.map((written, person) => [phoneOf(person), written]));
	const service = new WrittenService(endings, one.callMs, () => clock.now);
	service.killAt = one.kill;
	const rows = one.rows.map((person, row) => ({ phone: phoneOf(person % one.people.length), row }));
	let turn = 0;
	const later = () => one.later[(turn += 1) % one.later.length];
	try {
		const done = await runStored(node, parametersFor(one), rows, service, clock, later);
		return { rows, done: done.map(({ json }) => json), service };
	} finally {
		now.mockRestore();
	}
}

/** Every call that follows another one to the same person needs a rule that allows it. */
function unruly(calls: Dialled[], { again, repeats }: Course): string | undefined {
	for (const [place, call] of calls.slice(1).entries()) {
		const before = calls[place];
		if (again && calls.length > again.mostCalls) return 'more often than the cap';
		if (repeats) continue;
		if (!again) return 'without a rule';
		if (!again.after.includes(before.ending)) return `after ${before.ending}`;
		if (call.at < before.endsAt + again.minutes * MINUTE_MS) return 'too soon';
	}
	return undefined;
}

const OUTCOMES: Partial<Record<Ending, string>> = {
	...{ approved: 'answered', declined: 'answered', noKey: 'noKey', lost: 'unclear' },
	...{ busy: 'notReached', noAnswer: 'notReached', unavailable: 'notReached', rejected: 'notReached' },
};

/** What a row that was called has to say: what its last call came to. */
function wrongResult(
	json: IDataObject,
	{ dialled, canceled }: WrittenService,
	wasKilled: boolean,
): string | undefined {
	const last = dialled.find(({ id }) => String(id) === json.callId);
	if (json.callId === undefined) return undefined;
	if (!last) return 'a call that was never made';
	const ended =
		last.ending === 'never' ? (canceled.has(last.id) ? 'canceled' : 'timedOut') : OUTCOMES[last.ending];
	if (json.outcome === ended) return undefined;
	const isLost = dialled.some(({ phone, ending }) => phone === json.phone && ending === 'lost');
	return (wasKilled || isLost) && json.outcome === 'unclear'
		? undefined
		: `${json.outcome as string} in place of ${ended}`;
}

let campaigns = 0;
let calls = 0;
let killed = 0;

it(`keeps to the rules in ${CAMPAIGNS} random campaigns`, async () => {
	await fc.assert(
		fc.asyncProperty(course, async (one) => {
			const { rows, done, service } = await run(one);
			expect(done.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
			const people = new Set(rows.map(({ phone }) => phone));
			for (const phone of people) {
				const own = service.dialled.filter((call) => call.phone === phone);
				expect([phone, unruly(own, one)]).toEqual([phone, undefined]);
			}
			const isInterrupted = one.kill !== undefined && service.requests >= one.kill.request;
			const wrong = done.map((json) => wrongResult(json, service, isInterrupted)).filter(Boolean);
			expect(wrong).toEqual([]);
			campaigns += 1;
			calls += service.dialled.length;
			killed += isInterrupted ? 1 : 0;
		}),
		{ numRuns: CAMPAIGNS },
	);
	process.stdout.write(
		`${campaigns} campaigns, ${calls} calls, ${killed} killed in between: 0 against a rule\n`,
	);
}, 300_000);
