/** Duplicates and the cap hold for the whole execution: for one list, over tries, batches of a loop and retries. */

import type { Execution } from '../../../host/restExecutions';
import { retried } from '../../support/e2e/again';
import { dialled, dialledInAll, freshPhones, withEight } from '../../support/e2e/dialled';
import { inOneRequest, oneOfEachKind, paidOperations } from '../../support/e2e/paid';
import { activatePaid, outputsOfNode, type PaidWorkflow } from '../../support/e2e/paidWorkflow';
import type { World } from '../../../host/world';

const BAD = { phone: 'not a number' };
const skipped = (reason: string): unknown => expect.objectContaining({ outcome: 'skipped', reason });
const named = <Given extends object>(given: () => Given) =>
	paidOperations.map((operation) => ({ operation, name: operation.name, ...given() }));

export function guardsGoOn(world: World): void {
	describe('a phone that two items name', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world);
		});

		it.each(paidOperations)('$name: is called once, nor again by a retry', async (operation) => {
			const [phone] = freshPhones('10');
			const stopped = await paid.run(operation, [{ phone }, { phone: withEight(phone) }, BAD]);
			expect(dialledInAll(world, [phone])).toEqual([1]);
			await retried(world, stopped);
			expect(dialledInAll(world, [phone])).toEqual([1]);
		});
	});

	describe('Max Calls per Execution', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world, { parameters: () => ({ safety: { mostCalls: 2 } }) });
		});

		it.each(paidOperations)('$name: counts those that were called before a retry', async (operation) => {
			const phones = freshPhones('10', '11', '12', '13');
			const stopped = await paid.run(operation, [...phones.map((phone) => ({ phone })), BAD]);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0, 0]);
			await retried(world, stopped);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0, 0]);
		});
	});

	describe('both, over three tries', () => {
		const given = named(() => ({ phones: freshPhones('10', '11', '12') }));
		let execution: Execution;
		beforeAll(async () => {
			const paid = await activatePaid(world, {
				settings: { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 3 },
				parameters: () => ({ safety: { mostCalls: 2 } }),
			});
			execution = await paid.runAll(
				given.map(({ operation, phones: [first, second, third] }) => [
					operation,
					[BAD, ...[first, withEight(first), second, third].map((phone) => ({ phone }))],
				]),
			);
		});

		it.each(given)('$name: tell the same as in the first', ({ name, phones }) => {
			const [normal] = outputsOfNode(execution, name);
			expect(normal.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
				...['placed', 'duplicate', 'placed', 'capReached'],
			]);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0]);
		});
	});

	describe('a typed list in which two entries are one phone', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			const parameters = () => ({ recipientsFrom: 'typed', phoneNumbers: '={{ $json.list }}' });
			paid = await activatePaid(world, { parameters });
		});

		it.each(inOneRequest)(
			'$name: is called once, and the second is told as a duplicate',
			async (operation) => {
				const [phone] = freshPhones('10');
				const execution = await paid.run(operation, [{ list: `+${phone}, ${withEight(phone)}` }]);
				const [normal] = outputsOfNode(execution, operation.name);
				expect(dialledInAll(world, [phone])).toEqual([1]);
				expect(normal).toEqual([expect.objectContaining({ outcome: 'placed', phone }), skipped('duplicate')]);
				expect(namedInRequests(world, phone)).toBe(1);
			},
		);
	});

	describe('a phone in two batches of a loop', () => {
		const run = async (safety: object, given: Array<{ phones: string[] }>) => {
			const paid = await activatePaid(world, { loop: 1, parameters: () => ({ safety }) });
			return await paid.runAll(
				oneOfEachKind.map((operation, place) => {
					const [phone] = given[place].phones;
					return [operation, [{ phone }, { phone: withEight(phone) }]];
				}),
			);
		};
		const fresh = () => oneOfEachKind.map(({ name }) => ({ name, phones: freshPhones('10') }));

		const once = fresh();
		let execution: Execution;
		beforeAll(async () => {
			execution = await run({}, once);
		});
		const inLists = once.filter(({ name }) => name !== 'MCN Telecom flash call');
		it.each(inLists)('$name: is called once, and the second is told as a duplicate', ({ name, phones }) => {
			expect(execution.status).toBe('success');
			expect(dialledInAll(world, phones)).toEqual([1]);
			const [normal] = outputsOfNode(execution, name);
			expect(normal).toEqual([expect.objectContaining({ outcome: 'placed' }), skipped('duplicate')]);
		});

		it('is called for each batch to verify it: who asks for another code gets one', () => {
			const verified = once.flatMap(({ name, phones }) => (name === 'MCN Telecom flash call' ? phones : []));
			expect(dialled(world, verified)).toEqual([2]);
		});

		it('is called for each where the user switches Skip Repeated Numbers off', async () => {
			const twice = fresh();
			const { status } = await run({ skipRepeated: false }, twice);
			expect(status).toBe('success');
			expect(
				dialled(
					world,
					twice.flatMap(({ phones }) => phones),
				),
			).toEqual([2, 2, 2]);
		});
	});
}

/** How often the requests to the sandbox hold the phone. */
function namedInRequests({ sandbox }: World, phone: string): number {
	return sandbox.state.requests
		.map(({ body }) => JSON.stringify(body).split(phone).length - 1)
		.reduce((sum, count) => sum + count, 0);
}
