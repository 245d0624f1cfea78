import type { AddressInfo } from 'node:net';

import fastify, { type FastifyInstance } from 'fastify';

import { runNode } from '../../support/engine/engine';
import { zvonobotNode } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, place } = world;
const asItems = (ids: string[]) => ids.map((callId) => ({ callId }));
const getMany = (parameters = {}, settings = {}) =>
	node({ operation: 'getAll', callsFrom: 'items', callIdField: 'callId', ...parameters }, settings);

describe('Zvonobot › Call › Get Many, with recordings', () => {
	const recordings = { download: true };
	const recorded = { additionalFields: { needRecording: true } };

	it('fetches them from the host of the credential, without the key', async () => {
		const ids = await place(['79000000100'], recorded);
		const { items } = await runNode(getMany({ recordings }), asItems(ids));
		expect(items[0].binary?.recording).toMatchObject({
			mimeType: 'audio/mpeg',
			fileName: `call-${ids[0]}.mp3`,
		});
		const fetched = world.sandbox.state.requests.find(({ path }) => path.includes('/recordings/'));
		expect(JSON.stringify(fetched)).not.toContain('api-key');
	});

	it.each([
		['lies elsewhere', '36', {}, /lies on recordings\.invalid, which is not the host of the credential/],
		['is too large', '37', { largestMb: 1 }, /larger than allowed/],
		['is gone', '38', {}, /could not be fetched/],
		[
			'lies on a host that is named and not there',
			'36',
			{ hosts: 'recordings.invalid' },
			/could not be fetched/,
		],
	])('tells that a recording %s', async (_what, ending, more, message) => {
		const ids = await place([`790000001${ending}`], recorded);
		const { error } = await runNode(getMany({ recordings: { ...recordings, ...more } }), asItems(ids));
		expect(error?.message).toMatch(message);
	});
});

describe('a recording that is none', () => {
	let server: FastifyInstance;
	let file: string;
	beforeAll(async () => {
		server = fastify({ forceCloseConnections: true });
		server.post('/*', async () => ({
			data: [{ id: 1, calls: [{ id: 2, recordFilePath: `/files/${file}` }] }],
		}));
		server.get(
			'/files/page.mp3',
			async (_, reply) => await reply.type('text/html').send('<html>Sign in</html>'),
		);
		server.get(
			'/files/hidden-page.mp3',
			async (_, reply) => await reply.type('audio/mpeg').send('<!DOCTYPE html>'),
		);
		server.get('/files/:name', (request, reply) => {
			reply.hijack();
			reply.raw.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '100' });
			reply.raw.write('ID3');
			if (request.url.includes('cut')) setTimeout(() => reply.raw.destroy(), 10);
		});
		await server.listen({ port: 0, host: '127.0.0.1' });
	});
	afterAll(async () => await server.close());

	it.each([
		['page.mp3', /A web page came instead of the recording/],
		['hidden-page.mp3', /A web page came instead of the recording/],
		['cut.mp3', /The recording could not be fetched/],
		['stalled.mp3', /The recording could not be fetched/],
	])('%s: is told, and within the time limit of the request', async (name, message) => {
		file = name;
		const { port } = server.server.address() as AddressInfo;
		const parameters = {
			operation: 'getAll',
			callsFrom: 'typed',
			callIds: '1',
			recordings: { download: true },
			requestOptions: { timeout: 300 },
		};
		const { error } = await runNode(zvonobotNode(`http://127.0.0.1:${port}`, parameters));
		expect(error?.message).toMatch(message);
		expect(error?.context?.outcome).toBe('unanswered');
	});
});
