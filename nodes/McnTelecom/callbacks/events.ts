/** The "Flash call" webhook of MCN Telecom (API documentation, "Callback": states of a verification call). */

import type { IDataObject } from 'n8n-workflow';

import type { CallEvent } from '../../shared/callbacks/receive';
import type { CallState } from '../../shared/values/callState';
import { isRecord, textOf } from '../../shared/values/text';

/** The variables that the API documentation names; the webhook's form takes them as a JSON list. */
const DOCUMENTED_KEYS = ['verification_call_uuid', 'q931_status', 'final_status'];

export interface McnCallEvent extends CallEvent {
	/** The part of the id behind `_`. */
	accountId: string | null;
	q931Status: number | null;
	finalStatus: string | null;
}

/**
 * Reads the calls that one delivery reports. The body is what the user typed in MCN's account portal, so it may be one
 * object, a list of objects, or a list of objects with one variable each.
 *
 * @returns nothing for a body without any documented variable
 */
export function readCallEvents(body: unknown): McnCallEvent[] {
	const parts = (Array.isArray(body) ? body : [body]).filter(isRecord) as IDataObject[];
	const single = parts.every((part) => Object.keys(part).length === 1);
	const calls = single ? [Object.assign({}, ...parts) as IDataObject] : parts;
	return calls.filter(hasDocumentedKey).map(toCallEvent);
}

function hasDocumentedKey(call: IDataObject): boolean {
	return DOCUMENTED_KEYS.some((key) => call[key] !== undefined);
}

function toCallEvent(raw: IDataObject): McnCallEvent {
	const callId = textOf(raw.verification_call_uuid) ?? null;
	const q931Status = numberOf(raw.q931_status);
	const finalStatus = textOf(raw.final_status) ?? null;
	return {
		service: 'mcnTelecom',
		event: 'callStatus',
		callId,
		accountId: callId?.split('_')[1] ?? null,
		state: toCallState(q931Status, finalStatus),
		q931Status,
		finalStatus,
		raw,
	};
}

function numberOf(value: unknown): number | null {
	const text = textOf(value);
	return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

const NORMAL_CLEARING = 16;
const BUSY = 17;
const REJECTED = 31;

/** `q931_status` decides; `final_status` only splits 16, because it says NO ANSWER for a busy line too. */
export function toCallState(q931Status: number | null, finalStatus: string | null): CallState {
	switch (q931Status) {
		case null:
			return 'unknown';
		case BUSY:
			return 'busy';
		case REJECTED:
			return 'rejected';
		case NORMAL_CLEARING:
			return splitNormalClearing(finalStatus);
		default:
			return 'unavailable';
	}
}

function splitNormalClearing(finalStatus: string | null): CallState {
	switch (finalStatus?.toUpperCase().replace(/[\s_-]+/g, ' ')) {
		case 'ANSWERED':
			return 'answered';
		case 'NO ANSWER':
			return 'noAnswer';
		default:
			return 'unknown';
	}
}
