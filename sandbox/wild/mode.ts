/** Whether the sandbox is wild, and the one place where its answers become so. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { ServiceName } from '../calls/call';
import type { Json } from './json';
import { Wild } from './wild';

/** The seed; any whole number. */
export const SEED = 'VOICE_CALLS_SANDBOX_WILD';
/** The names of some ideas, with commas between them: only these, and each of them always. */
export const IDEAS = 'VOICE_CALLS_SANDBOX_WILD_IDEAS';

const SERVER_FAULT = 500;

/**
 * @param seed in place of the one in the environment; `false` for the strict mode
 * @returns undefined in the strict mode
 */
export function wildMode(seed: number | string | false | undefined = process.env[SEED]): Wild | undefined {
	if (seed === undefined || seed === false || seed === '') return undefined;
	if (!Number.isSafeInteger(Number(seed))) throw new Error(`${SEED} must be a whole number`);
	const ideas = process.env[IDEAS]?.split(',').map((name) => name.trim());
	return new Wild(Number(seed), ideas?.filter(Boolean).length ? ideas : undefined);
}

/** To be called behind the service's own hooks: they read its answers as the documents have them. */
export function answerWildly(scope: FastifyInstance, wild: Wild, service: ServiceName): void {
	scope.addHook('onSend', async (request, reply, payload) => {
		const content = contentOf(reply, payload);
		if (content === undefined) return payload;
		const outgoing = { service, about: aboutOf(request, scope.prefix), content };
		const { text, created, htmlType } = wild.answer(outgoing, [request.query, request.body]);
		if (created && reply.statusCode === 200) reply.code(201);
		if (htmlType) reply.header('content-type', 'text/html; charset=UTF-8');
		return text;
	});
}

/** @returns undefined for what is no answer of a service, and for what goes wrong on purpose */
function contentOf(reply: FastifyReply, payload: unknown): Json | undefined {
	if (typeof payload !== 'string' || reply.statusCode >= SERVER_FAULT) return undefined;
	try {
		return JSON.parse(payload) as Json;
	} catch {
		return undefined;
	}
}

function aboutOf({ url }: FastifyRequest, prefix: string): string {
	return url.split('?')[0].slice(prefix.length);
}
