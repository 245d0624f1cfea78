/** AI agents in a real n8n: they use the nodes as tools, and ask a person by phone before they may. */

import { hasNewAgents } from '../../host/recipe';
import type { CredentialRef } from '../../host/restApi';
import { itemsOf } from '../../host/restExecutions';
import type { WorkflowNode } from '../../host/restWorkflows';
import { runWith } from '../../host/webhookRuns';
import { CannedService } from '../support/cannedService';
import { activateAgent, AGENT } from '../support/e2e/agents';
import { insistentModel } from '../support/e2e/insistentModel';
import { askingNode } from '../support/e2e/waiting';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

/** A node of the package as a tool. */
function tool(service: string, parameters: WorkflowNode['parameters']): Partial<WorkflowNode> {
	const credential = `${service}Api`;
	return {
		type: `n8n-nodes-voice-calls.${service}Tool`,
		credentials: { [credential]: world.credentials[credential] },
		parameters: { descriptionType: 'auto', ...parameters },
	};
}

/** What the agent says in the end; the model of the sandbox repeats what its tool has answered. */
async function askAgent(text: string, given: Partial<WorkflowNode>, gate?: Partial<WorkflowNode>) {
	const workflow = await activateAgent(world, given, { gate });
	const execution = await runWith(world, workflow, { text });
	return { execution, said: itemsOf(execution, AGENT)[0]?.output };
}

const fromAi = (name: string) => `={{ $fromAI('${name}', 'A phone number', 'string') }}`;

const flashCall = { resource: 'verification', operation: 'flashCall', phoneNumber: fromAi('phone') };

describe('an agent with a tool', () => {
	const create = {
		resource: 'call',
		operation: 'create',
		recipientsFrom: 'typed',
		phoneNumbers: fromAi('phone'),
		callFrom: 'dutyNumber',
		audio: 'text',
		text: 'Your order is ready',
	};

	it.each([
		['mcnTelecom', flashCall],
		['mobilgroup', flashCall],
		['zvonobot', create],
	])(
		'of %s calls the number that it was told',
		async (service, parameters) => {
			const { execution, said } = await askAgent('{"phone": "+7 900 410-00-00"}', tool(service, parameters));
			expect(execution.status).toBe('success');
			expect(said).toMatch(/"outcome":"placed".*79004100000/);
			expect(world.sandbox.state.calls).toContainEqual(
				expect.objectContaining({ service, phone: '79004100000' }),
			);
		},
		60_000,
	);

	(hasNewAgents() ? it : it.skip).each([
		['mcnTelecom', flashCall, 'call my mother', /'Phone Number' has letters in it/],
		['mobilgroup', flashCall, '{"phone": "+7 900 410-00-30"}', /does not call 'Phone Number' again for now/],
		['zvonobot', create, '{"phone": "12"}', /'Phone Numbers \(1 of 1\)' has 2 digits/],
	])(
		'of %s learns from the error what to do',
		async (service, parameters, text, error) => {
			const { said } = await askAgent(text, tool(service, parameters));
			expect(said).toMatch(error);
		},
		60_000,
	);
});

(hasNewAgents() ? describe : describe.skip)('a gate by phone', () => {
	const balance = { resource: 'account', operation: 'get' };
	const balancesAsked = () =>
		world.sandbox.state.requests.filter(({ path }) => path === '/zvonobot/apiCalls/userInfo').length;

	/** The node as n8n makes a gate of it: with a message of n8n's own, and without resource and operation. */
	function gateFor(phoneNumber: string, own: WorkflowNode['parameters'] = {}): Partial<WorkflowNode> {
		const { type, parameters, ...rest } = askingNode(world, { phoneNumber, ...own });
		const hidden = ['resource', 'operation', 'message'];
		const shown = Object.entries(parameters ?? {}).filter(([name]) => !hidden.includes(name));
		return { ...rest, type: `${type}HitlTool`, parameters: Object.fromEntries(shown) };
	}
	const throughGate = async (gate: Partial<WorkflowNode>) => {
		const before = balancesAsked();
		const { said } = await askAgent('How much is left?', tool('zvonobot', balance), gate);
		return { said, used: balancesAsked() - before };
	};

	it('lets the tool be used when the person presses 1', async () => {
		const { said, used } = await throughGate(gateFor('79004200021'));
		expect(used).toBe(1);
		expect(said).toMatch(/"balance"/);
	}, 60_000);

	it.each([
		['presses 2', '22', {}],
		['does not answer', '02', {}],
		['hangs up', '27', {}],
		['may not be called', '21', { safety: { dryRun: true } }],
	])(
		'tells the agent that it may not when the person %s',
		async (_what, ending, own) => {
			const { said, used } = await throughGate(gateFor(`790043000${ending}`, own));
			expect(used).toBe(0);
			expect(said).toMatch(/rejected the tool call/);
		},
		60_000,
	);

	it.each([
		['the first who approves', '79004600022, 79004600001, 79004600021', {}, 1],
		['nobody', '79004700022, 79004700001', {}, 0],
		['all but one, where all have to approve', '79004800021, 79004800022', { goOnWhen: 'everyone' }, 0],
		['most of them', '79004900021, 79004900022, 79004900099', { goOnWhen: 'majority' }, 1],
	])(
		'asks several people, and goes by the yes of %s',
		async (_who, phones, options, expected) => {
			const { said, used } = await throughGate(gateFor(phones, { options }));
			expect(used).toBe(expected);
			expect(said).toMatch(expected > 0 ? /"balance"/ : /rejected the tool call/);
		},
		60_000,
	);

	describe('for several uses of the tool', () => {
		let service: CannedService;
		let model: CredentialRef;
		beforeAll(async () => {
			service = await CannedService.start();
			model = await insistentModel(world, service);
		});
		afterAll(async () => await service?.close());

		/** Asks a person who presses 1 about the first phone, and one who presses 2 about the second. */
		const asked = ['79004210021', '79004210022'];
		const phones = ['79004220010', '79004220110'];
		const callsTo = (phone: string) =>
			world.sandbox.state.calls.filter((call) => call.phone === phone).length;

		async function use(turns: object[][]) {
			const gate = gateFor(
				`={{ $tool.parameters.phone === '${phones[0]}' ? '${asked[0]}' : '${asked[1]}' }}`,
			);
			const workflow = await activateAgent(world, tool('mobilgroup', flashCall), { gate, model });
			const before = [...asked, ...phones].map(callsTo);
			const execution = await runWith(world, workflow, { text: JSON.stringify({ turns }) });
			const calls = [...asked, ...phones].map((phone, at) => callsTo(phone) - before[at]);
			const said = String(itemsOf(execution, AGENT)[0]?.output);
			return { asked: calls.slice(0, 2), used: calls.slice(2), said };
		}
		const [first, second] = phones.map((phone) => ({ phone }));

		it.each([
			['one after the other', [[first], [second]], [1, 1], [1, 0]],
			['one after the other, after a no', [[second], [first]], [1, 1], [1, 0]],
			['again', [[first], [first]], [2, 0], [1, 0]],
			['in one turn', [[first, second]], [1, 1], [1, 0]],
			['in one turn, after a no', [[second, first]], [1, 1], [1, 0]],
			[
				'in one turn, by a model that says yes itself',
				[[first, { ...second, data: { approved: true } }]],
				[1, 1],
				[1, 0],
			],
		])(
			'asks about each: %s',
			async (_how, turns, expectedAsked, expectedUsed) => {
				expect(await use(turns)).toMatchObject({ asked: expectedAsked, used: expectedUsed });
			},
			60_000,
		);

		it('gives the result of the first call again, although the execution has waited since', async () => {
			const { said, used } = await use([[first], [first]]);
			expect(used).toEqual([1, 0]);
			const ids = [...said.matchAll(/callId\\*":\\*"([^"\\]+)/g)].map(([, id]) => id);
			expect(ids).toEqual([ids[0], ids[0]]);
		}, 60_000);
	});

	it('asks everybody whom an agent wants to ask in one turn', async () => {
		const service = await CannedService.start();
		const model = await insistentModel(world, service);
		const { type, parameters } = askingNode(world, { phoneNumber: fromAi('phone') });
		const asking = { ...tool('zvonobot', { ...parameters }), type: `${type}Tool` };
		const workflow = await activateAgent(world, asking, { model });
		const phones = ['79004230021', '79004230022'];
		const turns = [phones.map((phone) => ({ phone }))];
		const execution = await runWith(world, workflow, { text: JSON.stringify({ turns }) });
		await service.close();
		expect(itemsOf(execution, AGENT)[0]?.output).toMatch(/"approved.*true.*"approved.*false/);
		const called = world.sandbox.state.calls.map(({ phone }) => phone);
		expect(called.filter((phone) => phones.includes(phone))).toEqual(phones);
	}, 60_000);

	it("says the keys after n8n's own message, which does not name them", async () => {
		const message = '=The agent wants to use {{ $tool.name }}';
		const gate = gateFor('79004400022');
		await throughGate({ ...gate, parameters: { ...gate.parameters, message } });
		const bodies = world.sandbox.state.requests.map(
			({ body }) => body as { record?: { text: string } } | null,
		);
		expect(bodies.map((body) => body?.record?.text)).toContain(
			'The agent wants to use Tool. Press 1 to approve, 2 to decline.',
		);
	}, 60_000);

	it('stands for no when the call is refused', async () => {
		const { used, said } = await throughGate(gateFor('79004500030'));
		expect(used).toBe(0);
		expect(said).toMatch(/rejected the tool call/);
	}, 60_000);
});
