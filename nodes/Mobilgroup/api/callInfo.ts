/** Turns what  reports about calls and mailings into results: one vocabulary, numbers, times with a zone. */

import type { IDataObject } from 'n8n-workflow';

import { toIsoTime } from '../../shared/values/date';
import { toSeconds } from '../../shared/values/duration';
import { moneyFields } from '../../shared/values/money';
import { toldPhone } from '../../shared/values/phone';
import { idIn } from '../../shared/values/rows';
import { isRecord, textOf, wholeOf } from '../../shared/values/text';
import type { CallState } from '../../shared/values/callState';
import { toCallState } from './callState';

/** How a call went, in one vocabulary; the service's own word stands beside it. */
export interface CallProgress {
	state: CallState;
	serviceState: string | null;
	/** ISO 8601 in UTC. */
	at: string | null;
	durationSeconds: number | null;
	price: number | null;
	priceDecimal: string | null;
	currency: string;
}

export interface CallStatus extends CallProgress {
	callId: string | null;
	phone: string | null;
}

/** How one verification call went, from an answer or a callback. */
export function callStatus(data: IDataObject): CallStatus {
	return {
		callId: idIn(data.id) ?? null,
		phone: toldPhone(data.number),
		...progress(data, data.state),
	};
}

/** The same with the kind of call, which only answers tell: `Flash Call`, `Voice Password`. */
export function verificationStatus(data: IDataObject): IDataObject {
	return { ...callStatus(data), product: textOf(data.service) ?? null };
}

/** How the call to one recipient of a mailing went. */
export function recipientStatus(mailingId: string | null, data: IDataObject): IDataObject & CallProgress {
	return {
		mailingId,
		phone: toldPhone(data.phone),
		...progress(data, data.status),
		attempts: numberOf(data.attempts),
		...(isRecord(data.transfer) && { transfer: transferStatus(data.transfer as IDataObject) }),
		...(isRecord(data.sms) && { sms: smsStatus(data.sms as IDataObject) }),
	};
}

function progress(data: IDataObject, word: unknown): CallProgress {
	return {
		state: toCallState(word),
		serviceState: textOf(word) ?? null,
		at: toIsoTime(data.date) ?? null,
		durationSeconds: toSeconds(data.duration) ?? null,
		...moneyFields('price', data.price),
	};
}

/** The call to the operator that a script went on to. */
function transferStatus({ number, duration, price, status }: IDataObject): IDataObject {
	return {
		phone: toldPhone(number),
		state: toCallState(status),
		serviceState: textOf(status) ?? null,
		durationSeconds: toSeconds(duration) ?? null,
		...moneyFields('price', price),
	};
}

/** The text that a script sent to anyone who did not answer. */
function smsStatus({ date, message, partition, price, status }: IDataObject): IDataObject {
	return {
		text: textOf(message) ?? null,
		delivered: textOf(status)?.toLowerCase() === 'доставлено',
		serviceState: textOf(status) ?? null,
		parts: numberOf(partition),
		at: toIsoTime(date) ?? null,
		...moneyFields('price', price),
	};
}

export function numberOf(value: unknown): number | null {
	const whole = wholeOf(value);
	return whole === undefined ? null : Number(whole);
}
