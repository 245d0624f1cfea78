import type { INodeParameters } from 'n8n-workflow';

import { zvonobotAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { lastRequest } = world;
const node = (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	settings = {},
	credential = {},
) => world.node({ resource, operation, ...parameters }, settings, credential);
const { apiKey } = zvonobotAccount;

describe('Zvonobot › Recording › Create', () => {
	const create = (parameters: INodeParameters, settings = {}) =>
		node('audioRecord', 'create', parameters, settings);

	it('makes one from a text (POST /apiCalls/createRecord name, source, text)', async () => {
		const { items } = await runNode(create({ name: 'TestRecord', source: 'text', text: 'Hello world' }));
		expect(lastRequest().body).toEqual({ apiKey, name: 'TestRecord', source: 'text', text: 'Hello world' });
		expect(items[0].json).toEqual({
			recordId: expect.stringMatching(/^\d+$/),
			name: 'TestRecord',
			status: 'moderation',
			needsModeration: true,
			notice: expect.stringMatching(/do not start before Zvonobot has approved it/),
			moderatorComment: null,
			url: expect.any(String),
			text: 'Hello world',
			price: 0.4,
			priceDecimal: '0.40',
			currency: 'RUB',
			createdAt: expect.stringMatching(/Z$/),
			service: 'zvonobot',
		});
	});

	const withFile = (mimeType: string, data: Buffer, fileName?: string) => [
		{ json: {}, binary: { data: { mimeType, fileName, data: data.toString('base64') } } },
	];
	const fromFile = { name: 'From a file', source: 'file', binaryProperty: 'data' };

	it('makes one from a file, as multipart with the key as a field', async () => {
		const input = withFile('audio/mpeg', Buffer.from('ID3 sound'), 'hello.mp3');
		const { items } = await runNode(create(fromFile), input);
		expect(lastRequest()).toMatchObject({
			contentType: expect.stringMatching(/^multipart\/form-data; boundary=/),
			body: {
				apiKey,
				name: 'From a file',
				source: 'file',
				file: { fileName: 'hello.mp3', type: 'audio/mpeg', size: 9 },
			},
		});
		expect(items[0].json).toMatchObject({ name: 'From a file', text: null, price: 0 });
	});

	it('names a file without a name by its kind', async () => {
		await runNode(create(fromFile), withFile('audio/ogg', Buffer.from('Ogg')));
		expect(lastRequest().body).toMatchObject({ file: { fileName: 'recording.ogg', type: 'audio/ogg' } });
	});

	it.each([
		['no audio, and has no name', withFile('text/html', Buffer.from('x')), /names a file that is not audio/],
		['no audio', withFile('text/plain', Buffer.from('x'), 'a.txt'), /names a file that is not audio/],
		['empty', withFile('audio/mpeg', Buffer.alloc(0), 'a.mp3'), /names an empty file/],
		[
			'too large',
			withFile('audio/mpeg', Buffer.alloc(21 * 1024 * 1024), 'a.mp3'),
			/names a file of 21 MB; 20 are/,
		],
	])('refuses a file that is %s before any request', async (_what, input, message) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await runNode(create(fromFile), input);
		expect(error?.message).toMatch(message);
		expect(world.sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[{ name: '={{ "" }}', source: 'text', text: 'x' }, /^'Name' is empty$/],
		[{ name: 'A', source: 'text', text: '={{ "" }}' }, /^'Text' is empty$/],
		[{ name: 'A', source: 'text', text: 'я'.repeat(1025) }, /^'Text' has 1025 characters/],
	])('refuses %j before any request', async (parameters, message) => {
		const { error } = await runNode(create(parameters));
		expect(error?.message).toMatch(message);
	});
});

describe('Zvonobot › Recording › Delete', () => {
	const remove = (id: string, settings = {}) =>
		node('audioRecord', 'delete', { record: { __rl: true, mode: 'id', value: id } }, settings);

	it('removes one as a list (POST /apiCalls/removeRecord idList, answer with deletedAt)', async () => {
		const { items } = await runNode(remove('1343'));
		expect(lastRequest().body).toEqual({ apiKey, idList: [1343] });
		expect(items[0].json).toEqual({
			deleted: true,
			recordId: '1343',
			deletedAt: expect.stringMatching(/Z$/),
			service: 'zvonobot',
		});
	});

	it('reports a recording that is not there', async () => {
		const { error } = await runNode(remove('4'));
		expect(error?.description).toMatch(/Аудиоролик не найден/);
	});
});
