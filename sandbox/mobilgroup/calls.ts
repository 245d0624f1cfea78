/** Places a call of Mobilgroup, lets it end as its number says, and reports it to the callback address. */

import { behaviourOf, type Ending } from '../calls/behaviours';
import type { SandboxCall } from '../calls/call';
import { deliverOnce } from '../calls/deliver';
import type { Pace } from '../calls/pace';
import { ring, type Speech } from '../calls/ring';
import { see, seeRequest } from '../coverage';
import { logCall, pay, type SandboxState } from '../state';
import { localTime } from './texts';

/** The words of the callback. */
const ENGLISH: Record<Ending, string> = {
	answered: 'ANSWERED',
	busy: 'BUSY',
	noAnswer: 'NO ANSWER',
	rejected: 'CANCEL',
	unavailable: 'FAIL',
};

export interface NewCall {
	operation: 'flashCall' | 'voicePassword' | 'lead' | 'mailing';
	phone: string;
	callerNumber: string;
	code?: string;
	/** Kopecks. */
	price: number;
	callbackUrl?: string;
	speech?: Speech;
}

const FIRST_ID = 1000;

/** Ids go on, over calls and mailings alike. */
export function nextId(state: SandboxState): string {
	return String(FIRST_ID + state.calls.length + state.mailings.length);
}

/** Takes the money and rings. */
export function placeCall(state: SandboxState, wanted: NewCall, pace: Pace): SandboxCall {
	const placed = payCall(state, wanted, nextId(state));
	void live(state, placed, wanted, pace);
	return placed;
}

/** Takes the money for a call that rings later. */
export function payCall(state: SandboxState, wanted: NewCall, id: string): SandboxCall {
	const { operation, phone, callerNumber, code, price } = wanted;
	pay(state, 'mobilgroup', price);
	return logCall(state, { id, service: 'mobilgroup', operation, phone, callerNumber, code, price });
}

async function live(
	state: SandboxState,
	call: SandboxCall,
	{ speech, callbackUrl }: NewCall,
	pace: Pace,
): Promise<void> {
	const ending = await ring(state, call, pace, speech);
	const { callback } = behaviourOf(call.phone);
	if (!callbackUrl || callback === 'none') return;
	await report(state, call, ending, callbackUrl);
	if (callback === 'twice') await report(state, call, ending, callbackUrl);
}

async function report(
	state: SandboxState,
	call: SandboxCall,
	ending: Ending,
	callbackUrl: string,
): Promise<void> {
	const { callback } = behaviourOf(call.phone);
	const body = {
		id: call.id,
		number: call.phone,
		duration: secondsOf(ending),
		...(callback !== 'noStatus' && { state: ENGLISH[ending] }),
		price: rubles(call.price ?? 0),
		date: localTime(call.at, 'callback'),
	};
	seeRequest(state, 'mobilgroup', 'callback', body);
	see(state, 'mobilgroup', 'state', ENGLISH[ending]);
	await deliverOnce(state, call, callbackUrl, body, callback);
}

/** How long an answered call lasts; all others do not last at all. */
export function secondsOf(ending: SandboxCall['state']): string {
	return ending === 'answered' ? '4' : '0';
}

export function rubles(kopecks: number): string {
	return (kopecks / 100).toFixed(2);
}
