/** With Simplify, which is on by default, no result has more than ten fields, as n8n's guidelines ask for. */

import type { IDataObject, INodeParameters, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { McnTelecom } from '../../nodes/McnTelecom/McnTelecom.node';
import { Mobilgroup } from '../../nodes/Mobilgroup/Mobilgroup.node';
import { PhoneVerification } from '../../nodes/PhoneVerification/PhoneVerification.node';
import { Zvonobot } from '../../nodes/Zvonobot/Zvonobot.node';
import { newest } from '../../scripts/docs/examples';
import { exampleNames, itemOf } from '../../scripts/docs/outputs';
import { campaign, jumpingClock, runCourse } from '../support/engine/campaigns';
import { type NodeUnderTest, runNode } from '../support/engine/engine';
import { mailing, mobilgroupCredential, mobilgroupNode } from '../support/engine/mobilgroup';
import { paidOperations } from '../support/engine/paidOperations';
import { allChannels, phoneVerificationNode, withChannels } from '../support/engine/phoneVerification';
import {
	asking,
	plainCall,
	templateCall,
	zvonobotCredential,
	zvonobotNode,
} from '../support/engine/zvonobot';
import { useSandbox } from '../support/useSandbox';

const MOST = 10;
/** Of ours, beside what the row had. */
const MOST_IN_ROW = 12;
const phone = '79000000100';
const input = { phone, code: '0427', name: 'Elena', sum: '500', date: 'Friday' };

const sandbox = useSandbox({ callbackDelayMs: 1, minuteMs: 1 });

const fieldsOf = (json: IDataObject): string[] =>
	Object.keys((json.error as IDataObject | undefined) ?? json);

async function run(node: NodeUnderTest, items: IDataObject[] = [input]): Promise<IDataObject[]> {
	const { items: results, errorItems, error } = await runNode(newest(node), items);
	if (error) throw error;
	return [...results, ...errorItems].map(({ json }) => json);
}

const withParameters = (node: NodeUnderTest, more: INodeParameters): NodeUnderTest => ({
	...node,
	parameters: { ...node.parameters, ...more },
});

const zvonobot = (parameters: INodeParameters, type = 'zvonobot') => ({
	...zvonobotNode(`${sandbox.url}/zvonobot`, parameters),
	type,
});
const mobilgroup = (parameters: INodeParameters) => mobilgroupNode(`${sandbox.url}/mobilgroup`, parameters);

// A row of a campaign has what its input had beside it: see below.
it.each(exampleNames.filter((name) => !name.includes('Campaign')))('%s: ten fields at most', async (name) => {
	const fields = fieldsOf(await itemOf(name));
	expect(fields.length).toBeGreaterThan(0);
	expect(fields.slice(MOST)).toEqual([]);
});

it.each([new McnTelecom(), new Mobilgroup(), new Zvonobot(), new PhoneVerification()] satisfies INodeType[])(
	'the examples miss no operation of $description.displayName',
	({ description: { name, properties } }) => {
		const operations = properties.filter((property) => property.name === 'operation');
		const all = operations.flatMap(({ displayOptions, options }) =>
			(options as INodePropertyOptions[]).map(({ value }) =>
				[name, displayOptions?.show?.resource?.[0], value]
					.filter((part) => typeof part === 'string')
					.join(' '),
			),
		);
		expect(all.filter((operation) => !exampleNames.includes(operation))).toEqual([]);
	},
);

describe.each(paidOperations.map((operation) => [operation.name, operation] as const))(
	'%s',
	(_name, { node }) => {
		it.each<[string, INodeParameters]>([
			['with the code', { options: { outputCode: true } }],
			['in a dry run', { safety: { dryRun: true } }],
			['outside the allowed hours', { safety: { allowedHours: { hours: { from: '00:00', to: '00:00' } } } }],
			['with a summary', { safety: { summary: true } }],
		])('%s', async (_what, parameters) => {
			for (const json of await run(withParameters(node(sandbox.url), parameters))) {
				expect(fieldsOf(json).slice(MOST)).toEqual([]);
			}
		});
	},
);

describe('fields that are not always there', () => {
	const later = { allowedHours: { hours: { from: '00:00', to: '00:01', outside: 'schedule', zone: 'UTC' } } };
	const planned = { schedule: { plannedAt: '2033-05-18T03:33:20Z' } };
	const severalPeople = { phoneNumber: '79000000100, 79000000101' };
	const everyone = { options: { goOnWhen: 'firstApproval' } };
	const variables = {
		variables: {
			variable: ['name', 'sum', 'date'].map((name) => ({ name, from: 'field', field: name })),
		},
	};
	const start = withChannels(...allChannels);

	const rows: Array<[string, () => NodeUnderTest, IDataObject[]?]> = [
		['a call that is moved', () => zvonobot({ ...plainCall, ...planned, safety: later })],
		['a call whose text costs money', () => zvonobot({ ...plainCall, audio: 'text', text: 'Hello' })],
		[
			'a call from a template that is moved',
			() => zvonobot({ ...templateCall, ...variables, ...planned, safety: later }),
		],
		['a mailing that is moved', () => mobilgroup({ ...mailing, safety: later })],
		['a question', () => zvonobot(asking)],
		['a question to several', () => zvonobot({ ...asking, ...everyone }), [input, { phone: '79000000101' }]],
		['a question that is moved', () => zvonobot({ ...asking, safety: later })],
		['a question in a dry run', () => zvonobot({ ...asking, safety: { dryRun: true } })],
		['a gate', () => zvonobot(asking, 'zvonobotHitlTool')],
		['a gate for several', () => zvonobot({ ...asking, ...severalPeople }, 'zvonobotHitlTool')],
		[
			'a gate for several who vote',
			() => zvonobot({ ...asking, ...severalPeople, options: { goOnWhen: 'majority' } }, 'zvonobotHitlTool'),
		],
		['a gate in a dry run', () => zvonobot({ ...asking, safety: { dryRun: true } }, 'zvonobotHitlTool')],
		[
			'a gate for several in a dry run',
			() => zvonobot({ ...asking, ...severalPeople, safety: { dryRun: true } }, 'zvonobotHitlTool'),
		],
		[
			'a code that is waited for',
			() =>
				mobilgroup({
					...{ resource: 'verification', operation: 'flashCallAndWait', phoneNumber: phone },
					options: { outputCode: true },
				}),
		],
		[
			'a verification with its code',
			() => phoneVerificationNode(sandbox.url, { ...start, options: { outputCode: true } }),
		],
		[
			'a verification in a dry run',
			() => phoneVerificationNode(sandbox.url, { ...start, safety: { dryRun: true } }),
		],
		[
			'calls that are looked up, with what is not known',
			() => zvonobot({ operation: 'getAll', callsFrom: 'typed', callIds: '5000001, 1', returnAs: 'calls' }),
		],
		['a recording that waits for approval', () => zvonobot(recording)],
	];
	it.each(rows.map(([what, node, items = [input]]) => [what, node, items] as const))(
		'%s',
		async (_what, node, items) => {
			const results = await run(node(), items);
			expect(results.length).toBeGreaterThan(0);
			for (const json of results) {
				expect(fieldsOf(json).slice(MOST)).toEqual([]);
				for (const person of (json.people ?? []) as IDataObject[])
					expect(fieldsOf(person).slice(MOST)).toEqual([]);
			}
		},
	);

	const recording = {
		...{ resource: 'audioRecord', operation: 'create', name: 'Greeting', source: 'text', text: 'Hello' },
	};
});

describe('campaigns', () => {
	jumpingClock();
	const phones = ['79000000120', '79000000101', '79000000130', 'nobody'].map((one) => ({ phone: one }));
	const callAgain = { after: ['busy'] };

	it.each<[string, () => NodeUnderTest]>([
		[
			'zvonobotCampaign',
			() => ({
				type: 'zvonobotCampaign',
				parameters: { ...campaign, callAgain, options: { report: true } },
				credentials: zvonobotCredential(`${sandbox.url}/zvonobot`),
			}),
		],
		[
			'mobilgroupCampaign',
			() => ({
				type: 'mobilgroupCampaign',
				parameters: { ...mailing, callAgain, options: { report: true } },
				credentials: mobilgroupCredential(`${sandbox.url}/mobilgroup`),
			}),
		],
	])('%s: twelve fields in a row at most, beside those of the input', async (_type, node) => {
		const { done, progress, error } = await runCourse(node(), phones);
		expect(error).toBeUndefined();
		for (const json of progress) expect(fieldsOf(json).slice(MOST)).toEqual([]);
		const rows = done.filter(({ json }) => !json.report);
		expect(rows).toHaveLength(phones.length);
		for (const { json } of rows) expect(fieldsOf(json).slice(MOST_IN_ROW)).toEqual([]);
		const { report } = done[done.length - 1].json;
		expect(Object.keys(report as IDataObject).slice(MOST)).toEqual([]);
	});
});
