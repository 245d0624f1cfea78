/** Addresses that a service out in the internet is given, and cannot reach: nobody is called. */

import type { INodeParameters } from 'n8n-workflow';

import { moveN8nTo, type NodeUnderTest, runNode } from '../support/engine/engine';
import { mobilgroupNode } from '../support/engine/mobilgroup';
import { refuseNames, restoreNames } from '../support/engine/names';
import { asking, plainCall, templateCall, zvonobotNode } from '../support/engine/zvonobot';

const phone = '79000000100';
const OUTSIDE = { zvonobot: 'https://zvonobot.example', mobilgroup: 'https://mobilgroup.example' };
const zvonobot = (parameters: INodeParameters) => zvonobotNode(OUTSIDE.zvonobot, parameters);
const mobilgroup = (operation: string, options = {}) =>
	mobilgroupNode(OUTSIDE.mobilgroup, {
		...{ resource: 'verification', operation, phoneNumber: phone, code: '0427' },
		options,
	});

beforeAll(refuseNames);
afterAll(restoreNames);
afterEach(() => moveN8nTo());

const run = async (node: NodeUnderTest) => (await runNode(node, [{ phone }])).error;

const given: Array<[string, (address: string) => NodeUnderTest]> = [
	['Status Address', (webhookUrl) => zvonobot({ ...plainCall, callbacks: { webhookUrl } })],
	['Status Address', (webhookUrl) => zvonobot({ ...templateCall, callbacks: { webhookUrl } })],
	[
		'Menu \\(JSON\\)',
		(webhookUrl) =>
			zvonobot({
				...plainCall,
				menu: 'json',
				menuJson: JSON.stringify([{ digit: 1, ivrs: [{ digit: 2, webhookUrl }] }]),
			}),
	],
	[
		'Menu',
		(webhookUrl) =>
			zvonobot({ ...plainCall, menu: 'form', branches: { branch: [{ digit: '1', then: { webhookUrl } }] } }),
	],
	[
		'Additional JSON',
		(webhookUrl) =>
			zvonobot({ ...plainCall, additionalFields: { additionalJson: JSON.stringify({ webhookUrl }) } }),
	],
	['Callback URL', (callbackUrl) => mobilgroup('flashCall', { callbackUrl })],
	['Callback URL', (callbackUrl) => mobilgroup('voicePassword', { callbackUrl })],
];

describe.each(given)("'%s' of a call of a service in the internet", (label, node) => {
	it.each([
		'http://localhost:5678/webhook/a',
		'https://192.168.1.5/webhook/a',
		'https://n8n.local/webhook/a',
	])('is refused if it is %s', async (address) => {
		const error = await run(node(address));
		expect(error?.message).toMatch(new RegExp(`^'${label}'.*cannot reach from the internet`));
		expect(`${error?.message} ${error?.description}`).toContain('WEBHOOK_URL');
	});

	it('has to be https, and is sent if it is', async () => {
		const insecure = await run(node('http://n8n.example.com/webhook/a'));
		expect(insecure?.message).toMatch(/must start with https:/);
		const sent = await run(node('https://n8n.example.com/webhook/a'));
		expect(sent?.message).not.toMatch(/cannot reach from|must start/);
	});
});

const waiting: Array<[string, () => NodeUnderTest]> = [
	['Ask by Phone', () => zvonobot(asking)],
	['Flash Call and Wait', () => mobilgroup('flashCallAndWait')],
	['Voice Password and Wait', () => mobilgroup('voicePasswordAndWait')],
];

describe.each(waiting)('%s with a service in the internet', (_name, node) => {
	it.each(['http://localhost:5678', 'http://10.0.0.7:5678', 'https://n8n', 'http://n8n.example.com'])(
		'calls nobody if this n8n is at %s',
		async (url) => {
			moveN8nTo(url);
			const error = await run(node());
			expect(error?.message).toMatch(
				/^'Webhook URL' of this n8n (leads to .* cannot reach|must start with https)/,
			);
			expect(error?.description).toContain('WEBHOOK_URL');
		},
	);

	it('is sent if this n8n is out there too', async () => {
		moveN8nTo('https://n8n.example.com');
		expect((await run(node()))?.message).not.toMatch(/Webhook URL/);
	});
});
