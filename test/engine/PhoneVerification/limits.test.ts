/** Limits: how many calls verify a phone, a visitor, a prefix, all; over executions, whatever the channels do. */

import type { IDataObject, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { DataDeduplicationService } from 'n8n-core';

import { limitFields } from '../../../nodes/PhoneVerification/limits/fields';
import { presets } from '../../../nodes/PhoneVerification/limits/read';
import { channelsWorld, ownLimits, withChannels } from '../../support/engine/phoneVerification';

const world = channelsWorld();
const { one, run, asked } = world;
const byFlashCall = withChannels('mcnFlashCall', 'zvonobotFlashCall');

/** Each test has an hour of its own, and a block of numbers. */
let now = Date.now();
let block = 0;
beforeEach(() => {
	now += 25 * 3_600_000;
	block += 1;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());
const later = (seconds: number) => (now += seconds * 1000);
const phone = (number: number, within = block) =>
	`79000${within}${String(number).padStart(5 - `${within}`.length + 1, '0')}`;

interface Limited {
	limit: string;
	most: number;
	/** The calls that it counts together. */
	item: (call: number) => IDataObject;
	/** A call that it does not count with them. */
	another: () => IDataObject;
}

const limited: Limited[] = [
	{
		limit: 'perPhonePerHour',
		most: 2,
		item: () => ({ phone: phone(1), ip: 'a' }),
		another: () => ({ phone: phone(2), ip: 'a' }),
	},
	{
		limit: 'perPhonePerDay',
		most: 2,
		item: () => ({ phone: phone(1), ip: 'a' }),
		another: () => ({ phone: phone(2), ip: 'a' }),
	},
	{
		limit: 'perVisitorPerHour',
		most: 3,
		item: (call) => ({ phone: phone(call), ip: call === 1 ? 'A' : 'a' }),
		another: () => ({ phone: phone(99), ip: 'b' }),
	},
	{
		limit: 'perPrefixPerHour',
		most: 4,
		item: (call) => ({ phone: phone(call), ip: `${call}` }),
		another: () => ({ phone: '+421 900 000 010', ip: 'a' }),
	},
];

describe.each(limited)('$limit', ({ limit, most, item, another }) => {
	const parameters = { ...byFlashCall, ...ownLimits({ [limit]: most }), visitor: '={{ $json.ip }}' };

	it('lets only as many calls pass over executions as are allowed', async () => {
		for (let call = 0; call < most; call += 1) {
			expect(await one(parameters, item(call))).toMatchObject({ outcome: 'placed' });
			later(10);
		}
		const held = await one(parameters, item(most));
		expect(held).toMatchObject({ outcome: 'skipped', reason: 'limitReached', limit });
		expect(held.retryAfterSeconds).toBeGreaterThan(0);
		expect(held.message).toMatch(/^Too many calls\. Try again in \d+ (minutes|hours)\.$/);
		expect(asked).toHaveLength(most);
		expect(await one(parameters, another())).toMatchObject({ outcome: 'placed' });
		later(Number(held.retryAfterSeconds));
		expect(await one(parameters, item(most))).toMatchObject({ outcome: 'placed' });
	});

	it('lets only as many of one run pass as are allowed', async () => {
		const input = Array.from({ length: most + 3 }, (_, call) => item(call));
		const { items } = await run({ ...parameters, safety: { skipRepeated: false } }, input);
		const placed = items.filter(({ json }) => json.outcome === 'placed');
		// Items of one phone follow each other too soon for another call.
		expect(placed).toHaveLength(limit.startsWith('perPhone') ? 1 : most);
		expect(items).toHaveLength(input.length);
	});
});

it('in all, for all visitors together', async () => {
	const parameters = { ...byFlashCall, ...ownLimits({ inAllPerHour: 3 }) };
	const { items } = await run(
		parameters,
		Array.from({ length: 5 }, (_, call) => ({ phone: phone(call) })),
	);
	expect(items.map(({ json }) => json.limit ?? json.outcome)).toEqual([
		...['placed', 'placed', 'placed'],
		...['inAllPerHour', 'inAllPerHour'],
	]);
});

it.each([
	[ownLimits(), 4, 6],
	[ownLimits({ secondsBetween: 45 }), 44, 49],
	[{ limitsPreset: 'usual' }, 29, 33],
	[{ limitsPreset: 'strict' }, 59, 65],
	[{}, 29, 33],
])('a phone is left alone after a call: %j', async (limits: INodeParameters, tooEarly, inTime) => {
	const parameters = { ...byFlashCall, limitsPreset: 'usual', limits: {}, ...limits };
	await one(parameters, { phone: phone(1) });
	later(tooEarly);
	expect(await one(parameters, { phone: phone(1) })).toMatchObject({ limit: 'secondsBetween' });
	later(inTime - tooEarly);
	expect(await one(parameters, { phone: phone(1) })).toMatchObject({ outcome: 'placed' });
});

it('nodes with different pauses see each other', async () => {
	const [short, long] = [ownLimits(), ownLimits({ secondsBetween: 120 })].map((limits) => ({
		...byFlashCall,
		...limits,
	}));
	await one(short, { phone: phone(1) });
	expect(await one(long, { phone: phone(1) })).toMatchObject({ limit: 'secondsBetween' });
	await one(long, { phone: phone(2) });
	expect(await one(short, { phone: phone(2) })).toMatchObject({ limit: 'secondsBetween' });
	expect(asked).toHaveLength(2);
});

it('an item over a limit fails where the user wants that, and leaves by the error output', async () => {
	const parameters = { ...byFlashCall, ...ownLimits({ overLimit: 'fail' }) };
	await one(parameters, { phone: phone(1) });
	const { items, errorItems } = await run(parameters, [{ phone: phone(1) }, { phone: phone(2) }], {
		onError: 'continueErrorOutput',
	});
	expect(items).toHaveLength(1);
	const errors = errorItems.map(({ json }) => json.error);
	expect(errors).toMatchObject([{ message: "'Limits' do not allow another call now", outcome: 'notSent' }]);
	expect(asked).toHaveLength(2);
});

describe('a call is not counted', () => {
	const parameters = { ...byFlashCall, ...ownLimits({ perPhonePerHour: 1 }) };

	it('that no channel took', async () => {
		world.let({ mcnFlashCall: 'refuses', zvonobotFlashCall: 'refuses' });
		for (let call = 0; call < 3; call += 1) await run(parameters, [{ phone: phone(1) }]);
		world.let({});
		expect(await one(parameters, { phone: phone(1) })).toMatchObject({ outcome: 'placed' });
	});

	it('that no channel took, except for the visitor: nobody is to find out which phones are refused', async () => {
		const visiting = { ...byFlashCall, ...ownLimits({ perVisitorPerHour: 2 }), visitor: '={{ $json.ip }}' };
		world.let({ mcnFlashCall: 'refuses', zvonobotFlashCall: 'refuses' });
		for (let call = 0; call < 2; call += 1) await run(visiting, [{ phone: phone(call), ip: 'a' }]);
		expect(await one(visiting, { phone: phone(2), ip: 'a' })).toMatchObject({ limit: 'perVisitorPerHour' });
		world.let({});
		expect(await one(visiting, { phone: phone(1), ip: 'b' })).toMatchObject({ outcome: 'placed' });
	});

	it.each([{ dryRun: true }, { doNotCallList: '={{ $json.phone }}' }])(
		'that a guard has held back: %j',
		async (safety) => {
			await one({ ...parameters, safety }, { phone: phone(1) });
			expect(await one(parameters, { phone: phone(1) })).toMatchObject({ outcome: 'placed' });
		},
	);

	it('twice because a second channel took it', async () => {
		const twice = { ...byFlashCall, ...ownLimits({ perPhonePerHour: 2 }) };
		world.let({ mcnFlashCall: 'refuses' });
		await one(twice, { phone: phone(1) });
		later(10);
		expect(await one(twice, { phone: phone(1) })).toMatchObject({ outcome: 'placed' });
		later(10);
		expect(await one(twice, { phone: phone(1) })).toMatchObject({ limit: 'perPhonePerHour' });
	});
});

it('an unclear call counts: the phone may have rung', async () => {
	world.let({ mcnFlashCall: 'breaks' });
	await run(byFlashCall, [{ phone: phone(1) }]);
	expect(await one(byFlashCall, { phone: phone(1) })).toMatchObject({ limit: 'secondsBetween' });
	expect(asked).toHaveLength(1);
});

it('a number that a limit holds back is not remembered as called', async () => {
	const parameters = { ...byFlashCall, ...ownLimits(), safety: { rememberHours: 1 } };
	await one(byFlashCall, { phone: phone(1) });
	expect(await one(parameters, { phone: phone(1) })).toMatchObject({ reason: 'limitReached' });
	later(10);
	expect(await one(parameters, { phone: phone(1) })).toMatchObject({ outcome: 'placed' });
});

it('where n8n cannot count, nobody is called', async () => {
	const table = DataDeduplicationService.getInstance();
	jest.spyOn(table, 'checkProcessedAndRecord').mockRejectedValue(new Error('database is locked'));
	const { error } = await run(byFlashCall, [{ phone: phone(1) }]);
	expect(error?.message).toBe("'Limits' cannot be counted by n8n, so nobody was called");
	expect(asked).toEqual([]);
});

it.each(['usual', 'strict'] as const)("the default limits '%s' are as their description says", (name) => {
	const { options } = limitFields.find((field) => field.name === 'limitsPreset') ?? {};
	const chosen = (options as INodePropertyOptions[]).find(({ value }) => value === name);
	const { perPhonePerHour, perPhonePerDay, secondsBetween, perVisitorPerHour } = presets[name];
	const apart = secondsBetween === 60 ? 'a minute apart' : `${secondsBetween} seconds apart`;
	expect(chosen?.description).toBe(
		`${perPhonePerHour} an hour and ${perPhonePerDay} a day to one phone, ${apart}; ${perVisitorPerHour} an hour for one visitor`,
	);
});
