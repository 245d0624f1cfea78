/** A node as a tool: tries of n8n, and a model that asks again, dial nobody twice. */

import { setTimeout as sleep } from 'node:timers/promises';

import { hasNewAgents } from '../../../host/recipe';
import type { Execution } from '../../../host/restExecutions';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import { CannedService } from '../../support/cannedService';
import { activateAgent, newestAgent } from '../../support/e2e/agents';
import { retried, retries, stopRunning, until } from '../../support/e2e/again';
import { dialled, dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { insistentModel } from '../../support/e2e/insistentModel';
import { mcpClient } from '../../support/e2e/mcp';
import { operationsNamed, paidNode, type PaidOperation } from '../../support/e2e/paid';
import { runWith, startWith } from '../../../host/webhookRuns';
import type { World } from '../../../host/world';

const operations = operationsNamed('MCN Telecom flash call', 'Mobilgroup flash call', 'Zvonobot call');
/** What goes wrong after the phone has rung. */
const rows = [
	...operations.map((operation) => ({ operation, what: 'the answer is lost', ending: '64' })),
	{ operation: operations[0], what: 'the service breaks', ending: '50' },
].map((row) => ({ ...row, name: row.operation.name }));
/** How long a model thinks that is stopped, and when the tool has its answer at the latest. */
const [THINKS_MS, TOLD_MS] = [3000, 1000];
/** How an agent uses its tools: by itself, or through n8n's engine. */
const AGENTS = [2.2, newestAgent];

function toolOf(world: World, operation: PaidOperation, settings: Partial<WorkflowNode> = {}) {
	const phone = "={{ $fromAI('phone', 'A phone number', 'string') }}";
	const one = { phoneNumber: phone };
	const typed = { recipientsFrom: 'typed', phoneNumbers: phone };
	const target = operation.inOneRequest ? typed : one;
	const node = paidNode(world, operation, { descriptionType: 'auto', ...target }, settings);
	return { ...node, id: 'tool', name: 'Tool', type: `${node.type}Tool` };
}

/** What the tool came to each time, where n8n notes it. */
const runsOfTool = ({ resultData }: Execution): string[] =>
	(resultData.runData.Tool ?? []).map(({ error, data }) => error?.message ?? JSON.stringify(data));

const threeTries = { retryOnFail: true, maxTries: 3 };

export function tools(world: World): void {
	describe('of MCP Server Trigger', () => {
		it.each(rows)('$name: is dialled once in three tries when $what', async ({ operation, ending }) => {
			const phones = freshPhones(ending);
			const client = await mcpClient(world, toolOf(world, operation, threeTries));
			await expect(client.use({ phone: phones[0] })).resolves.toMatch(/unclear/);
			expect(dialledInAll(world, phones)).toEqual([1]);
		});

		it.each(operations)(
			'$name: reports a call, and an unclear one again, without dialling',
			async (operation) => {
				const phones = freshPhones('10', '64');
				const client = await mcpClient(world, toolOf(world, operation));
				await expect(client.use({ phone: phones[0] })).resolves.toMatch(/placed/);
				await expect(client.use({ phone: phones[1] })).resolves.toMatch(/unclear/);
				expect(dialledInAll(world, phones)).toEqual([1, 1]);
				await expect(client.use({ phone: phones[1] })).resolves.toMatch(/unclear/);
				expect(dialledInAll(world, phones)).toEqual([1, 1]);
			},
		);
	});

	it.each(operations)(
		'of MCP Server Trigger: $name is placed anew at each use, as an execution of its own',
		async (operation) => {
			const phones = freshPhones('10');
			const client = await mcpClient(world, toolOf(world, operation));
			for (const times of [1, 2]) {
				await expect(client.use({ phone: phones[0] })).resolves.toMatch(/placed/);
				expect(dialled(world, phones)).toEqual([times]);
			}
		},
	);

	describe.each(AGENTS)('of AI Agent %s', (version) => {
		let service: CannedService;
		const agents = new Map<string, SavedWorkflow>();
		beforeAll(async () => {
			service = await CannedService.start();
			const model = await insistentModel(world, service);
			for (const operation of operations) {
				for (const settings of [{}, threeTries]) {
					const tool = toolOf(world, operation, settings);
					const agent = await activateAgent(world, tool, { version, model });
					agents.set(agentName(operation, settings), agent);
				}
			}
		}, 60_000);
		afterAll(async () => await service?.close());

		/** @param times how often the model uses the tool, whatever that says */
		async function ask(operation: PaidOperation, settings: object, phone: string, times: number) {
			return await runWith(world, agentFor(operation, settings), { text: taskFor(phone, times) });
		}

		function agentFor(operation: PaidOperation, settings: object): SavedWorkflow {
			const agent = agents.get(agentName(operation, settings));
			if (!agent) throw new Error(`There is no agent for ${operation.name}`);
			return agent;
		}

		it.each(rows)('$name: is dialled once in three tries when $what', async ({ operation, ending }) => {
			const phones = freshPhones(ending);
			const execution = await ask(operation, threeTries, phones[0], 1);
			expect(runsOfTool(execution).at(-1)).toMatch(/unclear/);
			expect(dialledInAll(world, phones)).toEqual([1]);
		});

		// The error of a tool ends the newest agent of n8n 1.x.
		if (hasNewAgents() || version === 2.2) {
			it.each(operations)(
				'$name: is told as unclear again, and not dialled, when asked again',
				async (operation) => {
					const phones = freshPhones('64');
					const told = runsOfTool(await ask(operation, {}, phones[0], 2));
					expect(dialledInAll(world, phones)).toEqual([1]);
					expect(told).toEqual([expect.stringMatching(/unclear/), expect.stringMatching(/unclear/)]);
				},
			);
		}

		// n8n 1.x keeps nothing of an execution that was stopped, and has nothing to retry.
		if (hasNewAgents()) {
			it.each(operations.map((operation, at) => [operation.name, ...retries[at], operation] as const))(
				'%s: is not dialled again when its agent is stopped and retried %s',
				async (_name, _how, retry, operation) => {
					const phones = freshPhones('10');
					const agent = agentFor(operation, {});
					await startWith(world, agent, { text: taskFor(phones[0], 1, THINKS_MS) });
					await until('The call', () => dialled(world, phones)[0] === 1);
					await sleep(TOLD_MS);
					const stopped = await stopRunning(world, agent.id);
					expect(stopped.status).toBe('canceled');
					const told = runsOfTool(await retried(world, stopped, retry));
					expect(told).toEqual([expect.stringMatching(/has begun this call/)]);
					expect(dialledInAll(world, phones)).toEqual([1]);
				},
			);
		}

		it.each(operations)(
			'$name: is told with its first call, and not dialled, when asked again',
			async (operation) => {
				const phones = freshPhones('10');
				const [first, second] = runsOfTool(await ask(operation, {}, phones[0], 2)).map(callIdIn);
				expect(first).toMatch(/./);
				expect(second).toBe(first);
				expect(dialledInAll(world, phones)).toEqual([1]);
			},
		);
	});
}

const taskFor = (phone: string, times: number, thinksMs?: number): string =>
	JSON.stringify({ turns: Array.from({ length: times }, () => [{ phone }]), thinksMs });

const agentName = ({ name }: PaidOperation, settings: object) => name + JSON.stringify(settings);

/** The id of the call in what a tool has answered, as JSON or as JSON within text. */
const callIdIn = (text: string): string | undefined => /callId\\*":\\*"([^"\\]+)/.exec(text)?.[1];
