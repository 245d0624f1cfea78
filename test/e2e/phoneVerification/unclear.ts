/** The service breaks after it has dialled: the phone may ring, so neither it nor another channel is asked again. */

import type { Execution } from '../../../host/restExecutions';
import type { World } from '../../../host/world';
import { retried, retries } from '../../support/e2e/again';
import { dialled, freshPhone } from '../../support/e2e/dialled';
import { ownLimits, verificationNode, withChannels } from '../../support/e2e/signUp';
import { activateWithRows, NODE, runWithRows } from '../../support/e2e/workflows';

const channels = withChannels('mobilgroupFlashCall', 'zvonobotFlashCall', 'mcnFlashCall');

export function unclear(world: World): void {
	const run = async (phones: string[], settings = {}) => {
		const parameters = { phoneNumber: '={{ $json.phone }}', ...channels, ...ownLimits() };
		const node = verificationNode(world, NODE, parameters, settings);
		const workflow = await activateWithRows(world, node);
		return await runWithRows(
			world,
			workflow,
			phones.map((phone) => ({ phone })),
		);
	};
	const errorOf = ({ resultData }: Execution) => resultData.runData[NODE].at(-1)?.error;

	it('stops there, and says what to do', async () => {
		const phone = freshPhone('50');
		const execution = await run([phone]);
		expect(execution.status).toBe('error');
		expect(errorOf(execution)).toMatchObject({ context: { outcome: 'unclear' } });
		expect(dialled(world, [phone])).toEqual([1]);
	});

	it('has rung once after three tries by Retry On Fail', async () => {
		const phone = freshPhone('50');
		const execution = await run([phone], { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(execution.status).toBe('error');
		expect(dialled(world, [phone])).toEqual([1]);
	});

	it.each(retries)('has rung once after a retry from the list of executions: %s', async (_how, retry) => {
		const phone = freshPhone('50');
		const stopped = await run([phone]);
		expect((await retried(world, stopped, retry)).status).toBe('error');
		expect(dialled(world, [phone])).toEqual([1]);
	});

	it('has rung once where two items name one phone, tried again in every way', async () => {
		const [phone, other] = [freshPhone('50'), freshPhone()];
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const stopped = await run([phone, `+${phone}`, other], settings);
		expect(stopped.status).toBe('error');
		for (const [, retry] of retries) await retried(world, stopped, retry);
		expect(dialled(world, [phone, other])).toEqual([1, 1]);
	});

	it('keeps no other item from its call, and its own item leaves by the error output', async () => {
		const [phone, other] = [freshPhone('50'), freshPhone()];
		const execution = await run([phone, other, phone], { onError: 'continueErrorOutput' });
		const [good, failed] = execution.resultData.runData[NODE][0].data?.main ?? [];
		expect(good?.map(({ json }) => json)).toContainEqual(
			expect.objectContaining({ outcome: 'placed', phone: other }),
		);
		expect(failed?.length).toBeGreaterThan(0);
		expect(dialled(world, [phone, other])).toEqual([1, 1]);
	});
}
