/** `POST /api/get/`: how a mailing goes, the balance, and what the account has set up. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { mobilgroupAccount } from '../accounts';
import { behaviourOf } from '../calls/behaviours';
import type { SandboxCall } from '../calls/call';
import { see } from '../coverage';
import type { SandboxMailing, SandboxState } from '../state';
import { rubles, secondsOf } from './calls';
import { phrases, scripts } from './directory';
import { comma } from './mailings';
import { refuse } from './refuse';
import type { MailingGetBody } from './schemas';
import { localTime, RUSSIAN } from './texts';

export function getMailing(state: SandboxState) {
	return ({ body }: FastifyRequest<{ Body: MailingGetBody }>, reply: FastifyReply): FastifyReply => {
		const data = (rows: object[]) => reply.send({ result: 'ok', data: rows });
		switch (body.request) {
			case 'state':
				return sendState(state, body, reply);
			case 'balance':
				return reply.send({ result: 'ok', balance: comma(state.balance.mobilgroup), currency: 'Rub' });
			case 'scripts':
				return data(scripts);
			case 'phrases':
				return data(phrases);
			case 'numbers':
				return data(mobilgroupAccount.numbers);
			case 'templates':
				return data(templatesOf(state, body));
			default:
				return refuse(state, reply, 'Error_Unknown_Request');
		}
	};
}

function templatesOf(state: SandboxState, { account, id }: MailingGetBody) {
	return state.templates.filter(
		(template) => template.account === account && (id === undefined || id === '' || template.id === id),
	);
}

function sendState(state: SandboxState, { id }: MailingGetBody, reply: FastifyReply): FastifyReply {
	const mailing = state.mailings.find((candidate) => candidate.id === id);
	if (!mailing) return refuse(state, reply, 'Error_ID_Not_Found');
	const answer = {
		result: 'ok',
		id: mailing.id,
		phones: String(mailing.calls.length),
		budget: rubles(mailing.calls.reduce((sum, { price = 0 }) => sum + price, 0)),
		subscribers: mailing.calls.map((call) => subscriberOf(state, mailing, call)),
	};
	const misprinted = mailing.calls.some(({ phone }) => behaviourOf(phone).answer === 'documentTypo');
	if (!misprinted) return reply.send(answer);
	// The end of the list as the API documentation's own sample has it.
	const text = JSON.stringify(answer).replace(/\]\}$/, ', {"}\n}');
	return reply.header('content-type', 'application/json').send(text);
}

function subscriberOf(state: SandboxState, mailing: SandboxMailing, call: SandboxCall) {
	const waiting = call.state === 'ringing';
	const status = RUSSIAN[call.state];
	if (status) see(state, 'mobilgroup', 'state', status);
	return {
		phone: call.phone,
		date: waiting ? '' : localTime(call.at, 'answer'),
		status,
		attempts: waiting ? '0' : '1',
		duration: secondsOf(call.state),
		price: waiting ? '0' : rubles(call.price ?? 0),
		...(mailing.followsUp && !waiting && followUp(state, call)),
	};
}

function followUp(state: SandboxState, call: SandboxCall) {
	if (call.state === 'answered') {
		return { transfer: { number: '79000000009', duration: '12', price: '1.10', status: 'Успешно' } };
	}
	see(state, 'mobilgroup', 'state', 'Доставлено');
	const date = localTime(call.at, 'answer');
	return {
		sms: { date, message: 'Please call us back', partition: '1', price: '2.50', status: 'Доставлено' },
	};
}
