import { isFailure, isSaid } from '../../../../nodes/shared/values/complaint';
import { holdsSign, idIn, isBrokenId, recordsIn } from '../../../../nodes/shared/values/rows';

describe('an ID', () => {
	it.each([5, '5', 'a81c-77', 'fa278be48dc2_117793', Number.MAX_SAFE_INTEGER, '12345678901234567890', '-a'])(
		'can be %p',
		(id) => {
			expect([idIn(id), isBrokenId(id), holdsSign({ id })]).toEqual([String(id), false, true]);
		},
	);

	it.each([-1, '-1', ' -15 ', '-1.0', 2 ** 53, 1e21, 5.5])(
		'%p is none to be used, and yet a sign that there may be one',
		(id) => {
			expect([idIn(id), isBrokenId(id), holdsSign({ call: { ids: [id] } })]).toEqual([undefined, true, true]);
		},
	);

	it.each([0, '0', '', null, false, 'null', 'none', undefined])('%p is none', (id) => {
		expect([idIn(id), isBrokenId(id), holdsSign({ id })]).toEqual([undefined, false, false]);
	});
});

it.each(['{"id":"-1","code', '{"data":[{"call_id": 5', '<br>[{"uuid":"a-1"}'])(
	'%s is cut short, and yet a sign',
	(text) => expect(holdsSign(text)).toBe(true),
);

it.each(['{"id":null', '{"id":0,"code', '<div id="app">', 'id: 5', ''])('%j is none', (text) =>
	expect(holdsSign(text)).toBe(false),
);

it('the objects in an answer are found however deep they lie', () => {
	const inner = { c: 1 };
	expect(recordsIn({ a: [[inner]], b: 'x', d: { 0: inner } })).toEqual([
		{ a: [[inner]], b: 'x', d: { 0: inner } },
		inner,
		{ 0: inner },
		inner,
	]);
	expect([recordsIn('x'), recordsIn(null), recordsIn([1])]).toEqual([[], [], []]);
});

describe('a complaint', () => {
	it.each(['error', ' FAILED ', 'failure', 'blocked', 'rejected', false, 'false'])(
		'%p is a failure',
		(word) => {
			expect(isFailure(word)).toBe(true);
		},
	);

	it.each(['ok', 'queued', 'moderation', '', 0, null, undefined, true, {}])('%p is none', (word) => {
		expect(isFailure(word)).toBe(false);
	});

	it.each(['limit', 17, true, ['x'], { code: 1 }])('%p names an error', (part) => {
		expect(isSaid(part)).toBe(true);
	});

	it.each(['', ' ', '0', 0, 'false', false, null, undefined, [], {}])('%p names none', (part) => {
		expect(isSaid(part)).toBe(false);
	});
});
