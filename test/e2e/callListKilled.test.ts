/** n8n is killed while a campaign places its calls: whoever retries the execution has nobody called once more. */

import { setTimeout as sleep } from 'node:timers/promises';

import { hasNewAgents } from '../../host/recipe';
import { retried, until } from '../support/e2e/again';
import { activateCallList, campaignIn, campaignNode } from '../support/e2e/callLists';
import { startWithRows } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

const ROWS = 24;
const LONG_MS = 600_000;
/** Nobody is reached, so that all of them are called again. */
const rows = (list: number) =>
	Array.from({ length: ROWS }, (_, row) => ({
		row,
		phone: `7900${list}00${String(row).padStart(2, '0')}02`,
	}));

const world = useWorld();

const callsTo = (phone: string) => world.sandbox.state.calls.filter((call) => call.phone === phone).length;

describe('a campaign whose n8n is killed', () => {
	it.each([
		// n8n 1 keeps nothing of an execution whose first pass was killed.
		...(hasNewAgents() ? [['in its first pass', 1, ROWS / 2] as const] : []),
		['while it calls again', 2, ROWS + ROWS / 2] as const,
	])(
		'%s: gives every row back, and calls nobody more often than its rules allow',
		async (_when, list, killAt) => {
			const people = rows(list);
			const own = () => people.reduce((sum, { phone }) => sum + callsTo(phone), 0);
			// A text for each row makes a request for each row, and four in a second leave time to kill n8n.
			const node = campaignNode(world, {
				message: '=Row {{ $json.row }}: press 1 or 2.',
				safety: { perSecond: 4 },
			});
			const workflow = await activateCallList(world, node);
			await startWithRows(world, workflow, people);
			while (own() < killAt) await sleep(50);
			process.kill(world.n8n.pid ?? 0, 'SIGKILL');
			await world.n8n.restart();
			const listed = async () => await world.api.listExecutions(workflow.id);
			await until('The end', async () => (await listed()).every(({ status }) => status === 'crashed'));
			const dialled = own();
			const [crashed] = await listed();
			const ended = await retried(world, crashed);
			const { done } = campaignIn(ended);
			process.stdout.write(
				`${dialled} dialled when killed, ${own()} in the end; ${ended.status}, ${done.length} rows\n`,
			);
			const most = Math.max(...people.map(({ phone }) => callsTo(phone)));
			expect(most).toBeLessThanOrEqual(2);
			expect(done.map(({ row }) => row)).toEqual(people.map(({ row }) => row));
		},
		LONG_MS,
	);
});
