import { readCallEvents, toCallState } from '../../../nodes/McnTelecom/callbacks/events';

describe('the state of a call in the webhook of MCN Telecom', () => {
	it.each([
		[16, 'ANSWERED', 'answered'],
		[17, 'NO ANSWER', 'busy'],
		[16, 'NO ANSWER', 'noAnswer'],
		[31, null, 'rejected'],
		[31, 'ANSWERED', 'rejected'],
		[20, 'NO ANSWER', 'unavailable'],
		[1, null, 'unavailable'],
		[0, null, 'unavailable'],
		[16, null, 'unknown'],
		[16, 'SOMETHING', 'unknown'],
		[16, 'no_answer', 'noAnswer'],
		[null, 'ANSWERED', 'unknown'],
	])('q931 %p with %p is %s', (q931, final, state) => {
		expect(toCallState(q931, final)).toBe(state);
	});
});

describe('the body that the user typed in the account portal', () => {
	const report = {
		verification_call_uuid: 'fa278be48dc2_117793',
		q931_status: 17,
		final_status: 'NO ANSWER',
	};
	const busy = {
		service: 'mcnTelecom',
		event: 'callStatus',
		callId: 'fa278be48dc2_117793',
		accountId: '117793',
		state: 'busy',
		q931Status: 17,
		finalStatus: 'NO ANSWER',
	};

	it.each([
		['an object', report],
		['an object of texts', { ...report, q931_status: '17' }],
		['a list of one object', [report]],
		['a list of single variables', Object.entries(report).map(([key, value]) => ({ [key]: value }))],
		['an object with further keys', { ...report, region: 'x' }],
	])('may be %s', (_name, body) => {
		expect(readCallEvents(body)).toEqual([expect.objectContaining(busy)]);
	});

	it('may report several calls', () => {
		expect(readCallEvents([report, { ...report, verification_call_uuid: 'b_2', q931_status: 31 }])).toEqual([
			expect.objectContaining(busy),
			expect.objectContaining({ callId: 'b_2', accountId: '2', state: 'rejected' }),
		]);
	});

	it.each([null, 'text', 7, [], {}, { other: 1 }, [null, 1]])('%p does not report a call', (body) => {
		expect(readCallEvents(body)).toEqual([]);
	});

	it('keeps a call without id or status, as far as it is known', () => {
		expect(readCallEvents({ final_status: 'ANSWERED' })).toEqual([
			expect.objectContaining({ callId: null, accountId: null, q931Status: null, state: 'unknown' }),
		]);
	});
});
