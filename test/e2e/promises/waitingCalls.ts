/** Operations that place one call and wait for it: neither a try nor a retry dials again. */

import { retried, stopRunning, until } from '../../support/e2e/again';
import { dialled, dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { operationsNamed, paidNode } from '../../support/e2e/paid';
import { isKept } from './stoppedInTheMiddle';
import { askingNode } from '../../support/e2e/waiting';
import { activateWithRows, NODE, runWithRows, startWithRows } from '../../support/e2e/workflows';
import type { World } from '../../../host/world';
import type { WorkflowNode } from '../../../host/restWorkflows';

type NodeWith = (
	world: World,
	parameters: WorkflowNode['parameters'],
	settings?: Partial<WorkflowNode>,
) => Partial<WorkflowNode>;

const TIMEOUT_MS = 3000;
const ERRORS_BACK = 3;
const operations: Array<[string, NodeWith]> = [
	['Zvonobot Ask by Phone', askingNode],
	...['flashCallAndWait', 'voicePasswordAndWait'].map((operation): [string, NodeWith] => [
		`Mobilgroup ${operation}`,
		(world, parameters, settings) => ({
			...paidNode(world, operationsNamed('Mobilgroup flash call')[0], { operation, ...parameters }, settings),
			name: NODE,
		}),
	]),
];

export function waitingCalls(world: World): void {
	it.each(operations)('%s: is dialled once in three tries, nor again by a retry', async (_name, node) => {
		const phones = freshPhones('64');
		const workflow = await activateWithRows(world, node(world, {}, { retryOnFail: true, maxTries: 3 }));
		const stopped = await runWithRows(world, workflow, [{ phone: phones[0] }]);
		expect(stopped.status).toBe('error');
		expect(dialledInAll(world, phones)).toEqual([1]);
		await retried(world, stopped);
		expect(dialledInAll(world, phones)).toEqual([1]);
	});

	it.each(operations)('%s: is dialled once where its error output leads back to it', async (_name, node) => {
		const [phone] = freshPhones('64');
		const settings = { onError: 'continueErrorOutput' as const };
		const workflow = await activateWithRows(world, node(world, {}, settings), ERRORS_BACK);
		const execution = await runWithRows(world, workflow, [{ phone }]);
		expect(execution.resultData.runData[NODE]).toHaveLength(ERRORS_BACK + 1);
		expect(dialledInAll(world, [phone])).toEqual([1]);
	});

	it.each(operations)('%s: is not dialled again when it is stopped while it waits', async (_name, node) => {
		const phones = freshPhones('90');
		const workflow = await activateWithRows(world, node(world, {}));
		await startWithRows(world, workflow, [{ phone: phones[0] }]);
		await until('The wait', async () =>
			(await world.api.listExecutions(workflow.id)).some(({ status }) => status === 'waiting'),
		);
		const stopped = await stopRunning(world, workflow.id);
		await world.api.retryExecution(stopped.id);
		expect(dialledInAll(world, phones)).toEqual([1]);
	});

	it.each(operations)(
		'%s: is not dialled again when it is stopped before the answer',
		async (_name, node) => {
			const phones = freshPhones('65');
			const workflow = await activateWithRows(
				world,
				node(world, { requestOptions: { timeout: TIMEOUT_MS } }),
			);
			await startWithRows(world, workflow, [{ phone: phones[0] }]);
			await until(`The call to ${phones[0]}`, () => dialled(world, phones)[0] === 1);
			const stopped = await stopRunning(world, workflow.id);
			if (!(await isKept(world, stopped.id))) return;
			await retried(world, stopped);
			expect(dialledInAll(world, phones)).toEqual([1]);
		},
	);
}
