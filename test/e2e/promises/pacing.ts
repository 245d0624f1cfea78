/** Calls that are spaced out, and repeated when the service had no time for them. */

import { dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { inOneRequest, oneOfEachKind, paidOperations } from '../../support/e2e/paid';
import { activatePaid, outcomesOf, type PaidWorkflow } from '../../support/e2e/paidWorkflow';
import type { Execution } from '../../../host/restExecutions';
import type { World } from '../../../host/world';

const PER_SECOND = 5;
/** From the first of three calls to the last, with room for a machine that is busy. */
const SPREAD_MS = 250;

export function pacing(world: World): void {
	describe('Calls per Second', () => {
		const given = paidOperations.map((operation) => ({
			operation,
			name: operation.name,
			phones: freshPhones('10', '11', '12'),
		}));
		let execution: Execution;
		beforeAll(async () => {
			const paid = await activatePaid(world, {
				settings: { onError: 'continueErrorOutput' },
				parameters: () => ({ safety: { perSecond: PER_SECOND } }),
			});
			execution = await paid.runAll(
				given.map(({ operation, phones }) => [operation, phones.map((phone) => ({ phone }))]),
			);
		});

		it.each(given)('$name: spaces the requests', ({ operation, name, phones }) => {
			expect(outcomesOf(execution, name, phones)).toEqual(['placed', 'placed', 'placed']);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 1]);
			if (!operation.inOneRequest) expect(spreadOf(world, phones)).toBeGreaterThanOrEqual(SPREAD_MS);
		});

		let apart: PaidWorkflow;
		beforeAll(async () => {
			apart = await activatePaid(world, {
				parameters: ({ inOneRequest: own }) => ({ ...own, safety: { perSecond: PER_SECOND } }),
			});
		});

		it.each(inOneRequest)('$name: loses nothing between two requests', async (operation) => {
			const [first, second] = freshPhones('10', '11');
			const rows = [first, second].map((phone) => ({ phone, text: JSON.stringify({ phone }) }));
			const { status } = await apart.run(operation, rows);
			expect(dialledInAll(world, [first, second])).toEqual([1, 1]);
			expect(status).toBe('success');
		});
	});

	describe('Repeat If Not Placed', () => {
		it.each(oneOfEachKind)('$name: calls who was too much at first, and nobody twice', async (operation) => {
			const phones = freshPhones('10', '46', '12');
			const paid = await activatePaid(world, { parameters: () => ({ safety: { repeats: 2 } }) });
			const execution = await paid.run(
				operation,
				phones.map((phone) => ({ phone })),
			);
			expect(execution.status).toBe('success');
			expect(outcomesOf(execution, operation.name, phones)).toEqual(['placed', 'placed', 'placed']);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 1]);
		});
	});
}

/** Milliseconds from the first call to the last. */
function spreadOf({ sandbox }: World, phones: string[]): number {
	const calls = sandbox.state.calls.filter(({ phone }) => phones.includes(phone));
	const times = calls.map(({ at }) => Date.parse(at));
	return Math.max(...times) - Math.min(...times);
}
