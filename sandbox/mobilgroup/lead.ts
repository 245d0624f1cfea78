/** `POST /api/lido/send/`: a call with a script, where the price is the most that it can cost. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { mobilgroupAccount } from '../accounts';
import type { Pace } from '../calls/pace';
import type { SandboxState } from '../state';
import { answerCall } from './answerCall';
import { rubles } from './calls';
import { scripts } from './directory';
import { refuse } from './refuse';
import type { LeadSendBody } from './schemas';
import { playLead } from './speeches';

const MAXIMUM_PRICE = 435;

export function sendLead(state: SandboxState, pace: Pace) {
	return (request: FastifyRequest<{ Body: LeadSendBody }>, reply: FastifyReply): FastifyReply => {
		const { number: phone = '', script = '', sms } = request.body;
		if (!/^\d{7,15}$/.test(phone)) return refuse(state, reply, 'number_is_empty');
		// The API documentation has no codes of its own; this is the nearest of the mailing's.
		if (!scripts.some(({ name }) => name === script)) return refuse(state, reply, 'Error_Not_Media_File');
		const [{ number: callerNumber }] = mobilgroupAccount.numbers;
		const wanted = {
			call: {
				operation: 'lead' as const,
				phone,
				callerNumber,
				price: MAXIMUM_PRICE,
				speech: playLead(script, sms),
			},
			answer: ({ id }: { id: string }) => ({
				result: 'ok',
				id,
				number: phone,
				price: rubles(MAXIMUM_PRICE),
			}),
		};
		return answerCall(state, request, reply, wanted, pace);
	};
}
