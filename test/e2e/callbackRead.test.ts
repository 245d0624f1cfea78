/** Reading callbacks behind n8n's own Webhook node, in a real n8n: one address, checked and told as the triggers do. */

import { randomUUID } from 'node:crypto';

import type { SavedWorkflow } from '../../host/restWorkflows';
import { receivedOf, services } from '../support/receivedCallbacks';
import { activated } from '../support/e2e/triggers';
import { finishedRuns, NODE, outputsOf } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

const ENDS_WITHIN_MS = 30_000;
type Service = (typeof services)[number];

const world = useWorld();

/** An active workflow "Webhook → Read", and the address of its webhook. */
async function reading(service: Service): Promise<{ workflow: SavedWorkflow; address: string }> {
	const path = randomUUID();
	const credential = `${service}Api` as const;
	const workflow = await activated(world, {
		name: `Read ${path}`,
		nodes: [
			{
				id: 'hook',
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				position: [0, 0],
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
			},
			{
				id: 'read',
				name: NODE,
				type: `n8n-nodes-voice-calls.${service}`,
				typeVersion: 1,
				position: [200, 0],
				credentials: { [credential]: world.credentials[credential] },
				parameters: { resource: 'callback', operation: 'read' },
				onError: 'continueErrorOutput',
			},
		],
		connections: { Webhook: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	});
	return { workflow, address: `${world.n8n.url}/webhook/${path}` };
}

async function post(address: string, query: object, body: string, type = 'application/json') {
	const { status } = await fetch(`${address}?${new URLSearchParams({ ...query }).toString()}`, {
		method: 'POST',
		headers: { 'content-type': type },
		body,
	});
	expect(status).toBe(200);
}

describe.each(services)('a callback of %s', (service) => {
	it('comes out as the event of the trigger, and a forged one by the error output', async () => {
		const { workflow, address } = await reading(service);
		const { query, body, event } = receivedOf(service);
		await post(address, query, JSON.stringify(body));
		const [run] = await finishedRuns(world, workflow, 1, ENDS_WITHIN_MS);
		expect(outputsOf(run)[0]).toEqual([expect.objectContaining(event)]);

		await post(address, { token: 'x', secret: 'x' }, JSON.stringify(body));
		const runs = await finishedRuns(world, workflow, 2, ENDS_WITHIN_MS);
		const forged = runs.map(outputsOf).filter(([right]) => right.length === 0);
		expect(forged).toHaveLength(1);
		expect(JSON.stringify(forged[0][1])).toContain("'Callback' cannot be trusted");
	}, 90_000);

	it('is read from a form, too', async () => {
		const { workflow, address } = await reading(service);
		const { query, body, event } = receivedOf(service);
		const fields = Object.entries(body).flatMap(
			([name, value]): Array<[string, string]> =>
				typeof value === 'object' && value !== null
					? Object.entries(value).map(([inner, text]): [string, string] => [
							`${name}[${inner}]`,
							String(text),
						])
					: [[name, String(value)]],
		);
		const form = new URLSearchParams(fields).toString();
		await post(address, query, form, 'application/x-www-form-urlencoded');
		const [run] = await finishedRuns(world, workflow, 1, ENDS_WITHIN_MS);
		expect(outputsOf(run)[0]).toEqual([expect.objectContaining(event)]);
	}, 90_000);
});
