/** One call, from the request to the answer: refusals, money, faults on the way. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { behaviourOf } from '../calls/behaviours';
import type { SandboxCall } from '../calls/call';
import { answerWithFault } from '../calls/faults';
import type { Pace } from '../calls/pace';
import type { SandboxState } from '../state';
import { type NewCall, placeCall } from './calls';
import { refuse, refuseByNumber } from './refuse';

interface Wanted {
	call: NewCall;
	/** What a good answer reports about the call that was placed. */
	answer: (placed: SandboxCall) => object;
}

export function answerCall(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
	{ call, answer }: Wanted,
	pace: Pace,
): FastifyReply {
	const behaviour = behaviourOf(call.phone);
	const refused = refuseByNumber(state, reply, call.phone, behaviour, 'voice');
	if (refused) return refused;
	if (state.balance.mobilgroup < call.price) return refuse(state, reply, 'not_enough_money');
	const { fault, dialsAnyway } = behaviour;
	if (fault && !dialsAnyway) return answerWithFault(fault, request, reply);
	const placed = placeCall(state, call, pace);
	if (fault) return answerWithFault(fault, request, reply);
	return reply.send(behaviour.answer === 'noId' ? {} : answer(placed));
}
