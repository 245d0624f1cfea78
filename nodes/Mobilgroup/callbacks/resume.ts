/** Takes the callback of a call that an execution waits for. */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receiveAnswer } from '../../shared/waiting/receive';
import { goesOn } from '../../shared/values/callState';
import type { Awaited } from '../../shared/waiting/wait';
import { type MobilgroupCallEvent, readCallEvents, readDelivery } from './events';
import { CREDENTIAL } from '../api/credentials';

/** Answers one callback with 200, or with why it is refused, and brings the execution back. */
export async function receiveMobilgroupResult(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveAnswer<MobilgroupCallEvent>(context, {
		service: 'mobilgroup',
		credential: CREDENTIAL,
		readBody: readDelivery,
		stampIn: (delivered) => delivered.getQueryData(),
		readEvents: readCallEvents,
		resultOf,
	});
}

/** The callback comes when the call has ended; one that says it goes on is no end. */
function resultOf(event: MobilgroupCallEvent, known: Awaited): IDataObject | undefined {
	if (goesOn(event.state)) return undefined;
	const { state, serviceState, at, durationSeconds, price, priceDecimal, currency } = event;
	const ended = state === 'answered' || state === 'unknown' ? state : 'notReached';
	const told = price === null ? {} : { price, priceDecimal, currency };
	return { ...known, outcome: ended, state, serviceState, at, durationSeconds, ...told };
}
