import { toCallState as ofMobilgroup } from '../../../../nodes/Mobilgroup/api/callState';
import { goesOn, toCallState } from '../../../../nodes/shared/values/callState';

describe('the state of a call', () => {
	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'CONSTRUCTOR'])(
		'is unknown for the word %p of any service',
		(word) => {
			expect([toCallState(word), ofMobilgroup(word)]).toEqual(['unknown', 'unknown']);
		},
	);

	it('is read from the words of the services', () => {
		expect(['No_Answer', 'отменён', 'УСПЕШНО', '', 'lost'].map(ofMobilgroup)).toEqual([
			'noAnswer',
			'canceled',
			'answered',
			'queued',
			'unknown',
		]);
		expect(['started', ' Finished ', null, {}].map((word) => toCallState(word))).toEqual([
			'ringing',
			'completed',
			'unknown',
			'unknown',
		]);
	});

	it.each([
		[17, 'busy'],
		['17', 'busy'],
		['17.0', 'busy'],
		['USER_BUSY', 'busy'],
		[18, 'noAnswer'],
		[19, 'noAnswer'],
		['no answer', 'noAnswer'],
		[20, 'unavailable'],
		[1, 'unavailable'],
		['UNALLOCATED_NUMBER', 'unavailable'],
		[21, 'rejected'],
		[16, 'canceled'],
		[34, 'canceled'],
		[null, 'canceled'],
		[undefined, 'canceled'],
		['constructor', 'canceled'],
	])('canceled for the reason %p is %s', (cause, state) => {
		expect(toCallState('canceled', cause)).toBe(state);
	});

	it.each(['finished', 'started', 'lost'])('is not changed by a reason: %s', (word) => {
		expect(toCallState(word, 17)).toBe(toCallState(word));
	});

	it('tells whether the call goes on', () => {
		expect(
			['queued', 'ringing', 'answered', 'unknown', 'busy'].map((state) => goesOn(state as never)),
		).toEqual([...[true, true, false, false, false]]);
	});
});
