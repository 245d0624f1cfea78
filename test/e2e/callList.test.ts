/** A list of a thousand people who are called and called again, in a real n8n that is restarted in the middle. */

import { setTimeout as sleep } from 'node:timers/promises';

import { activateCallList, campaignIn, campaignNode } from '../support/e2e/callLists';
import { startWithRows } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

const ROWS = 1000;
const LONG_MS = 600_000;

/** By the last digits of a number: what a row comes out as, and how often it is called. */
const COURSES: Record<string, { outcome: string; state?: string; digit?: string; calls: number }> = {
	'21': { outcome: 'answered', state: 'completed', digit: '1', calls: 1 },
	'22': { outcome: 'answered', state: 'completed', digit: '2', calls: 1 },
	'20': { outcome: 'otherAnswer', state: 'completed', digit: '0', calls: 1 },
	'27': { outcome: 'noKey', state: 'completed', calls: 1 },
	'01': { outcome: 'notReached', state: 'busy', calls: 2 },
	'02': { outcome: 'notReached', state: 'noAnswer', calls: 2 },
	'03': { outcome: 'notReached', state: 'rejected', calls: 1 },
	'04': { outcome: 'notReached', state: 'unavailable', calls: 2 },
	'33': { outcome: 'refused', calls: 0 },
	'71': { outcome: 'unclear', calls: 0 },
};
const endings = Object.keys(COURSES);
const rows = Array.from({ length: ROWS }, (_, row) => ({
	row,
	phone: `79000${String(row).padStart(4, '0')}${endings[row % endings.length]}`,
}));

const world = useWorld();

const callsTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone).length;

it(
	'gives every row back once with what came of it, restarted and saved anew in the middle',
	async () => {
		const workflow = await activateCallList(world, campaignNode(world));
		await startWithRows(world, workflow, rows);
		while (world.sandbox.state.calls.length < ROWS / 2) await sleep(500);
		await sleep(2000);
		const requests = world.sandbox.state.requests.length;
		await world.n8n.restart();
		await world.api.importWorkflow(workflow, world.credentials);
		const execution = await world.api.waitForExecution({ workflowId: workflow.id, withinMs: LONG_MS });
		const { done, passes } = campaignIn(execution);

		expect(done.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
		const wrong = done.filter(({ phone, outcome, state, answer, attempts }) => {
			const course = COURSES[String(phone).slice(-2)];
			const told = [outcome, state ?? undefined, answer ?? undefined, attempts];
			return told.some(
				(value, at) => value !== [course.outcome, course.state, course.digit, course.calls][at],
			);
		});
		expect(wrong.slice(0, 5)).toEqual([]);
		const miscalled = rows.filter(
			({ phone }) => callsTo(phone) > Math.max(1, COURSES[phone.slice(-2)].calls),
		);
		expect(miscalled).toEqual([]);
		process.stdout.write(
			`${ROWS} rows, ${world.sandbox.state.calls.length} calls, ${passes} passes, ${requests} requests before the restart and ${world.sandbox.state.requests.length} in all, ${execution.stored} characters stored: 0 rows lost, nobody called against a rule\n`,
		);
	},
	LONG_MS,
);
