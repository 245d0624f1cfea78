/** A dry run tells what would have been done: to whom, what, when, in how many requests. */

import type { INodeParameters } from 'n8n-workflow';

import { campaign, runCourse } from '../support/engine/campaigns';
import { type EngineResult, NODE_NAME, type NodeUnderTest, runNode } from '../support/engine/engine';
import { mailing, mobilgroupCredential, mobilgroupNode } from '../support/engine/mobilgroup';
import { paidOperations } from '../support/engine/paidOperations';
import { phoneVerificationNode, withChannels } from '../support/engine/phoneVerification';
import {
	asking,
	plainCall,
	templateCall,
	zvonobotCredential,
	zvonobotNode,
} from '../support/engine/zvonobot';
import { useSandbox } from '../support/useSandbox';

const PHONES = ['79000000100', '79000000120'];
const input = PHONES.map((phone) => ({ phone, code: '0427', name: 'Elena', sum: '500', date: 'Friday' }));
const safety: INodeParameters = { dryRun: true };

const sandbox = useSandbox();

/** Requests that call somebody; looking a template up is none. */
const calls = () => sandbox.state.requests.filter(({ path }) => !path.endsWith('getTemplates')).length;

async function dryRun(node: NodeUnderTest, more: INodeParameters = {}, items = input): Promise<EngineResult> {
	const before = calls();
	const result = await runNode({ ...node, parameters: { ...node.parameters, safety, ...more } }, items);
	expect(result.error).toBeUndefined();
	expect(calls()).toBe(before);
	return result;
}

const zvonobot = (parameters: INodeParameters) => zvonobotNode(`${sandbox.url}/zvonobot`, parameters);
const mobilgroup = (parameters: INodeParameters) => mobilgroupNode(`${sandbox.url}/mobilgroup`, parameters);
const toOne = { resource: 'verification', phoneNumber: '={{ $json.phone }}', safety };

describe.each(paidOperations.map((operation) => [operation.name, operation] as const))(
	'a dry run of %s',
	(_name, { node, inOneRequest }) => {
		it('says to whom, what, when, and in how many requests', async () => {
			const { items } = await dryRun(node(sandbox.url));
			expect(items.map(({ json }) => json)).toEqual(
				PHONES.map((phone) => ({
					...{ outcome: 'skipped', reason: 'dryRun', phone, service: expect.any(String) as string },
					what: expect.stringMatching(/./) as string,
					when: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
					requests: inOneRequest ? 1 : 2,
				})),
			);
		});
	},
);

describe('what a dry run says would have been heard', () => {
	const variables = {
		variable: ['name', 'sum', 'date'].map((name) => ({ name, from: 'field', field: name })),
	};
	it.each<[string, () => NodeUnderTest, string]>([
		['a recording', () => zvonobot(plainCall), 'Record: 1342'],
		['a text', () => zvonobot({ ...plainCall, audio: 'text', text: 'It is ready.' }), 'Text: It is ready.'],
		['a template', () => zvonobot(templateCall), 'Template: 4'],
		[
			'a template with variables',
			() => zvonobot({ ...templateCall, variables }),
			'Template: 4; {sum}: 500; {name}: Elena; {date}: Friday',
		],
		['a question', () => zvonobot(asking), 'Text: Shall we deliver? Press 1 or 2.'],
		['a mailing', () => mobilgroup(mailing), 'Text: Your order is ready'],
		['a code', () => mobilgroup({ ...toOne, operation: 'voicePasswordAndWait' }), 'Voice password'],
		[
			'a code by one of several channels',
			() => phoneVerificationNode(sandbox.url, withChannels('mcnFlashCall', 'zvonobotFlashCall')),
			'Flash call',
		],
	])('%s', async (_what, node, heard) => {
		const { items } = await dryRun(node(), {}, [input[0]]);
		expect(items[0].json).toMatchObject({ reason: 'dryRun', phone: PHONES[0], what: heard, requests: 1 });
	});
});

describe('when a dry run says that it would have called', () => {
	const at = '2033-05-18T03:33:00.000Z';
	it.each<[string, () => NodeUnderTest, INodeParameters]>([
		['Zvonobot, at the time that is set', () => zvonobot(plainCall), { schedule: { plannedAt: at } }],
		['Mobilgroup, at the time that is set', () => mobilgroup(mailing), { options: { schedule: at } }],
		[
			'in the allowed hours',
			() => zvonobot(plainCall),
			{
				schedule: { plannedAt: '2033-05-18T01:00:00Z' },
				safety: {
					dryRun: true,
					allowedHours: { hours: { from: '03:33', to: '20:00', zone: 'UTC', outside: 'schedule' } },
				},
			},
		],
	])('%s', async (_when, node, parameters) => {
		const { items } = await dryRun(node(), parameters);
		expect(items.map(({ json }) => json.when)).toEqual([at, at]);
	});
});

it('counts the requests as they would go out: one for each text', async () => {
	const texts = { ...plainCall, audio: 'text', text: '=For {{ $json.phone }}' };
	const { items } = await dryRun(zvonobot(texts));
	expect(items.map(({ json }) => [json.what, json.requests])).toEqual([
		[`Text: For ${PHONES[0]}`, 2],
		[`Text: For ${PHONES[1]}`, 2],
	]);
});

it('says in one hint what it would have done', async () => {
	const { stored } = await dryRun(zvonobot(plainCall));
	expect(stored.data.resultData.runData[NODE_NAME][0].hints).toEqual([
		{
			message: 'Dry run: nobody was called. Calls that would have been placed: 2, requests: 1.',
			location: 'outputPane',
		},
	]);
});

it.each<[string, () => NodeUnderTest]>([
	[
		'zvonobotCampaign',
		() => ({
			type: 'zvonobotCampaign',
			parameters: campaign,
			credentials: zvonobotCredential(`${sandbox.url}/zvonobot`),
		}),
	],
	[
		'mobilgroupCampaign',
		() => ({
			type: 'mobilgroupCampaign',
			parameters: mailing,
			credentials: mobilgroupCredential(`${sandbox.url}/mobilgroup`),
		}),
	],
])('%s tells it in each row', async (_type, node) => {
	const before = calls();
	const { done } = await runCourse({ ...node(), parameters: { ...node().parameters, safety } }, input);
	expect(calls()).toBe(before);
	expect(done.map(({ json }) => [json.outcome, json.reason, json.phone, json.requests])).toEqual(
		PHONES.map((phone) => ['skipped', 'dryRun', phone, 1]),
	);
	expect(done[0].json.what).toMatch(/^Text: /);
});
