/** n8n is killed while an execution is at a later node than the one that calls: whoever retries it calls nobody again. */

import { hasNewAgents } from '../../host/recipe';
import { startWith } from '../../host/webhookRuns';
import { retried, until } from '../support/e2e/again';
import { dialled, freshPhones } from '../support/e2e/dialled';
import { oneOfEachKind } from '../support/e2e/paid';
import { activatePaid, bodyFor, plainNode } from '../support/e2e/paidWorkflow';
import { useWorld } from '../support/e2e/world';

/** n8n keeps a wait of this length in the process. */
const wait = plainNode('Wait', 'wait', 1.1, { amount: 50, unit: 'seconds' });
const LONG_MS = 180_000;

const world = useWorld();

/** @returns who was called before n8n was killed, and the executions as it has found them after its start */
async function killedWhileWaiting(loop?: number) {
	const paid = await activatePaid(world, { next: wait, loop });
	const called: string[] = [];
	for (const operation of oneOfEachKind) {
		const phones = freshPhones('10', '11');
		await startWith(world, paid.saved, bodyFor([[operation, phones.map((phone) => ({ phone }))]]));
		await until(`The call to ${phones[0]}`, () => dialled(world, phones)[0] === 1);
		called.push(phones[0]);
	}
	process.kill(world.n8n.pid ?? 0, 'SIGKILL');
	await world.n8n.restart();
	const listed = async () => await world.api.listExecutions(paid.saved.id);
	await until('The end of all', async () => (await listed()).every(({ status }) => status === 'crashed'));
	return { called, executions: await listed() };
}

// n8n 1 keeps nothing of such an execution.
(hasNewAgents() ? describe : describe.skip)('an execution that was killed at a later node', () => {
	it.each([
		['after all calls', undefined],
		['in the first round of a loop', 1],
	])(
		'calls nobody again when it is retried: %s',
		async (_when, loop) => {
			const { called, executions } = await killedWhileWaiting(loop);
			for (const execution of executions) {
				// It would be at the later node again if it had called.
				expect((await retried(world, execution)).status).toBe('error');
			}
			expect(dialled(world, called)).toEqual(called.map(() => 1));
		},
		LONG_MS,
	);
});
