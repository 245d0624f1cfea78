/** How Mobilgroup refuses: status 200, `result: "error"` and a code, spelled differently in each of its APIs. */

import type { FastifyReply } from 'fastify';

import type { Behaviour } from '../calls/behaviours';
import { see } from '../coverage';
import type { SandboxState } from '../state';

/** Refuses with a code as the API documentation writes it. */
export function refuse(state: SandboxState, reply: FastifyReply, code: string): FastifyReply {
	see(state, 'mobilgroup', 'error', code);
	return reply.code(200).send({ result: 'error', error_code: code });
}

/** What the numbers of behaviours.ts mean here, in the spelling of voice-password and of the mailing API. */
const CODES: Record<number, { voice: string; mailing: string }> = {
	400: { voice: 'unknown_request', mailing: 'Error_Unknown_Request' },
	401: { voice: 'authorisation_failed', mailing: 'Error_Authorisation_Failed' },
	402: { voice: 'not_enough_money', mailing: 'Error_Not_Enough_Credits' },
	403: { voice: 'number_not_permitted', mailing: 'Error_User_Disabled' },
};

/**
 * Refuses a request because of a number that it is to call.
 *
 * @returns undefined when the number is not one that is refused
 */
export function refuseByNumber(
	state: SandboxState,
	reply: FastifyReply,
	phone: string,
	{ refuse: refusal }: Behaviour,
	spelling: 'voice' | 'mailing',
): FastifyReply | undefined {
	if (!refusal || (refusal.once && state.refusedOnce.has(phone))) return undefined;
	state.refusedOnce.add(phone);
	if (refusal.tellsSecrets) {
		return refuse(state, reply, `Bad number ${phone}, secret ${secretOf(reply)}`);
	}
	const code = refusal.code ?? CODES[refusal.status]?.[spelling];
	if (code) return refuse(state, reply, code);
	if (refusal.status === 429) void reply.header('retry-after', '1');
	return reply.code(refusal.status).send('Refused by the web server of the sandbox');
}

/** What the request has proved itself with. */
function secretOf({ request }: FastifyReply): string {
	const { security } = request.body as { security?: { password?: string; apiKey?: string } };
	return String(request.headers.authorization ?? security?.password ?? security?.apiKey);
}
