/** Places a call of MCN Telecom and tells the webhook how it went. */

import { randomBytes } from 'node:crypto';

import { mcnAccount } from '../accounts';
import { behaviourOf, type CallbackShape, type Ending } from '../calls/behaviours';
import type { SandboxCall } from '../calls/call';
import { deliverOnce } from '../calls/deliver';
import type { Pace } from '../calls/pace';
import { ring } from '../calls/ring';
import { logCall, pay, type SandboxState } from '../state';
import { seeReport } from './seen';

const Q931: Record<Ending, { q931_status: number; final_status?: string }> = {
	answered: { q931_status: 16, final_status: 'ANSWERED' },
	busy: { q931_status: 17, final_status: 'NO ANSWER' },
	noAnswer: { q931_status: 16, final_status: 'NO ANSWER' },
	rejected: { q931_status: 31 },
	unavailable: { q931_status: 20 },
};

export interface NewCall {
	operation: 'flashCall' | 'callFor2fa';
	phone: string;
	callerNumber: string;
	code?: string;
	/** Kopecks. */
	price: number;
}

/** Starts a call: the balance goes down, and after a moment the call ends as its number says. */
export function placeCall(state: SandboxState, call: NewCall, pace: Pace): SandboxCall {
	const id = `${randomBytes(6).toString('hex')}_${mcnAccount.accountId}`;
	const placed = logCall(state, { id, service: 'mcnTelecom', ...call });
	pay(state, 'mcnTelecom', call.price);
	void finishCall(state, placed, pace);
	return placed;
}

async function finishCall(state: SandboxState, call: SandboxCall, pace: Pace): Promise<void> {
	const ending = await ring(state, call, pace);
	const { callback } = behaviourOf(call.phone);
	if (callback === 'none') return;
	await deliver(state, call, ending, callback);
	if (callback === 'twice') await deliver(state, call, ending, callback);
}

async function deliver(
	state: SandboxState,
	call: SandboxCall,
	ending: Ending,
	shape?: CallbackShape,
): Promise<void> {
	if (!state.mcnWebhook) return;
	const report = { verification_call_uuid: call.id, ...Q931[ending] };
	const body = shapeBody(report, shape);
	seeReport(state, ending, report);
	await deliverOnce(state, call, state.mcnWebhook, body, shape === 'plainText' ? shape : undefined);
}

type Report = Record<string, string | number | undefined>;

function shapeBody(report: Report, shape?: CallbackShape): unknown {
	const entries = Object.entries(report);
	switch (shape) {
		case 'texts':
			return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
		case 'list':
			return [report];
		case 'variables':
			return entries.map(([key, value]) => ({ [key]: value }));
		case 'noStatus':
			return { verification_call_uuid: report.verification_call_uuid };
		default:
			return report;
	}
}
