/** What a waiting node shows and believes, in a real n8n: that it waits, which branch has answered, and nothing after a stop. */

import { randomUUID } from 'node:crypto';

import type { WorkflowNode } from '../../host/restWorkflows';
import { stopRunning } from '../support/e2e/again';
import { activated } from '../support/e2e/triggers';
import { activateAsking, requestFor, startWaiting } from '../support/e2e/waiting';
import { outputsOf } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

interface Branch {
	webhookParameters: string;
	ivrs?: Branch[];
}
type Asked = ReturnType<typeof requestFor> & { ivrs: Branch[] };

const world = useWorld();

const callsTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone);
const waiting = async (phone: string, parameters: WorkflowNode['parameters'] = {}) =>
	await startWaiting(world, phone, parameters);
const post = async (address: string, body: object) =>
	await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});

describe('an execution that waits', () => {
	it('takes its answer from the branch that the callback is signed for', async () => {
		const phone = '79003500090';
		const menuJson = JSON.stringify([{ digit: 1 }, { digit: 2, ivrs: [{ digit: 1 }, { digit: 2 }] }]);
		const workflow = await waiting(phone, { menu: 'json', menuJson });
		const { webhookUrl, webhookParameters, ivrs } = requestFor(world, phone) as Asked;
		const [{ id }] = callsTo(phone);
		const call = { phone, answer: 1, apicallId: Number(id) };
		const under = JSON.parse(ivrs[1].ivrs?.[0].webhookParameters ?? '{}') as object;
		const ofStatus = JSON.parse(webhookParameters) as object;

		const ignored = await post(webhookUrl, { call, ...ofStatus });
		expect(await ignored.json()).toMatchObject({ status: 'ignored' });
		expect((await post(webhookUrl, { call, ...under, branch: '0' })).status).toBe(401);
		expect(await (await post(webhookUrl, { call, ...under })).json()).toEqual({ status: 'accepted' });
		const execution = await world.api.waitForExecution({ workflowId: workflow.id });
		expect(outputsOf(execution)[0]).toEqual([
			expect.objectContaining({ approved: false, outcome: 'answered', answer: '1', branch: '1.0' }),
		]);
	}, 60_000);

	it('shows that it waits, to a webhook that answers with the last node too', async () => {
		const phone = '79003600090';
		const asking = await activateAsking(world);
		const path = randomUUID();
		const hook = { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} };
		const [rows, ...others] = asking.nodes;
		const workflow = await activated(world, {
			name: `Last node ${path}`,
			nodes: [{ ...rows, webhookId: path, parameters: hook }, ...others],
			connections: asking.connections,
		});
		const response = await post(`${world.n8n.url}/webhook/${path}`, { rows: [{ phone }] });
		expect(await response.json()).toMatchObject({ outcome: 'waiting', approved: false, phone });
		const [{ id }] = await world.api.listExecutions(workflow.id);
		expect(outputsOf(await world.api.getExecution(id))[0]).toEqual([
			expect.objectContaining({ outcome: 'waiting', phone }),
		]);
	}, 60_000);

	it('that was stopped does not wait again when it is retried, as the documentation says', async () => {
		const phone = '79003700090';
		const workflow = await waiting(phone);
		const stopped = await stopRunning(world, workflow.id);
		const { id } = await world.api.retryExecution(stopped.id);
		const execution = await world.api.waitForExecution({
			workflowId: workflow.id,
			where: (candidate) => candidate.id === id,
		});
		expect(outputsOf(execution)[0]).toEqual([expect.objectContaining({ outcome: 'timedOut', phone })]);
		expect(callsTo(phone)).toHaveLength(1);
	}, 60_000);
});
