/** A failed execution is retried, and then once more as it first was: its first retry has called people, too. */

import type { World } from '../../../host/world';
import { retried, retries } from '../../support/e2e/again';
import { dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { oneOfEachKind } from '../../support/e2e/paid';
import { activatePaid, type PaidWorkflow } from '../../support/e2e/paidWorkflow';

export function retriedAgain(world: World): void {
	let paid: PaidWorkflow;
	beforeAll(async () => {
		paid = await activatePaid(world, { parameters: ({ inOneRequest = {} }) => inOneRequest });
	});

	it.each(oneOfEachKind)('$name: nobody is dialled by both retries', async (operation) => {
		// The second is refused once, the third always.
		const phones = freshPhones('10', '47', '42');
		const rows = phones.map((phone, at) => ({ phone, text: `Your order ${at} is ready` }));
		const failed = await paid.run(operation, rows);
		expect(failed.status).toBe('error');
		for (const [, retry] of [retries[0], retries[1]]) {
			expect((await retried(world, failed, retry)).status).toBe('error');
		}
		const [first, second] = dialledInAll(world, phones);
		expect(first).toBe(1);
		expect(second).toBeLessThanOrEqual(1);
	});

	it.each(oneOfEachKind)(
		'$name: whom a retry of a retry calls, no retry of the first calls',
		async (operation) => {
			const [phone] = freshPhones('10');
			const { balance } = world.sandbox.state;
			const money = balance[operation.service];
			balance[operation.service] = 0;
			const failed = await paid.run(operation, [{ phone, text: 'Your order is ready' }]);
			const refused = await retried(world, failed);
			balance[operation.service] = money;
			expect((await retried(world, refused)).status).toBe('success');
			await retried(world, failed);
			expect(dialledInAll(world, [phone])).toEqual([1]);
		},
	);

	it.each(oneOfEachKind)('$name: whom another retry has called counts for the cap', async (operation) => {
		const capped = await activatePaid(world, {
			parameters: ({ inOneRequest = {} }) => ({
				...inOneRequest,
				safety: { mostCalls: 2, rememberHours: 24 },
			}),
		});
		// The second is refused once, and a row that cannot be read fails all tries.
		const phones = freshPhones('10', '47', '12', '13', '14');
		const rows = phones.map((phone, at) => ({ phone, text: `Your order ${at} is ready` }));
		const failed = await capped.run(operation, [...rows, { phone: 'none', text: 'Hello' }]);
		for (const [, retry] of [retries[0], retries[1]]) await retried(world, failed, retry);
		const times = dialledInAll(world, phones);
		expect(times.reduce((sum, count) => sum + count, 0)).toBe(2);
	});
}
