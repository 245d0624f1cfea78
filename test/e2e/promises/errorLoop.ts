/** The error output leads back to the node, as people build their own retries: what is unclear is not called again. */

import type { World } from '../../../host/world';
import { dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { paidOperations } from '../../support/e2e/paid';
import { activatePaid, type PaidWorkflow } from '../../support/e2e/paidWorkflow';

const ERRORS_BACK = 3;

export function errorLoop(world: World): void {
	let paid: PaidWorkflow;
	beforeAll(async () => {
		const settings = { onError: 'continueErrorOutput' as const };
		paid = await activatePaid(world, { settings, errorsBack: ERRORS_BACK });
	});

	it.each(paidOperations)('$name: dials once what breaks after it has dialled', async (operation) => {
		const phones = freshPhones('50', '50');
		const execution = await paid.run(
			operation,
			phones.map((phone) => ({ phone })),
		);
		expect(execution.resultData.runData[operation.name].length).toBeGreaterThan(1);
		expect(dialledInAll(world, phones)).toEqual([1, 1]);
	});

	it.each(paidOperations)(
		'$name: goes on trying whom the provider refuses, and rings nobody',
		async (operation) => {
			const phones = freshPhones('42');
			const execution = await paid.run(
				operation,
				phones.map((phone) => ({ phone })),
			);
			expect(execution.resultData.runData[operation.name]).toHaveLength(ERRORS_BACK + 1);
			expect(dialledInAll(world, phones)).toEqual([0]);
		},
	);
}
