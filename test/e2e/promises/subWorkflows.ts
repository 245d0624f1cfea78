/** Paid operations in a sub-workflow: nobody is called again, whichever of the two is tried again. */

import { retried } from '../../support/e2e/again';
import { dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { oneOfEachKind } from '../../support/e2e/paid';
import { activatePaid, type PaidWorkflow, type Row } from '../../support/e2e/paidWorkflow';
import type { World } from '../../../host/world';

const rowsOf = (phones: string[]): Row[] => [
	...phones.map((phone) => ({ phone })),
	{ phone: 'not a number' },
];

export function subWorkflows(world: World): void {
	describe.each(['once', 'each'] as const)(
		'run for all items or for each (%s), and stopped by one',
		(subWorkflow) => {
			let paid: PaidWorkflow;
			beforeAll(async () => {
				const settings = { retryOnFail: true, maxTries: 3 };
				paid = await activatePaid(world, { subWorkflow, settings });
			});

			it.each(oneOfEachKind)('$name: nobody is called again by a retry of it', async (operation) => {
				const phones = freshPhones('10', '11');
				const stopped = await paid.run(operation, rowsOf(phones));
				expect(stopped.status).toBe('error');
				expect(dialledInAll(world, phones)).toEqual([1, 1]);
				const [inside] = await world.api.listExecutions(paid.insideId);
				expect(inside.status).toBe('error');
				await retried(world, inside);
				expect(dialledInAll(world, phones)).toEqual([1, 1]);
			});

			// A sub-workflow that is run again is another execution of it: what it called before, only the memory knows.
			describe('that remembers its numbers', () => {
				const parameters = () => ({ safety: { rememberHours: 24 } });

				it.each(oneOfEachKind)(
					'$name: nobody is called again by a retry of what ran it',
					async (operation) => {
						const remembering = await activatePaid(world, { subWorkflow, parameters });
						const phones = freshPhones('10', '11');
						const stopped = await remembering.run(operation, rowsOf(phones));
						expect(dialledInAll(world, phones)).toEqual([1, 1]);
						await retried(world, stopped);
						expect(dialledInAll(world, phones)).toEqual([1, 1]);
					},
				);

				it('nobody is called again by Retry On Fail of the node that runs it', async () => {
					const [operation] = oneOfEachKind;
					const phones = freshPhones('10', '11');
					const subSettings = { retryOnFail: true, maxTries: 2 };
					const trying = await activatePaid(world, { subWorkflow, parameters, subSettings });
					await trying.run(operation, rowsOf(phones));
					expect(dialledInAll(world, phones)).toEqual([1, 1]);
				});
			});
		},
	);
}
