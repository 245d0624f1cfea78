/** Answers that go wrong on the way. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Fault } from './behaviours';

/** Gives the answer that the fault stands for. */
export function answerWithFault(fault: Fault, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const json = () => reply.header('content-type', 'application/json');
	switch (fault) {
		case 'status500':
			return json().code(500).send('{"code":500,"message":"Internal error"}');
		case 'status503':
			return reply.code(503).type('text/html').send('<html><h1>503</h1></html>');
		case 'webPage':
			return reply.type('text/html').send('<!DOCTYPE html><html><body>Welcome</body></html>');
		case 'cutJson':
			return json().send('{"code":200,"object":{"verification_call_uuid":"fa27');
		case 'empty':
			return json().send('');
		case 'redirect':
			return reply.code(307).header('location', 'http://127.0.0.1:9/elsewhere').send('');
		case 'reset':
			request.raw.socket.resetAndDestroy();
			return reply.hijack();
		case 'hang':
			return reply.hijack();
		case 'halfAnswer':
			reply.hijack();
			reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '200' });
			reply.raw.write('{"code":200,', () => request.raw.socket.destroy());
			return reply;
	}
}
