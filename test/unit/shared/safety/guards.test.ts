import { noGuards, whyForbidden } from '../../../../nodes/shared/safety/guards';
import { isAllowed } from '../../../../nodes/shared/safety/hours';
import { readGuards } from '../../../../nodes/shared/safety/readGuards';
import { itemsWith, itemWith } from '../../support/items';
import { thrownBy } from '../../support/thrown';

const phone = '79000000100';
const read = (safety: unknown, json: object = {}) => readGuards(itemWith({ safety }, { input: [json] }));
const why = (safety: object, json: object = {}, called = phone) =>
	whyForbidden(read(safety, json), called, { ...json });

describe('the guards of paid calls', () => {
	it.each([[{}], [undefined], ['']])('let every number pass where none is set: %j', (safety) => {
		expect(read(safety)).toEqual({ ...noGuards, skipRepeated: true });
		expect(whyForbidden(read(safety), phone, {})).toBeUndefined();
	});

	it.each([
		['+7', phone, undefined],
		['+7 (900), +421', '421900000100', undefined],
		['8 900', phone, undefined],
		[['+7', '+421'], '421900000100', undefined],
		[7, phone, undefined],
		['7901', phone, 'prefixNotAllowed'],
		['+421', phone, 'prefixNotAllowed'],
	])('with allowed prefixes %p: %s is %p', (allowedPrefixes, called, reason) => {
		expect(why({ allowedPrefixes }, {}, called)).toBe(reason);
	});

	it.each([
		[{ doNotCallList: '8 (900) 000-01-00\n+7 900 000-01-01' }, {}, 'doNotCall'],
		[{ doNotCallList: [79000000100] }, {}, 'doNotCall'],
		[{ doNotCallList: '79000000102' }, {}, undefined],
		[{ doNotCallField: 'optedOut' }, { optedOut: true }, 'doNotCall'],
		[{ doNotCallField: 'optedOut' }, { optedOut: 'yes' }, 'doNotCall'],
		[{ doNotCallField: 'consent.refused' }, { consent: { refused: 1 } }, 'doNotCall'],
		[{ doNotCallField: 'optedOut' }, { optedOut: 'no' }, undefined],
		[{ doNotCallField: 'optedOut' }, { optedOut: ' FALSE ' }, undefined],
		[{ doNotCallField: 'optedOut' }, { optedOut: null }, undefined],
	])('%j keeps %j away: %p', (safety, json, reason) => {
		expect(why(safety, json)).toBe(reason);
	});

	it.each([
		[{ dryRun: true }, true],
		[{ dryRun: 'TRUE' }, true],
		[{ dryRun: '' }, true],
		[{ dryRun: false }, false],
		[{}, false],
	])('%j is a dry run: %p', (safety, dryRun) => expect(read(safety)).toMatchObject({ dryRun }));

	it.each([
		[{ mostCalls: '20' }, { mostCalls: 20 }],
		[{ rememberHours: 0.5 }, { rememberHours: 0.5 }],
		[{ skipRepeated: false }, { skipRepeated: false }],
		[{ atATime: 2, perSecond: 0.5, repeats: 3 }, { rateLimit: { atATime: 2, perSecond: 0.5, repeats: 3 } }],
		[{ summary: true }, { reporting: { dropSkipped: false, summary: true } }],
		[{ skippedItems: 'drop' }, { reporting: { dropSkipped: true, summary: true } }],
	])('%j is read as %j', (safety, guards) => expect(read(safety)).toMatchObject(guards));

	it('are read once for all items, unless an expression is in them', () => {
		const evaluate = jest.fn(({ cap }) => ({ safety: { mostCalls: cap ?? 5 } }));
		const input = [{ cap: 1 }, { cap: 2 }];
		const fixed = itemsWith({ safety: { mostCalls: 5 } }, { input: [{}, {}], evaluate });
		expect(fixed.map((item) => readGuards(item).mostCalls)).toEqual([5, 5]);
		expect(evaluate).toHaveBeenCalledTimes(1);
		const items = itemsWith({ safety: { mostCalls: '={{ $json.cap }}' } }, { input, evaluate });
		expect(items.map((item) => readGuards(item).mostCalls)).toEqual([1, 2]);
	});
});

describe('the allowed hours', () => {
	it.each([
		[{ from: '09:00', to: '21:00' }, '2026-11-20T06:00:00Z', true],
		[{ from: '09:00', to: '21:00' }, '2026-11-20T05:59:59Z', false],
		[{ from: '09:00', to: '21:00' }, '2026-11-20T18:00:00Z', false],
		[{}, '2026-11-20T06:00:00Z', true],
		[{ to: '12:00' }, '2026-11-20T09:00:00Z', false],
		[{ from: '09:00', to: '21:00', zone: 'Asia/Vladivostok' }, '2026-11-20T00:00:00Z', true],
		[{ from: '09:00', to: '21:00', days: [6, 7] }, '2026-11-20T09:00:00Z', false],
		[{ from: '09:00', to: '21:00', days: '5, 6' }, '2026-11-20T09:00:00Z', true],
		[{ from: '00:00', to: '24:00', days: [5] }, '2026-11-20T20:59:00Z', true],
		[{ from: '22:00', to: '02:00', days: [5] }, '2026-11-20T22:30:00Z', true],
		[{ from: '22:00', to: '02:00', days: [5] }, '2026-11-19T22:30:00Z', false],
		[{ from: '12:00', to: '12:00' }, '2026-11-20T09:00:00Z', false],
		[{ days: [] }, '2026-11-20T09:00:00Z', false],
	])('%j allow a call at %s: %p', (form, now, allowed) => {
		const { hours } = read({ allowedHours: { hours: form } });
		expect(hours && isAllowed(hours, Date.parse(now))).toBe(allowed);
	});
});

describe('a guard that cannot be read', () => {
	it.each<[object, string | RegExp]>([
		[{ dryRun: 'maybe' }, "'Dry Run' must be true or false"],
		[{ skipRepeated: 'yes' }, "'Skip Repeated Numbers' must be true or false"],
		[{ allowedPrefixes: 'RU' }, "'Allowed Prefixes' has letters in it"],
		[{ allowedPrefixes: '210' }, "'Allowed Prefixes' must start with a country code that exists"],
		[{ allowedPrefixes: { 0: '+7' } }, "'Allowed Prefixes' must be a list or text, not an object"],
		[{ doNotCallList: '79000000100, somebody' }, "'Do-Not-Call List' has letters in it"],
		[{ doNotCallList: [{ phone }] }, "'Do-Not-Call List' may hold only text and numbers, not an object"],
		[
			{ doNotCallField: 'optOut' },
			"'Do-Not-Call Field' is not there: the items have no field 'optOut'; they have: optedOut",
		],
		[{ doNotCallField: ['optedOut'] }, "'Do-Not-Call Field' must be text, not a list"],
		[{ mostCalls: 0 }, "'Max Calls per Execution' must be a whole number of 1 or more"],
		[{ mostCalls: 'many' }, "'Max Calls per Execution' must be a whole number of 1 or more"],
		[{ rememberHours: -1 }, "'Remember Numbers (Hours)' must be a number from 0 to 87600"],
		[{ perSecond: 0 }, "'Calls per Second' must be a number above 0"],
		[{ atATime: 0.5 }, "'Calls at a Time' must be a whole number of 1 or more"],
		[{ rememberHours: 87_601 }, "'Remember Numbers (Hours)' must be a number from 0 to 87600"],
		[{ allowedPrefixes: '+421, 00' }, "'Allowed Prefixes' must start with a country code that exists"],
		[{ allowedPrefixes: ['810'] }, "'Allowed Prefixes' must start with a country code that exists"],
		[{ repeats: 11 }, "'Repeat If Not Placed' must be a whole number from 0 to 10"],
		[{ skippedItems: 'hide' }, "'Skipped Items' must be one of drop, inPlace"],
		[{ allowedHours: '09:00-21:00' }, "'Allowed Hours' must be set field by field"],
		[{ allowedHours: {} }, "'Allowed Hours' cannot be read"],
		[{ allowedHours: { hours: { from: '9 o’clock' } } }, "'Allowed Hours' needs 'Earliest Time' as HH:mm"],
		[{ allowedHours: { hours: { to: '25:00' } } }, "'Allowed Hours' needs 'Latest Time' as HH:mm"],
		[{ allowedHours: { hours: { zone: 'Moscow' } } }, /^'Allowed Hours' needs a 'Time Zone'/],
		[{ allowedHours: { hours: { days: 'all' } } }, /^'On Days' may hold only whole numbers/],
		[
			{ allowedHours: { hours: { outside: 'wait' } } },
			"'Outside These Hours' must be one of fail, schedule, skip",
		],
		[{ allowedHours: { hours: { days: [], outside: 'schedule' } } }, /^'Allowed Hours' never begin/],
	])('%j holds the item back, by its label', (safety, message) => {
		expect(thrownBy(() => read(safety, { optedOut: false }))).toMatchObject({
			message: typeof message === 'string' ? message : expect.stringMatching(message),
			context: { outcome: 'notSent', itemIndex: 0 },
		});
	});

	it.each([
		'mostCalls',
		'rememberHours',
		'allowedPrefixes',
		'doNotCallList',
		'doNotCallField',
		'dryRun',
		'allowedHours',
	])('holds the item back where the expression of %s gives nothing', (guard) => {
		const form = { safety: { [guard]: '={{ $json.guard }}' } };
		const item = itemWith(form, { evaluate: () => ({ safety: { [guard]: '' } }) });
		expect(() => readGuards(item)).toThrow(/cannot be read/);
	});

	it('is no field that some other item has', () => {
		const items = itemsWith({ safety: { doNotCallField: 'optedOut' } }, { input: [{}, { optedOut: true }] });
		expect(readGuards(items[0]).doNotCallField).toBe('optedOut');
	});
});
