/** Faults × operations that only ask: what the user is told, linked to the item, and no word of calls. */

import type { AddressInfo } from 'node:net';

import fastify, { type FastifyInstance } from 'fastify';

import type { Fault } from '../../sandbox/calls/behaviours';
import { answerWithFault } from '../../sandbox/calls/faults';
import { runNode } from '../support/engine/engine';
import { readOperations } from '../support/engine/readOperations';
import { someOf } from '../support/seed';

const faults: Array<[Fault | 'nothing' | 'noBody', RegExp, 'unanswered' | 'refused']> = [
	['status500', /^\w+ did not complete the request$/, 'unanswered'],
	['status503', /^\w+ did not complete the request$/, 'unanswered'],
	['webPage', /^A web page came instead of an answer of \w+$/, 'unanswered'],
	['cutJson', /answer cannot be read \(broken JSON\)$/, 'unanswered'],
	['empty', /answered nothing$/, 'unanswered'],
	['reset', /^The connection broke after the request was sent$/, 'unanswered'],
	['hang', /^The provider did not answer in time$/, 'unanswered'],
	['halfAnswer', /^The provider's answer broke off$/, 'unanswered'],
	['redirect', /leads somewhere else$/, 'refused'],
	['noBody', /answered without a result$/, 'unanswered'],
	['nothing', /does not know this address$/, 'refused'],
];

let server: FastifyInstance;
let url: string;
beforeAll(async () => {
	server = fastify({ forceCloseConnections: true });
	server.all('/:fault/*', (request, reply) => {
		const { fault } = request.params as { fault: Fault | 'noBody' | 'nothing' };
		if (fault === 'nothing') return reply.code(404).send('Not here');
		if (fault === 'noBody') return reply.send({});
		return answerWithFault(fault, request, reply);
	});
	await server.listen({ port: 0, host: '127.0.0.1' });
	url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(async () => await server.close());

describe.each(readOperations)('$name', ({ node }) => {
	it.each(someOf(faults))(
		'%s: told, with the item, on the error output too',
		async (fault, message, outcome) => {
			const told = {
				message: expect.stringMatching(message),
				description: expect.not.stringMatching(/unclear|Look/),
			};
			const stopped = await runNode(node(`${url}/${fault}`));
			expect(stopped.error).toMatchObject({ ...told, context: { outcome, itemIndex: 0 } });
			const { errorItems } = await runNode(node(`${url}/${fault}`, { onError: 'continueErrorOutput' }));
			expect(errorItems.map(({ json }) => json.error)).toEqual([
				expect.objectContaining({ ...told, outcome, itemIndex: 0 }),
			]);
		},
	);
});
