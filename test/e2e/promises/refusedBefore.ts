/** What the node would break on, and what would ring at a forbidden hour, is refused before anybody is called. */

import type { WorkflowNode } from '../../../host/restWorkflows';
import type { SandboxRequest } from '../../../sandbox/state';
import { dialled, freshPhones } from '../../support/e2e/dialled';
import { operationsNamed, paidNode } from '../../support/e2e/paid';
import { askingNode } from '../../support/e2e/waiting';
import { activateWithRows, NODE, outputsOf, runWithRows } from '../../support/e2e/workflows';
import type { World } from '../../../host/world';

type Parameters = WorkflowNode['parameters'];
type NodeWith = (
	world: World,
	parameters: Parameters,
	settings: Partial<WorkflowNode>,
) => Partial<WorkflowNode>;

const [zvonobotCall, mailing] = ['Zvonobot call', 'Mobilgroup mailing'].map((name): NodeWith => {
	const [operation] = operationsNamed(name);
	return (world, parameters, settings) => ({
		...paidNode(world, operation, parameters, settings),
		name: NODE,
	});
});
const MINUTE_MS = 60_000;
const clock = (moment: number) => new Date(moment).toISOString().slice(11, 16);
const isoOf = (moment: number) => new Date(moment).toISOString();

const limit = { values: { limitType: 'afterTimeInterval', resumeAmount: 1e12, resumeUnit: 'days' } };
const FAR = 9_999_999_999_999_999;
const TOMORROW = { additionalJson: '{"plannedAt":"tomorrow"}' };
const impossible: Array<[string, NodeWith, Parameters]> = [
	['Ask by Phone with a limit of 1e12 days', askingNode, { options: { limitWaitTime: limit } }],
	['Ask by Phone at a moment that no clock has', askingNode, { options: { plannedAt: FAR } }],
	['Ask by Phone with plannedAt as a word in Additional JSON', askingNode, { additionalFields: TOMORROW }],
	['a Zvonobot call at a moment that no clock has', zvonobotCall, { schedule: { plannedAt: FAR } }],
	[
		'a Zvonobot call with plannedAt as a word in Additional JSON',
		zvonobotCall,
		{ additionalFields: TOMORROW },
	],
	['a mailing at a moment that no clock has', mailing, { options: { schedule: FAR } }],
];

/** Hours that end five minutes from now. */
function closingSoon(): Parameters {
	const now = Date.now();
	const hours = { from: clock(now - 60 * MINUTE_MS), to: clock(now + 5 * MINUTE_MS) };
	return { allowedHours: { hours: { ...hours, days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC', outside: 'skip' } } };
}

interface Sent {
	plannedAtTimeZone?: number;
	smartDelay?: number;
	settings?: { attempts?: string; interval?: string };
}
const inTwoMinutes = () => ({ plannedAt: isoOf(Date.now() + 2 * MINUTE_MS), plannedAtTimeZone: true });
const late: Array<[string, NodeWith, () => Parameters, (sent: Sent) => boolean]> = [
	[
		'a Zvonobot call that is repeated after 30 minutes',
		zvonobotCall,
		() => ({ schedule: { smartDelay: 30 } }),
		({ smartDelay = 0 }) => smartDelay < 5,
	],
	[
		"a Zvonobot call in the recipient's time zone",
		zvonobotCall,
		() => ({ schedule: inTwoMinutes() }),
		({ plannedAtTimeZone }) => !plannedAtTimeZone,
	],
	[
		'a mailing of three attempts, an hour apart',
		mailing,
		() => ({ options: { attempts: 3, interval: 60 } }),
		({ settings }) => Number(settings?.attempts ?? 1) === 1,
	],
];

export function refusedBefore(world: World): void {
	const run = async (node: NodeWith, parameters: Parameters, phone: string) => {
		const settings = { onError: 'continueErrorOutput' };
		const workflow = await activateWithRows(world, node(world, parameters, settings));
		return outputsOf(await runWithRows(world, workflow, [{ phone }]));
	};

	it.each(impossible)('%s: is refused, and nobody is called', async (_what, node, parameters) => {
		const [phone] = freshPhones('90');
		const [normal = [], failed = []] = await run(node, parameters, phone);
		expect(dialled(world, [phone])).toEqual([0]);
		expect(normal).toEqual([]);
		expect(failed).toEqual([
			expect.objectContaining({ error: expect.objectContaining({ outcome: 'notSent' }) }),
		]);
	});

	it.each(late)(
		'%s: is refused, or cut to what fits, where the hours end in five minutes',
		async (...row) => {
			const [, node, parameters, fits] = row;
			const [phone] = freshPhones('10');
			const [normal = [], failed = []] = await run(node, { ...parameters(), safety: closingSoon() }, phone);
			const told = [...normal, ...failed];
			expect(told).toHaveLength(1);
			expect(requestsFor(world, phone).filter((sent) => !fits(sent))).toEqual([]);
		},
	);

	it('a call that rings within the hours only is placed', async () => {
		const [phone] = freshPhones('10');
		const [normal] = await run(zvonobotCall, { safety: closingSoon() }, phone);
		expect(normal).toEqual([expect.objectContaining({ outcome: 'placed' })]);
	});
}

const requestsFor = ({ sandbox }: World, phone: string): Sent[] =>
	sandbox.state.requests
		.filter(({ body }: SandboxRequest) => JSON.stringify(body).includes(phone))
		.map(({ body }) => body as Sent);
