/** What all calls that verify a phone have in common: how the answer is read, and what comes out. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { CallOutcome } from '../../../shared/calls/operation';
import { leavesOpen } from '../../../shared/http/effect';
import { moneyFields } from '../../../shared/values/money';
import { idIn } from '../../../shared/values/rows';
import { textOf } from '../../../shared/values/text';
import type { SealCode } from '../../../shared/verification/codeResult';
import type { MobilgroupAccount } from '../../api/credentials';
import { bodyOf, effects, findFailure, isForOther, OTHER_NUMBER, partWithId } from '../../api/response';

/** What Simplify leaves of a call. */
export const SHORT_PLACED = [
	...['outcome', 'state', 'phone', 'callId', 'price', 'token', 'codeLength', 'expiresAt', 'code'],
];

/** A phone that is to ring. */
export interface VerificationCall {
	phone: string;
	/** An own code; the service tells the one that it has chosen. */
	code: string | undefined;
	/** How many digits the service is to choose, as text; four where it is not said. */
	capacity?: string;
	seal: SealCode;
}

const USUAL_LENGTH = 4;
/** From here on it is not the code alone, but the number that ends with it. */
const PHONE_DIGITS = 10;

/** The code as the person reads it: zeros that a number has lost come back, blanks go. */
function codeIn(value: unknown, length: number): string | undefined {
	const digits = textOf(value)?.replace(/[\s-]/g, '');
	if (digits === undefined || !/^\+?\d+$/.test(digits)) return undefined;
	const isPhone = digits.length >= PHONE_DIGITS && digits.length > length;
	return isPhone ? digits.slice(-length) : digits.padStart(length, '0');
}

/** Only a call has one. */
const LIKE_CODE = /^\+?\d{4,15}$/;
const NO_CALL = leavesOpen('Mobilgroup answered without a call', effects.call);

/** @returns the placed call; a refusal only where the service has said no and given no id */
export function readPlaced(
	answer: IN8nHttpFullResponse,
	{ secrets }: MobilgroupAccount,
	{ phone, code, capacity, seal }: VerificationCall,
): CallOutcome {
	const body = bodyOf(answer);
	const call = partWithId(answer) ?? body;
	const callId = idIn(call.id);
	const hasCall = callId !== undefined || LIKE_CODE.test(textOf(call.code) ?? '');
	const wrong = findFailure(answer, effects.call, [...secrets, code], hasCall);
	if (wrong) return wrong;
	if (isForOther({ ...body, ...call }, phone)) return { failure: OTHER_NUMBER };
	const told = code ?? codeIn(call.code ?? body.code, Number(capacity ?? USUAL_LENGTH));
	if (callId === undefined && told === undefined) return { failure: NO_CALL };
	const id = callId ?? null;
	const result: IDataObject = {
		outcome: 'placed',
		state: 'queued',
		phone,
		callId: id,
		...moneyFields('price', call.price),
		service: 'mobilgroup',
	};
	return { json: { ...result, ...seal({ phone, callId: id, code: told, answer: body }) } };
}
