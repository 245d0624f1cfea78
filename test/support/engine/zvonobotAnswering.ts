/** A service at Zvonobot's address that answers everything with one body, and counts what it was asked to do. */

import type { AddressInfo } from 'node:net';

import fastify, { type FastifyInstance } from 'fastify';

export function answeringServer() {
	let server: FastifyInstance;
	let answer: { status: number; body: unknown };
	let requests = 0;
	beforeAll(async () => {
		server = fastify({ forceCloseConnections: true });
		server.all('/*', async ({ url }, reply) => {
			// A template is looked up before its calls are placed.
			if (!url.endsWith('/getTemplates')) requests += 1;
			const { status, body } = answer;
			return await reply.code(status).type('application/json').send(JSON.stringify(body));
		});
		await server.listen({ port: 0, host: '127.0.0.1' });
	});
	afterAll(async () => await server.close());
	return {
		get url() {
			return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
		},
		get requests() {
			return requests;
		},
		answerWith(body: unknown, status = 200) {
			answer = { status, body };
			requests = 0;
		},
	};
}
