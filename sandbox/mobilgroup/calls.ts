/** Places a call of Mobilgroup, lets it end as its number says, and reports it to the callback address. */

import { setTimeout as delay } from 'node:timers/promises';

import type { Ending } from '../behaviours';
import { behaviourOf } from '../behaviours';
import { see, seeRequest } from '../coverage';
import { postCallback } from '../deliver';
import type { SandboxCall, SandboxState } from '../state';
import { localTime } from './texts';

/** The words of the callback. */
export const ENGLISH: Record<Ending, string> = {
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
}

const FIRST_ID = 1000;

/** Ids go on, over calls and mailings alike. */
export function nextId(state: SandboxState): string {
	return String(FIRST_ID + state.calls.length + state.mailings.length);
}

export function placeCall(
	state: SandboxState,
	{ callbackUrl, ...call }: NewCall,
	delayMs: number,
	id = nextId(state),
): SandboxCall {
	const placed: SandboxCall = {
		id,
		service: 'mobilgroup',
		...call,
		state: 'ringing',
		at: new Date().toISOString(),
	};
	state.balance.mobilgroup -= call.price;
	state.calls.push(placed);
	if (call.operation !== 'mailing') void finishCall(state, placed, delayMs, callbackUrl);
	return placed;
}

async function finishCall(
	state: SandboxState,
	call: SandboxCall,
	delayMs: number,
	callbackUrl?: string,
): Promise<void> {
	await delay(delayMs, undefined, { ref: false });
	const { ending, callback } = behaviourOf(call.phone);
	call.state = ending;
	if (!callbackUrl || callback === 'none') return;
	await report(state, call, callbackUrl);
	if (callback === 'twice') await report(state, call, callbackUrl);
}

async function report(state: SandboxState, call: SandboxCall, callbackUrl: string): Promise<void> {
	const { ending, callback } = behaviourOf(call.phone);
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
	const status = await postCallback(callbackUrl, body, callback);
	state.callbacks.push({ at: new Date().toISOString(), callId: call.id, status, body });
}

/** How long an answered call lasts; all others do not last at all. */
export function secondsOf(ending: SandboxCall['state']): string {
	return ending === 'answered' ? '4' : '0';
}

export function rubles(kopecks: number): string {
	return (kopecks / 100).toFixed(2);
}
