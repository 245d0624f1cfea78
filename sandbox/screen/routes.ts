/** The phone on the page: its files, what it shows, and what a person does with it. */

import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Pace } from '../calls/pace';
import type { SandboxState } from '../state';
import { pageFile } from './files';
import { guardPage } from './guard';
import type { Move } from './screen';
import { ViewStream } from './stream';
import { type Language, ringForTrial } from './trial';
import { ALL_ROWS, callState, viewOf } from './view';

const plain = (...moves: string[]) => ({ properties: { do: { enum: moves } }, required: ['do'] });
const moveSchema = {
	type: 'object',
	oneOf: [
		{ ...plain('answer', 'decline', 'busy', 'hangUp'), additionalProperties: false },
		{
			required: ['do', 'key'],
			additionalProperties: false,
			properties: { do: { const: 'press' }, key: { type: 'string', pattern: '^[0-9*#]$' } },
		},
		{
			required: ['do', 'words'],
			additionalProperties: false,
			properties: { do: { const: 'say' }, words: { type: 'string', pattern: '\\S', maxLength: 200 } },
		},
	],
};

/** What can be done while it rings; all else while somebody talks. */
const WHILE_RINGING: Array<Move['do']> = ['answer', 'decline', 'busy'];

export function screenRoutes(app: FastifyInstance, state: SandboxState, pace: Pace): void {
	const stream = new ViewStream(state);
	guardPage(app);
	app.get('/', async (_request, reply) => await sendFile(reply, 'index.html'));
	app.get<{ Params: { file: string } }>(
		'/screen/:file',
		async ({ params }, reply) => await sendFile(reply, params.file),
	);
	app.get<{ Querystring: { rows?: 'all' } }>('/screen/view', ({ query }) =>
		viewOf(state, query.rows === 'all' ? ALL_ROWS : undefined),
	);
	app.get('/screen/events', (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { ...reply.getHeaders(), 'content-type': 'text/event-stream' } as never);
		stream.add(reply.raw, request.headers['last-event-id'] as string | undefined);
	});
	app.post<{ Body: { language?: Language } }>(
		'/screen/trial',
		{ schema: { body: { type: 'object', properties: { language: { enum: ['en', 'ru'] } } } } },
		async ({ body }, reply) => {
			ringForTrial(state, pace, body.language);
			await reply.code(204).send();
		},
	);
	app.post<{ Params: { key: string }; Body: Move }>(
		'/screen/calls/:key/moves',
		{ schema: { body: moveSchema } },
		async ({ params, body }, reply) => {
			const wrong = wrongMove(state, params.key, body);
			if (wrong) return await reply.code(409).send({ code: 409, message: wrong });
			state.screen.move(params.key, body);
			return await reply.code(204).send();
		},
	);
}

async function sendFile(reply: FastifyReply, name: string): Promise<FastifyReply> {
	const file = await pageFile(name);
	if (!file) return await reply.code(404).send({ code: 404, message: 'No such file' });
	return await reply.type(file.type).send(file.content);
}

/** @returns why it can't be done now */
function wrongMove({ calls, screen }: SandboxState, key: string, move: Move): string | undefined {
	const call = calls[Number(key) - 1];
	if (call === undefined || !screen.isConnected(key)) return 'This call is over';
	const now = callState(call);
	if (now === 'queued') return 'It does not ring yet';
	if ((now === 'ringing') === WHILE_RINGING.includes(move.do)) return undefined;
	return now === 'ringing' ? 'It still rings: answer first' : 'It has been answered already';
}
