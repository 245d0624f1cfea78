/** Faults × operations that change something and call nobody: what the user is told, and nothing secret. */

import type { AddressInfo } from 'node:net';

import fastify, { type FastifyInstance } from 'fastify';

import { zvonobotAccount } from '../../../sandbox/accounts';
import type { Fault } from '../../../sandbox/calls/behaviours';
import { answerWithFault } from '../../../sandbox/calls/faults';
import { runNode } from '../../support/engine/engine';
import { zvonobotNode } from '../../support/engine/zvonobot';

const ids = { callsFrom: 'typed', callIds: '1' };
const record = { __rl: true, mode: 'id', value: '1' };
const newRecording = {
	resource: 'audioRecord',
	operation: 'create',
	name: 'A',
	source: 'text',
	text: 'Hello',
};
const requestOptions = { timeout: 1500 };
const changes = [
	{ resource: 'call', operation: 'update', ...ids, newTime: '2033-05-18T03:33:20Z' },
	{ resource: 'call', operation: 'delete', ...ids },
	{ resource: 'audioRecord', operation: 'delete', record },
].map((parameters) => ({ ...parameters, requestOptions }));

let server: FastifyInstance;
let url: string;
let requests = 0;
beforeAll(async () => {
	server = fastify({ forceCloseConnections: true });
	server.all('/:fault/*', (request, reply) => {
		requests += 1;
		const { fault } = request.params as { fault: Fault | 'noBody' | 'echo' };
		if (fault === 'noBody') return reply.send({});
		const message = `Wrong: ${JSON.stringify(request.body)}`;
		if (fault === 'echo') return reply.send({ status: 'error', data: { message } });
		return answerWithFault(fault, request, reply);
	});
	await server.listen({ port: 0, host: '127.0.0.1' });
	url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(async () => await server.close());

const faults: Array<[Fault | 'noBody', RegExp]> = [
	['status500', /did not complete the request, so it is unclear whether anything was changed$/],
	['webPage', /A web page came instead/],
	['cutJson', /cannot be read \(broken JSON\)/],
	['empty', /answered nothing/],
	['noBody', /answered without a result/],
	['reset', /The connection broke after the request was sent/],
	['hang', /did not answer in time/],
	['halfAnswer', /broke off/],
];

describe.each(changes)('Zvonobot › $resource › $operation', (parameters) => {
	it.each(faults)(
		'%s: says that something may have been changed, and that repeating is safe',
		async (fault, message) => {
			const { error } = await runNode(zvonobotNode(`${url}/${fault}`, parameters));
			expect(error).toMatchObject({
				message: expect.stringMatching(message),
				description: expect.stringMatching(/run it again/),
				context: { outcome: 'unclear', itemIndex: 0 },
			});
		},
	);

	it('says that nothing was changed when the service refuses, and shows neither key nor number', async () => {
		const { error, stored } = await runNode(zvonobotNode(`${url}/echo`, parameters));
		expect(error).toMatchObject({
			description: expect.stringMatching(/Nothing was changed/),
			context: { outcome: 'refused' },
		});
		expect(JSON.stringify([error?.message, error?.description, stored])).not.toContain(
			zvonobotAccount.apiKey,
		);
	});
});

describe('Zvonobot › audioRecord › create', () => {
	it.each(faults)('%s: is unclear and not repeated, because speech costs money', async (fault, message) => {
		const before = requests;
		const retried = { retryOnFail: true, maxTries: 3 };
		const { error } = await runNode(
			zvonobotNode(`${url}/${fault}`, { ...newRecording, requestOptions }, retried),
		);
		expect(error).toMatchObject({
			message: expect.stringMatching(
				new RegExp(message.source.replace('anything was changed', 'the recording was created')),
			),
			description: expect.stringMatching(/Look the recording up .*do not repeat it/),
			context: { outcome: 'unclear', itemIndex: 0 },
		});
		expect(requests - before).toBe(1);
	});

	it('says that nothing was created when the service refuses', async () => {
		const { error } = await runNode(zvonobotNode(`${url}/echo`, { ...newRecording, requestOptions }));
		expect(error?.description).toMatch(/Nothing was created/);
	});
});
