/** n8n is killed while phones ring: a retry says that their calls are unclear, not that a limit has held them back. */

import type { World } from '../../../host/world';
import { retried, until } from '../../support/e2e/again';
import { dialled, freshPhones } from '../../support/e2e/dialled';
import { ownLimits, signUpSite, STARTED, withChannels } from '../../support/e2e/signUp';

/** Longer than n8n takes to be killed. */
const ANSWER_MS = 20_000;
const LONG_MS = 180_000;

export function killed(world: World): void {
	it(
		'a retry tells each that it is unclear, and rings nobody',
		async () => {
			const channels = withChannels('mobilgroupFlashCall', 'zvonobotFlashCall');
			const site = await signUpSite(world, { ...channels, ...ownLimits({ perPhonePerHour: 1 }) });
			const phones = freshPhones('10', '50');
			world.sandbox.setAnswerDelay(ANSWER_MS);
			// Their answers go down with n8n.
			for (const phone of phones) void site.start({ phone }).catch(() => undefined);
			await until('The calls', () => dialled(world, phones).every((times) => times === 1));
			process.kill(world.n8n.pid ?? 0, 'SIGKILL');
			world.sandbox.setAnswerDelay(0);
			await world.n8n.restart();
			const listed = async () => await world.api.listExecutions(site.saved.id);
			await until('The end of all', async () => (await listed()).every(({ status }) => status === 'crashed'));
			for (const execution of await listed()) {
				const { resultData } = await retried(world, execution);
				const [{ error }] = resultData.runData[STARTED];
				expect(error).toMatchObject({ context: { outcome: 'unclear' } });
			}
			expect(dialled(world, phones)).toEqual([1, 1]);
		},
		LONG_MS,
	);
}
