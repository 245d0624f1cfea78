import { runNode } from '../../support/engine/engine';
import { plainCall } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, lastBody } = world;
const create = (parameters = {}, settings = {}, credential = {}) =>
	node({ ...plainCall, ...parameters }, settings, credential);
const one = [{ phone: '79000000100' }];

describe('Zvonobot › Call › Create, its callbacks', () => {
	const callbacks = { webhookUrl: 'https://n8n.example/webhook/a?x=1' };

	it('adds a token of its own to the status address (webhookUrl, webhookParameters, webhookHeaders)', async () => {
		await runNode(
			create({
				callbacks: { ...callbacks, webhookParameters: '{"order": 7}', webhookHeaders: '{"x-own": "1"}' },
			}),
			one,
		);
		expect(lastBody()).toMatchObject({
			webhookUrl: expect.stringMatching(
				/^https:\/\/n8n\.example\/webhook\/a\?x=1&token=v1\.\d{10}\.[\w-]+\.[\w-]+$/,
			),
			webhookParameters: '{"order":7}',
			webhookHeaders: '{"x-own":"1"}',
		});
	});

	it('sends the token in a header where the user wants it there', async () => {
		await runNode(create({ callbacks: { ...callbacks, tokenIn: 'header' } }), one);
		const { webhookUrl, webhookHeaders } = lastBody() as Record<string, string>;
		expect(webhookUrl).toBe(callbacks.webhookUrl);
		expect(JSON.parse(webhookHeaders)).toEqual({ 'x-callback-token': expect.stringMatching(/^v1\./) });
	});

	it('signs each branch of a menu for itself', async () => {
		const menuJson = [
			{ digit: 1, ivrs: [{ digit: 2, webhookUrl: 'https://n8n.example/webhook/b' }] },
			{ digit: 3, webhookUrl: 'https://n8n.example/webhook/b' },
		];
		await runNode(create({ menu: 'json', menuJson: JSON.stringify(menuJson) }), one);
		const [first, second] = lastBody().ivrs as Array<{
			webhookUrl: string;
			ivrs: Array<{ webhookUrl: string }>;
		}>;
		expect(first.ivrs[0].webhookUrl).toMatch(/\?branch=0\.0&token=v1\./);
		expect(second.webhookUrl).toMatch(/\?branch=1&token=v1\./);
	});

	it.each<[string, object, RegExp]>([
		[
			'too long',
			{ webhookUrl: `https://n8n.example/${'a'.repeat(200)}` },
			/has \d+ characters with its token; 255/,
		],
		['no URL', { webhookUrl: 'n8n' }, /'Status Address' must be a URL/],
		['missing beside parameters', { webhookParameters: '{"a":1}' }, /'Status Address' is empty/],
	])('refuses a status address that is %s', async (_name, given, message) => {
		const before = world.sandbox.state.requests.length;
		const { error } = await runNode(create({ callbacks: given }), one);
		expect(error?.message).toMatch(message);
		expect(world.sandbox.state.requests).toHaveLength(before);
	});
});
