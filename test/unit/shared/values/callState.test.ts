import { toCallState as ofMobilgroup } from '../../../../nodes/Mobilgroup/api/callState';
import { callStates } from '../../../../nodes/shared/values/callState';
import { toCallState as ofZvonobot } from '../../../../nodes/Zvonobot/api/callState';

describe('the state of a call', () => {
	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'CONSTRUCTOR'])(
		'is unknown for the word %p of any service',
		(word) => {
			const stateOf = callStates({ busy: 'busy' });
			expect([stateOf(word), ofMobilgroup(word), ofZvonobot(word)]).toEqual([
				'unknown',
				'unknown',
				'unknown',
			]);
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
		expect(['started', ' Finished ', null, {}].map(ofZvonobot)).toEqual([
			'ringing',
			'completed',
			'unknown',
			'unknown',
		]);
	});
});
