import { withoutCode } from '../../../../nodes/shared/verification/codeResult';

describe("a service's answer without the code", () => {
	it.each([
		[{ code: '0427' }, { code: '***' }],
		[{ code: 427 }, { code: '***' }],
		[
			{ code: 200, object: { code: '0427', id: 7 } },
			{ code: 200, object: { code: '***', id: 7 } },
		],
		[{ list: [{ pin: '0427' }, '0427'] }, { list: [{ pin: '***' }, '***'] }],
		[{ message: 'Your code is 0427.' }, { message: 'Your code is ***.' }],
		[
			{ caller: '79000000427', phone: '79000000100' },
			{ caller: '***', phone: '79000000100' },
		],
		[{ caller: 79000000427 }, { caller: '***' }],
		[
			{ id: '04270', price: '0.35', none: null, ok: true },
			{ id: '04270', price: '0.35', none: null, ok: true },
		],
	])('%j becomes %j', (answer, hidden) => {
		expect(withoutCode(answer, '0427')).toEqual(hidden);
	});

	it('hides what looks like a code where the code is not known', () => {
		expect(withoutCode({ pin_code: '0427', code: '200', id: '1234' }, undefined)).toEqual({
			pin_code: '***',
			code: '200',
			id: '1234',
		});
	});
});
