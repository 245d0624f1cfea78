/** `POST /api/voice-password/get/`: balance, one call, the calls of a day. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { SandboxCall } from '../calls/call';
import { see } from '../coverage';
import type { SandboxState } from '../state';
import { rubles, secondsOf } from './calls';
import { refuse } from './refuse';
import type { VoiceGetBody } from './schemas';
import { localTime, RUSSIAN } from './texts';

export function getVoicePassword(state: SandboxState) {
	return ({ body }: FastifyRequest<{ Body: VoiceGetBody }>, reply: FastifyReply): FastifyReply => {
		const calls = state.calls.filter(
			({ operation, service }) =>
				service === 'mobilgroup' && ['flashCall', 'voicePassword'].includes(operation),
		);
		switch (body.request) {
			case 'balance':
				return reply.send({ result: 'ok', balance: rubles(state.balance.mobilgroup), currency: 'Rub' });
			case 'state': {
				const call = calls.find(({ id }) => id === body.id);
				if (!call) return refuse(state, reply, 'ID_Not_Found');
				return reply.send({ result: 'ok', data: rowOf(state, call) });
			}
			case 'daily': {
				if (!/^\d{2}\.\d{2}\.\d{4}$/.test(body.date ?? '')) return refuse(state, reply, 'Date_is_Empty');
				const rows = calls.filter(({ at }) => localTime(at, 'answer').startsWith(body.date ?? ''));
				// Nobody knows what comes on a day without calls; leaving `data` out is the worst that can.
				if (rows.length === 0) return reply.send({ result: 'ok', rows: '0' });
				const data = rows.map((call) => rowOf(state, call));
				return reply.send({ result: 'ok', rows: String(data.length), data });
			}
			default:
				return refuse(state, reply, 'unknown_request');
		}
	};
}

function rowOf(state: SandboxState, call: SandboxCall) {
	if (RUSSIAN[call.state]) see(state, 'mobilgroup', 'state', RUSSIAN[call.state]);
	return {
		id: call.id,
		number: call.phone,
		date: localTime(call.at, 'answer'),
		duration: `00:${secondsOf(call.state).padStart(2, '0')}`,
		price: rubles(call.price ?? 0),
		service: call.operation === 'flashCall' ? 'Flash Call' : 'Voice Password',
		state: RUSSIAN[call.state],
	};
}
