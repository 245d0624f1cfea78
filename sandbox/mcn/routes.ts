/** MCN Telecom: the two documented requests in both families of addresses. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { mcnAccount } from '../accounts';
import { type AnswerShape, behaviourOf } from '../calls/behaviours';
import { newCode } from '../calls/code';
import { answerWithFault } from '../calls/faults';
import type { Pace } from '../calls/pace';
import type { SandboxState } from '../state';
import { type NewCall, placeCall } from './calls';
import { seeCall, seeRefusal } from './seen';

const phone = { type: 'string', pattern: '^[1-9][0-9]{6,14}$' };
const flashCallParameters = {
	type: 'object',
	additionalProperties: false,
	required: ['login_did'],
	properties: {
		login_did: phone,
		code: { type: 'string', pattern: '^[0-9]{4}$' },
		country_id: { type: 'string', pattern: '^[0-9]{0,3}$' },
	},
};
const callFor2faParameters = {
	type: 'object',
	additionalProperties: false,
	required: ['caller_did', 'login_did'],
	properties: { caller_did: phone, login_did: phone },
};
const nothing = { type: 'object', additionalProperties: false };
const noBody = { type: 'null' };

interface FlashCallParameters {
	login_did: string;
	code?: string;
	country_id?: string;
}
interface CallFor2faParameters {
	caller_did: string;
	login_did: string;
}
interface AccountPath {
	account_id: string;
}

const SLOVAKIA = '703';
const PRICES = { russian: 15, slovak: 45, callFor2fa: 1 };

export function mcnRoutes(app: FastifyInstance, state: SandboxState, pace: Pace): void {
	const inQuery = (parameters: object) => ({ schema: { querystring: parameters, body: noBody } });
	const inBody = (parameters: object) => ({ schema: { querystring: nothing, body: parameters } });
	const answer = (request: FastifyRequest, reply: FastifyReply, call: NewCall) =>
		answerCall(state, request, reply, call, pace);

	app.addHook('preHandler', async (request, reply) => {
		seeCall(state, request);
		await authorize(request, reply);
	});
	app.addHook('onSend', async (_request, reply, payload) => {
		seeRefusal(state, reply.statusCode, payload);
		return payload;
	});

	app.post<{ Params: AccountPath; Querystring: FlashCallParameters }>(
		'/v2/rest/account/:account_id/flash_call',
		inQuery(flashCallParameters),
		(request, reply) => answer(request, reply, flashCall(state, request.query)),
	);
	app.post<{ Params: AccountPath; Querystring: CallFor2faParameters }>(
		'/v2/rest/account/:account_id/call_for_2fa',
		inQuery(callFor2faParameters),
		(request, reply) => answer(request, reply, callFor2fa(request.query)),
	);
	app.post<{ Body: FlashCallParameters }>(
		'/api/protected/api/auth/flashcall',
		inBody(flashCallParameters),
		(request, reply) => answer(request, reply, flashCall(state, request.body)),
	);
	app.post<{ Body: CallFor2faParameters }>(
		'/api/protected/api/auth/call_2fa',
		inBody(callFor2faParameters),
		(request, reply) => answer(request, reply, callFor2fa(request.body)),
	);
}

async function authorize(request: FastifyRequest, reply: FastifyReply): Promise<void> {
	if (request.headers.authorization !== `Bearer ${mcnAccount.accessToken}`) {
		await refuse(reply, 401, 'Unauthorized');
		return;
	}
	const { account_id: accountId } = request.params as Partial<AccountPath>;
	if (accountId !== undefined && accountId !== mcnAccount.accountId) {
		await refuse(reply, 403, 'This account is not yours');
	}
}

function flashCall(state: SandboxState, { login_did, code, country_id }: FlashCallParameters): NewCall {
	const ownCode = code ?? newCode(state, 4);
	const slovak = country_id ? country_id === SLOVAKIA : !login_did.startsWith('7');
	return {
		operation: 'flashCall',
		phone: login_did,
		callerNumber: `${slovak ? '42190000' : '7900000'}${ownCode}`,
		code: ownCode,
		price: slovak ? PRICES.slovak : PRICES.russian,
	};
}

function callFor2fa({ caller_did, login_did }: CallFor2faParameters): NewCall {
	return {
		operation: 'callFor2fa',
		phone: login_did,
		callerNumber: caller_did,
		price: PRICES.callFor2fa,
	};
}

function answerCall(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
	call: NewCall,
	pace: Pace,
): FastifyReply {
	const { refuse: refusal, fault, dialsAnyway, answer } = behaviourOf(call.phone);
	if (refusal && !(refusal.once && state.refusedOnce.has(call.phone))) {
		state.refusedOnce.add(call.phone);
		const words = refusal.tellsSecrets
			? `Bad value for ${call.phone}, code ${call.code}, token ${mcnAccount.accessToken}`
			: 'Refused by the sandbox';
		return refuse(reply, refusal.status, words, refusal.inBody);
	}
	if (call.operation === 'callFor2fa' && call.callerNumber !== mcnAccount.ownNumber) {
		return refuse(reply, 403, 'caller_did is not connected to the account');
	}
	if (state.balance.mcnTelecom < call.price) return refuse(reply, 402, 'Not enough money');
	if (fault && !dialsAnyway) return answerWithFault(fault, request, reply);

	const { id, code } = placeCall(state, call, pace);
	if (fault) return answerWithFault(fault, request, reply);
	return reply.send(shapeAnswer(id, code, answer));
}

/** @param inBody status 200 outside, the refusal's code in the body, as `v2/rest` can answer */
function refuse(reply: FastifyReply, status: number, message: string, inBody = false): FastifyReply {
	if (status === 429) reply.header('retry-after', '1');
	return reply.code(inBody ? 200 : status).send({ code: status, message });
}

function shapeAnswer(id: string, code: string | undefined, shape?: AnswerShape): object {
	switch (shape) {
		case 'flat':
			return { verification_call_uuid: id, code };
		case 'codeAsNumber':
			return { code: 200, object: { verification_call_uuid: id, code: Number(code) } };
		case 'idOutside':
			return { code: 200, verification_call_uuid: id, object: { code } };
		case 'statusAsText':
			return { code: '200', object: { verification_call_uuid: id, code } };
		case 'noId':
			return {};
		case 'noCode':
			return { code: 200, object: { verification_call_uuid: id } };
		default:
			return { code: 200, object: { verification_call_uuid: id, code } };
	}
}
