/** One item that can't be called fails the node; whoever was called before is not called again, however it goes on. */

import type { Execution } from '../../../host/restExecutions';
import { retried, retries } from '../../support/e2e/again';
import { dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { failing, oneOfEachKind, type PaidOperation, paidOperations } from '../../support/e2e/paid';
import {
	activatePaid,
	outcomesOf,
	outputsOfNode,
	type PaidWorkflow,
	type Row,
} from '../../support/e2e/paidWorkflow';
import type { World } from '../../../host/world';

const BAD = { phone: 'not a number' };
const rowsOf = (phones: string[]): Row[] => [...phones.map((phone) => ({ phone })), BAD];

/** Closed for items with a field `closed`. */
const hours = {
	from: '00:00',
	to: "={{ $json.closed ? '00:00' : '24:00' }}",
	days: [1, 2, 3, 4, 5, 6, 7],
	zone: 'UTC',
	outside: 'fail',
};
/** What else stops the node at an item: the guards, and what the item says of them. */
const OTHER_CAUSES: Array<[string, object, Row]> = [
	['a guard that can not be read', { mostCalls: failing(100) }, { broken: true }],
	['hours that are over', { allowedHours: { hours } }, { closed: true }],
];

export function stoppedByOneItem(world: World): void {
	describe('stops the workflow', () => {
		let paid: PaidWorkflow;
		const ran = new Map<PaidOperation, { phones: string[]; stopped: Execution }>();
		beforeAll(async () => {
			paid = await activatePaid(world);
		});

		it.each(paidOperations)('$name: after all others are called', async (operation) => {
			const phones = freshPhones('10', '11');
			const stopped = await paid.run(operation, rowsOf(phones));
			ran.set(operation, { phones, stopped });
			expect(stopped.status).toBe('error');
			expect(dialledInAll(world, phones)).toEqual([1, 1]);
		});

		describe.each(retries)('and is retried %s', (how, retry) => {
			const operations = how === retries[0][0] ? paidOperations : oneOfEachKind;
			it.each(operations)('$name: nobody is called again', async (operation) => {
				const { phones, stopped } = ran.get(operation) ?? {};
				if (!phones || !stopped) throw new Error('There is no stopped execution');
				const again = await retried(world, stopped, retry);
				expect(again.status).toBe('error');
				expect(dialledInAll(world, phones)).toEqual([1, 1]);
			});
		});
	});

	describe.each(OTHER_CAUSES)('stops the workflow like it: %s', (_cause, safety, mark) => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world, { parameters: () => ({ safety }) });
		});

		it.each(oneOfEachKind)('$name: nobody is called again by a retry', async (operation) => {
			const phones = freshPhones('10', '11', '12');
			const rows = phones.map((phone, index) => (index === 2 ? { phone, ...mark } : { phone }));
			const stopped = await paid.run(operation, rows);
			expect(stopped.status).toBe('error');
			const { error } = stopped.resultData;
			expect({ error, dialled: dialledInAll(world, phones) }).toMatchObject({ dialled: [1, 1, 0] });
			await retried(world, stopped);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0]);
		});
	});

	describe('stops the workflow after three tries', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world, { settings: { retryOnFail: true, maxTries: 3 } });
		});

		it.each(paidOperations)('$name: nobody is called again, nor by a retry', async (operation) => {
			const phones = freshPhones('10', '11');
			const stopped = await paid.run(operation, rowsOf(phones));
			expect(stopped.status).toBe('error');
			expect(dialledInAll(world, phones)).toEqual([1, 1]);
			await retried(world, stopped);
			expect(dialledInAll(world, phones)).toEqual([1, 1]);
		});
	});

	describe.each(['continueErrorOutput', 'continueRegularOutput'])('lets it go on (%s)', (onError) => {
		const given = paidOperations.map((operation) => ({
			operation,
			name: operation.name,
			phones: freshPhones('10', '11'),
		}));
		let execution: Execution;
		beforeAll(async () => {
			// n8n looks at the first item to see whether to try again.
			const settings = { onError, retryOnFail: true, maxTries: 3 };
			const paid = await activatePaid(world, { settings });
			execution = await paid.runAll(
				given.map(({ operation, phones }) => [operation, rowsOf(phones).reverse()]),
			);
		});

		it.each(given)('$name: after three tries, in which each is called once', ({ name, phones }) => {
			expect(execution.status).toBe('success');
			expect(outcomesOf(execution, name, phones)).toEqual(['placed', 'placed']);
			const failed = outputsOfNode(execution, name)
				.flat()
				.filter(({ error }) => error);
			expect(failed).toEqual([
				expect.objectContaining({ error: expect.objectContaining({ outcome: 'notSent' }) }),
			]);
			expect(dialledInAll(world, phones)).toEqual([1, 1]);
		});
	});

	describe('stops a loop', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world, { loop: 2 });
		});

		it.each(oneOfEachKind)('$name: nobody is called again by a retry', async (operation) => {
			const phones = freshPhones('10', '11', '12');
			const stopped = await paid.run(operation, rowsOf(phones));
			expect(stopped.status).toBe('error');
			for (const [, retry] of retries) await retried(world, stopped, retry);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 1]);
		});
	});
}
