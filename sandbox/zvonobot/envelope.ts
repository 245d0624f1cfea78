/**
 * The answers of Zvonobot: an envelope around everything, and the ways in which it says no (docs/api-notes.md, Zvonobot:
 * Envelope; docs/api-notes.md, Zvonobot: Errors).
 */

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { zvonobotAccount } from '../accounts';
import type { Behaviour } from '../calls/behaviours';
import { see } from '../coverage';
import type { SandboxState } from '../state';

export const success = (data: unknown) => ({ status: 'success', data });

/** A refusal with status 200: the usual one. */
export function refuse(state: SandboxState, message: string) {
	see(state, 'zvonobot', 'error', 'data.message');
	return { status: 'error', data: { message } };
}

const REFUSALS: Record<number, string> = {
	400: 'Неверный запрос',
	401: 'Неверный API-ключ',
	402: 'Недостаточно средств на балансе',
	403: 'Доступ запрещён',
	404: 'Метод не найден',
	429: 'Слишком много запросов',
};

/** Answers as the number's last digits want it. */
export function refuseWithStatus(
	state: SandboxState,
	reply: FastifyReply,
	{ status, inBody, tellsSecrets }: NonNullable<Behaviour['refuse']>,
	phone: string,
): FastifyReply {
	see(state, 'zvonobot', 'error', inBody ? 'data.message' : String(status));
	const message = tellsSecrets ? `Bad value for ${phone}, key ${zvonobotAccount.apiKey}` : REFUSALS[status];
	if (status === 429) reply.header('retry-after', '1');
	const body = { status: 'error', data: { message } };
	return reply.code(inBody ? 200 : status).send(body);
}

/** The key is in the body, or in the query of the one GET. */
export async function authorize(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const given = request.method === 'GET' ? request.query : request.body;
	const { apiKey } = (given ?? {}) as { apiKey?: string };
	if (apiKey === zvonobotAccount.apiKey) return;
	see(state, 'zvonobot', 'error', '401');
	await reply.code(401).send({ status: 'error', data: { message: REFUSALS[401] } });
}

/** What the schema finds comes as a list of messages by field, as its validator writes them. */
export function tellValidatorErrors(app: FastifyInstance, state: SandboxState): void {
	app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
		if (!error.validation) {
			const status = error.statusCode ?? 500;
			await reply.code(status).send({ status: 'error', data: { message: error.message } });
			return;
		}
		see(state, 'zvonobot', 'error', 'errors.{field}');
		const errors: Record<string, string[]> = {};
		for (const { instancePath, params, message } of error.validation) {
			const inside = instancePath.slice(1).replaceAll('/', '.');
			const missing = (params.missingProperty ?? params.additionalProperty ?? '') as string;
			const field = [inside, missing].filter(Boolean).join('.') || 'request';
			(errors[field] ??= []).push(message ?? 'is wrong');
		}
		await reply.code(422).send({ message: 'The given data was invalid.', errors });
	});
}
