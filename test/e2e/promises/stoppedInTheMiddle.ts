/** A person stops an execution in the middle, and has it run again: whoever was dialled is not dialled again. */

import { hasNewAgents } from '../../../host/recipe';
import { retried, retries, stopRunning, until } from '../support/again';
import { dialled, dialledInAll, freshPhones } from '../support/dialled';
import type { PaidOperation } from '../support/paid';
import { oneOfEachKind } from '../support/paid';
import type { PaidWorkflow } from '../support/paidWorkflow';
import { activatePaid, bodyFor, plainNode } from '../support/paidWorkflow';
import { activateAsking, startWaiting } from '../support/waiting';
import { startWith } from '../support/workflows';
import type { World } from '../support/world';

/** How long the node waits for a service that does not answer. */
const TIMEOUT_MS = 1000;
const waitFor = (seconds: number) => plainNode('Wait', 'wait', 1.1, { amount: seconds, unit: 'seconds' });
const [, , [, overPublicApi]] = retries;

export function stoppedInTheMiddle(worldOf: () => World): void {
	/** Starts it, stops it when the last of the phones has been dialled, and retries it twice. */
	async function stopAndRetry(paid: PaidWorkflow, operation: PaidOperation, rows: string[], last: string) {
		const world = worldOf();
		await startWith(world, paid.saved, bodyFor([[operation, rows.map((phone) => ({ phone }))]]));
		await until(`The call to ${last}`, () => dialled(world, [last])[0] === 1);
		const stopped = await stopRunning(world, paid.saved.id);
		expect(stopped.status).toBe('canceled');
		await retried(world, stopped, overPublicApi);
		await retried(world, stopped);
	}

	describe('while the service has not answered', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			const requestOptions = { timeout: TIMEOUT_MS };
			paid = await activatePaid(worldOf(), {
				parameters: () => ({ requestOptions, safety: { atATime: 1 } }),
			});
		});

		it.each(oneOfEachKind)('$name: nobody is dialled again', async (operation) => {
			const phones = freshPhones('10', '65');
			await stopAndRetry(paid, operation, phones, phones[1]);
			expect(dialledInAll(worldOf(), phones)).toEqual([1, 1]);
		});

		// n8n 1.x may go on behind the node that was stopped.
		if (hasNewAgents()) {
			it('and whoever was not dialled yet is dialled by the retry', async () => {
				const [operation] = oneOfEachKind;
				const phones = freshPhones('10', '65', '11');
				await stopAndRetry(paid, operation, phones, phones[1]);
				expect(dialledInAll(worldOf(), phones)).toEqual([1, 1, 1]);
			});
		}
	});

	describe('at a later node', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(worldOf(), { next: waitFor(2) });
		});

		it.each(oneOfEachKind)('$name: nobody is dialled again', async (operation) => {
			const phones = freshPhones('10', '11');
			await stopAndRetry(paid, operation, phones, phones[1]);
			expect(dialledInAll(worldOf(), phones)).toEqual([1, 1]);
		});
	});

	it('while it waits for an answer: Ask by Phone does not dial again', async () => {
		const world = worldOf();
		const [phone] = freshPhones('90');
		const workflow = await startWaiting(world, phone);
		const stopped = await stopRunning(world, workflow.id);
		await world.api.retryExecution(stopped.id);
		expect(dialledInAll(world, [phone])).toEqual([1]);
	});

	it('before the service has answered: Ask by Phone does not dial again', async () => {
		const world = worldOf();
		const [phone] = freshPhones('65');
		const workflow = await activateAsking(world, { requestOptions: { timeout: TIMEOUT_MS } });
		await startWith(world, workflow, { rows: [{ phone }] });
		await until(`The call to ${phone}`, () => dialled(world, [phone])[0] === 1);
		const stopped = await stopRunning(world, workflow.id);
		await retried(world, stopped);
		expect(dialledInAll(world, [phone])).toEqual([1]);
	});
}
