/** Saved workflows that move from the package of all services to that of Mobilgroup: what goes on there as before. */

import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { packPackage, unpackPackage } from '../../host/package';
import type { SavedWorkflow, WorkflowNode } from '../../host/restWorkflows';
import { movedWorkflow } from '../../scripts/packages/moveWorkflow';
import { bundle, serviceOf } from '../../scripts/packages/services';
import { withBuiltPackage } from '../support/builtPackage';
import { until } from '../support/e2e/again';
import { hears, listening } from '../support/e2e/triggers';
import { activateWithRows, outputsOf, runWithRows, startWithRows } from '../support/e2e/workflows';
import { START_TIMEOUT_MS, useWorld } from '../support/e2e/world';

const PACKAGE = 'n8n-nodes-mobilgroup';
const CALLED = '79003500010';
/** The service does not report these calls, so the test does. */
const [WAITED, WAITED_TOO_LONG] = ['79003500090', '79003500190'];
const CODE = '0427';

let trigger: SavedWorkflow;
let calling: SavedWorkflow;
let checking: SavedWorkflow;
let waiting: SavedWorkflow;
let token: unknown;

const node = (parameters: WorkflowNode['parameters'], kind = ''): Partial<WorkflowNode> => ({
	type: `${bundle}.mobilgroup${kind}`,
	credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
	parameters,
});
const verification = async (operation: string, parameters: WorkflowNode['parameters']) =>
	await activateWithRows(world, node({ resource: 'verification', operation, ...parameters }));
const byRow = { phoneNumber: '={{ $json.phone }}' };
const nodesFolder = () => join(world.n8n.dataFolder, '.n8n');
const executionsOf = async ({ id }: SavedWorkflow) => await world.api.listExecutions(id);
const callTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone)[0];

/** Reports a call to the address that the service was given for it. */
async function report(phone: string, state: string): Promise<Response> {
	const bodies = world.sandbox.state.requests.map(
		({ body }) => body as { number?: string; callback_url?: string },
	);
	const address = bodies.find(({ number }) => number === phone)?.callback_url ?? '';
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ id: callTo(phone).id, number: phone, state });
	return await fetch(address, { method: 'POST', headers, body });
}

const world = useWorld();
beforeAll(async () => {
	const listens = await listening(
		world,
		node({ authentication: 'token', states: ['busy'], options: {} }, 'Trigger'),
	);
	trigger = listens.workflow;
	const callbackUrl = listens.address;
	const check = { token: '={{ $json.token }}', typedCode: '={{ $json.typed }}' };
	const safety = { rememberHours: 24 };
	calling = await verification('flashCall', {
		...byRow,
		code: CODE,
		safety,
		options: { callbackUrl, codeLife: 10 },
	});
	checking = await verification('check', check);
	waiting = await verification('flashCallAndWait', { ...byRow, code: '' });
	[[{ token }]] = outputsOf(await runWithRows(world, calling, [{ phone: CALLED }]));
	await runWithRows(world, checking, [{ token, typed: '9999' }]);
	for (const [place, phone] of [WAITED, WAITED_TOO_LONG].entries()) {
		await startWithRows(world, waiting, [{ phone }]);
		await until('The execution waits', async () => {
			const waits = (await executionsOf(waiting)).filter(({ status }) => status === 'waiting');
			return waits.length > place;
		});
	}
}, START_TIMEOUT_MS);

describe('while both packages are installed', () => {
	beforeAll(async () => {
		await withBuiltPackage(serviceOf(PACKAGE), async (folder) => {
			await unpackPackage(await packPackage(folder), nodesFolder());
		});
		await world.n8n.restart();
	}, START_TIMEOUT_MS);

	it('workflows of the first one go on, with the credential that both have', async () => {
		const [[result]] = outputsOf(await runWithRows(world, calling, [{ phone: '79003500011' }]));
		expect(result).toMatchObject({ outcome: 'placed' });
	});

	it('rewritten workflows are imported over the saved ones, and are active with the same credential', async () => {
		for (const workflow of [calling, checking, trigger]) {
			const moved = await world.api.importWorkflow(movedWorkflow(workflow, [PACKAGE]));
			expect(moved.id).toBe(workflow.id);
			await world.api.activate(moved.id);
		}
		const [[result]] = outputsOf(await runWithRows(world, calling, [{ phone: '79003500012' }]));
		expect(result).toMatchObject({ outcome: 'placed' });
	});

	it('an execution that waited before the move is brought back by its call', async () => {
		expect((await report(WAITED, 'ANSWERED')).status).toBe(200);
		await until('It has gone on', async () =>
			(await executionsOf(waiting)).some(({ status }) => status === 'success'),
		);
	});
});

describe('when the first one is gone', () => {
	beforeAll(async () => {
		await rm(join(nodesFolder(), 'nodes/node_modules', bundle), { recursive: true });
		await world.n8n.restart();
	}, START_TIMEOUT_MS);

	it('a number that was called before the move is remembered', async () => {
		const rows = [{ phone: CALLED }, { phone: '79003500013' }];
		expect(outputsOf(await runWithRows(world, calling, rows))[0]).toEqual([
			expect.objectContaining({ outcome: 'skipped', reason: 'calledRecently' }),
			expect.objectContaining({ outcome: 'placed' }),
		]);
	});

	it('a code that was sent before the move is right, and attempts that were made count', async () => {
		const checked = await runWithRows(
			world,
			checking,
			['9998', CODE].map((typed) => ({ token, typed })),
		);
		expect(outputsOf(checked)[0]).toEqual([
			expect.objectContaining({ verified: false, attemptsLeft: 1 }),
			expect.objectContaining({ verified: true }),
		]);
	});

	it('a call that was placed before the move starts the workflow of its trigger', async () => {
		expect((await report(CALLED, 'BUSY')).status).toBe(200);
		await expect(hears(world, trigger, { callId: callTo(CALLED).id })).resolves.toMatchObject({
			state: 'busy',
		});
	});

	it('an execution that still waits cannot go on: n8n keeps it with the nodes that it began with', async () => {
		// n8n 2 answers 400, n8n 1 answers 500.
		expect([400, 500]).toContain((await report(WAITED_TOO_LONG, 'ANSWERED')).status);
		const statuses = (await executionsOf(waiting)).map(({ status }) => status);
		expect(statuses.sort()).toEqual(['success', 'waiting']);
	});
});
