/** What all calls that verify a phone have in common: how the answer is read, and what comes out. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { CallOutcome } from '../../../shared/calls/operation';
import { leavesOpen } from '../../../shared/http/effect';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import type { SealCode } from '../../../shared/verification/codeResult';
import type { MobilgroupAccount } from '../../api/credentials';
import { bodyOf, effects, findFailure, idOf } from '../../api/response';

/** A phone that is to ring. */
export interface VerificationCall {
	phone: string;
	/** An own code; the service tells the one that it has chosen. */
	code: string | undefined;
	seal: SealCode;
}

const NO_CALL = leavesOpen('Mobilgroup answered without a call', effects.call);

/** @returns the placed call; a refusal only where the service has said no and given no id */
export function readPlaced(
	answer: IN8nHttpFullResponse,
	{ secrets }: MobilgroupAccount,
	{ phone, code, seal }: VerificationCall,
): CallOutcome {
	const body = bodyOf(answer);
	const callId = idOf(body.id);
	const wrong = findFailure(answer, effects.call, secrets, callId !== undefined);
	if (wrong) return wrong;
	const told = code ?? textOf(body.code);
	if (callId === undefined && told === undefined) return { failure: NO_CALL };
	const id = callId ?? null;
	const result: IDataObject = {
		outcome: 'placed',
		state: 'queued',
		phone,
		callId: id,
		...moneyFields('price', body.price),
		service: 'mobilgroup',
	};
	return { json: { ...result, ...seal({ phone, callId: id, code: told, answer: body }) } };
}
