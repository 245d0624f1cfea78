/** `POST /api/voice-password/send/`: flash calls and spoken codes. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { mobilgroupAccount } from '../accounts';
import { behaviourOf } from '../calls/behaviours';
import type { SandboxCall } from '../calls/call';
import { newCode } from '../calls/code';
import type { Pace } from '../calls/pace';
import type { SandboxState } from '../state';
import { answerCall } from './answerCall';
import { type NewCall, rubles } from './calls';
import { refuse } from './refuse';
import type { VoiceSendBody } from './schemas';
import { speakCode } from './speeches';

const PRICE = 35;
const DEFAULT_CAPACITY = '4';
const LONGEST_CODE = 10;
const ownNumbers = mobilgroupAccount.numbers.map(({ number }) => number);

/** What can be wrong with a request, by the API documentation's own codes. */
const wrongs: Array<[string, (body: VoiceSendBody) => boolean]> = [
	['unknown_request', ({ voice, flashcall }) => voice !== undefined && flashcall !== undefined],
	['number_is_empty', ({ number = '' }) => !/^\d{7,15}$/.test(number)],
	['unknown_request', ({ capacity = DEFAULT_CAPACITY }) => +capacity < 4 || +capacity > LONGEST_CODE],
	['unknown_request', ({ voice, capacity = DEFAULT_CAPACITY }) => !!voice && capacity !== DEFAULT_CAPACITY],
	['code_not_valid', ({ voice }) => voice?.code !== undefined && !/^\d{4}$/.test(voice.code)],
	['code_not_valid', ({ flashcall }) => !!flashcall && !/^\d{4}$/.test(flashcall.code ?? '')],
	['ani_phone_not_valid', ({ voice }) => voice?.ani !== undefined && !ownNumbers.includes(voice.ani)],
];

export function sendVoicePassword(state: SandboxState, pace: Pace) {
	return (request: FastifyRequest<{ Body: VoiceSendBody }>, reply: FastifyReply): FastifyReply => {
		const wrong = wrongs.find(([, isWrong]) => isWrong(request.body));
		if (wrong) return refuse(state, reply, wrong[0]);
		return answerCall(state, request, reply, { call: callOf(state, request.body), answer: answerOf }, pace);
	};
}

function callOf(
	state: SandboxState,
	{ number = '', capacity, callback_url, voice, flashcall }: VoiceSendBody,
): NewCall {
	const digits = Number(capacity ?? DEFAULT_CAPACITY);
	const shown = flashcall?.code ?? newCode(state, digits);
	return {
		operation: voice ? 'voicePassword' : 'flashCall',
		phone: number,
		callerNumber: voice?.ani ?? `${'79000000000'.slice(0, -digits)}${shown}`,
		code: voice?.code ?? shown,
		price: PRICE,
		callbackUrl: callback_url,
		speech: voice && speakCode(voice.code ?? shown, voice.repeat === '1'),
	};
}

function answerOf({ id, phone, code }: SandboxCall) {
	const { answer } = behaviourOf(phone);
	const told = answer === 'noCode' ? {} : { code };
	return {
		result: 'ok',
		id: answer === 'codeAsNumber' ? Number(id) : id,
		number: phone,
		price: rubles(PRICE),
		...told,
	};
}
