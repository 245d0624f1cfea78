/** A call of the sandbox's own, to try the phone on the page without any workflow. */

import type { Pace } from '../calls/pace';
import type { SandboxState } from '../state';
import { live } from '../zvonobot/life';
import { newCall } from '../zvonobot/newCall';

const PHONE = '79000000177';

const say = (text: string) => ({ record: { text } });

export function ringForTrial(state: SandboxState, pace: Pace): void {
	const call = newCall(state, PHONE, {
		operation: 'create',
		speech: 'Hello! Your order A-7 is ready. Press 1 to have it delivered today, press 2 to cancel it.',
		ivrs: [
			{
				digit: 1,
				keyWords: 'yes|deliver',
				smsText: 'Order A-7 is on its way.',
				...say('Thank you! We deliver it today. Goodbye.'),
			},
			{ digit: 2, keyWords: 'no|cancel', ...say('Your order is canceled. Goodbye.') },
		],
		starts: true,
		origin: '',
	});
	void live(state, call, pace);
}
