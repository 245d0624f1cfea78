/** Answers close to the time limit, in a real n8n: its alarm for the execution is set then, and stays set. */

import { setTimeout as sleep } from 'node:timers/promises';

import { activateLoop, requestFor } from '../support/e2e/waiting';
import { NODE, startWithRows } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

const world = useWorld();

const MINUTES = 1.25;
const [FIRST, SECOND] = ['79003100090', '79003200090'];
const callsTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone);

async function untilCalled(phone: string): Promise<void> {
	while (callsTo(phone).length === 0) await sleep(100);
}

/** Tells that the person has pressed 1. */
async function tell(phone: string): Promise<number> {
	const { webhookUrl, webhookParameters } = requestFor(world, phone);
	const call = { id: Number(callsTo(phone)[0].id), calls: [{ phone, status: 'finished', ivrAnswers: '|1' }] };
	const body = JSON.stringify({ apiCalls: [call], ...(JSON.parse(webhookParameters) as object) });
	const headers = { 'content-type': 'application/json' };
	return (await fetch(webhookUrl, { method: 'POST', headers, body })).status;
}

/** n8n 2 looks whether the execution waits, and not for what. */
const isOld = process.env.VOICE_CALLS_N8N_VERSION?.startsWith('1.') ?? false;

it('start nothing twice, and in n8n 1.x leave the next wait of the same execution alone', async () => {
	const values = { limitType: 'afterTimeInterval', resumeAmount: MINUTES, resumeUnit: 'minutes' };
	const workflow = await activateLoop(world, { options: { limitWaitTime: { values } } });
	await startWithRows(world, workflow, [{ phone: FIRST }, { phone: SECOND }]);
	await untilCalled(FIRST);
	const limit = Date.now() + MINUTES * 60_000;
	await sleep(limit - Date.now() - 5000);
	expect(await tell(FIRST)).toBe(200);
	await untilCalled(SECOND);
	await sleep(limit - Date.now() + 6000);
	if (isOld) {
		const statuses = (await world.api.listExecutions(workflow.id)).map(({ status }) => status);
		expect(statuses).toEqual(['waiting']);
		expect(await tell(SECOND)).toBe(200);
	}
	const execution = await world.api.waitForExecution({ workflowId: workflow.id });
	const results = execution.resultData.runData[NODE].map((run) => run.data?.main[0]?.[0].json);
	expect(results.map((result) => [result?.phone, result?.outcome])).toEqual([
		[FIRST, 'answered'],
		[SECOND, isOld ? 'answered' : 'timedOut'],
	]);
	expect([FIRST, SECOND].map((phone) => callsTo(phone).length)).toEqual([1, 1]);
}, 180_000);
