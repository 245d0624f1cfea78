/** A person stops an execution in the middle, and has it run again: whoever was dialled is not dialled again. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { hasNewAgents } from '../../../host/recipe';
import { retried, retries, stopRunning, until } from '../../support/e2e/again';
import { dialled, dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { oneOfEachKind, type PaidOperation } from '../../support/e2e/paid';
import { activatePaid, bodyFor, type PaidWorkflow, plainNode } from '../../support/e2e/paidWorkflow';
import { startWith } from '../../../host/webhookRuns';
import type { World } from '../../../host/world';

/** How long the node waits for a service that does not answer. */
const TIMEOUT_MS = 3000;
const waitFor = (seconds: number) => plainNode('Wait', 'wait', 1.1, { amount: seconds, unit: 'seconds' });
const [, , [, overPublicApi]] = retries;
/** Until n8n has written down what was stopped. */
const WRITTEN_MS = 300;

/**
 * Whether a retry can know what was done. n8n 2 throws it away, but a retry has the token of what it retries; n8n 1.x
 * has none, and keeps what was done or throws it away, as it happens. It can also name a node as the last one and keep
 * no run of it, or write down that all succeeded: then it refuses the retry (400), and nobody is called either.
 */
export async function isKept({ api }: World, executionId: string): Promise<boolean> {
	if (hasNewAgents()) return true;
	await sleep(WRITTEN_MS);
	const { finished, resultData } = await api.getExecution(executionId);
	const { runData, lastNodeExecuted } = resultData;
	if (finished || Object.keys(runData).length === 0) return false;
	return lastNodeExecuted === undefined || lastNodeExecuted in runData;
}

export function stoppedInTheMiddle(world: World): void {
	/** Starts it, stops it when the second phone has been dialled, and retries it. */
	async function stopAndRetry(paid: PaidWorkflow, operation: PaidOperation, rows: string[]) {
		const [, last] = rows;
		await startWith(world, paid.saved, bodyFor([[operation, rows.map((phone) => ({ phone }))]]));
		await until(`The call to ${last}`, () => dialled(world, [last])[0] === 1);
		const stopped = await stopRunning(world, paid.saved.id);
		expect(stopped.status).toBe('canceled');
		if (!(await isKept(world, stopped.id))) return;
		await retried(world, stopped, overPublicApi);
		expect(dialledInAll(world, rows.slice(0, 2))).toEqual([1, 1]);
	}

	describe('while the service has not answered', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			const requestOptions = { timeout: TIMEOUT_MS };
			paid = await activatePaid(world, {
				parameters: () => ({ requestOptions, safety: { atATime: 1 } }),
			});
		});

		it.each(oneOfEachKind)('$name: nobody is dialled again', async (operation) => {
			await stopAndRetry(paid, operation, freshPhones('10', '65'));
		});

		// n8n 1.x may go on behind the node that was stopped.
		if (hasNewAgents()) {
			it('and those not called yet are called by the retry', async () => {
				const [operation] = oneOfEachKind;
				const phones = freshPhones('10', '65', '11');
				await stopAndRetry(paid, operation, phones);
				expect(dialledInAll(world, phones)).toEqual([1, 1, 1]);
			});
		}
	});

	describe('at a later node', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world, { next: waitFor(3) });
		});

		it.each(oneOfEachKind)('$name: nobody is dialled again', async (operation) => {
			await stopAndRetry(paid, operation, freshPhones('10', '11'));
		});
	});

	describe.each([
		['Max Calls per Execution', { mostCalls: 2 }],
		['Max Calls per Execution and Remember Numbers', { mostCalls: 2, rememberHours: 24 }],
	])('with %s', (_guards, safety) => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world, { next: waitFor(3), parameters: () => ({ safety }) });
		});

		it.each(oneOfEachKind)('$name: calls count, and are unclear', async (operation) => {
			const phones = freshPhones('10', '11', '12', '13');
			const rows = phones.map((phone) => ({ phone }));
			await startWith(world, paid.saved, bodyFor([[operation, rows]]));
			await until('Two calls', () => dialled(world, phones).join() === '1,1,0,0');
			const stopped = await stopRunning(world, paid.saved.id);
			if (!(await isKept(world, stopped.id))) return;
			await retried(world, stopped, overPublicApi);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0, 0]);
		});
	});

	describe('after a try of its own that was refused', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
			paid = await activatePaid(world, { next: waitFor(3), settings });
		});

		it.each(oneOfEachKind)('$name: nobody is dialled again', async (operation) => {
			await stopAndRetry(paid, operation, freshPhones('10', '47'));
		});
	});

	describe.each([
		['all rows at once', undefined],
		['a row at a time', 1],
	])('and its list has changed when it is read again, %s', (_way, loop) => {
		let list: object[] = [];
		let server: Server;
		let paid: PaidWorkflow;
		beforeAll(async () => {
			server = createServer((_request, response) => {
				response.setHeader('content-type', 'application/json').end(JSON.stringify(list));
			});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const { port } = server.address() as AddressInfo;
			const before = plainNode('List', 'httpRequest', 4.2, { url: `http://127.0.0.1:${port}`, options: {} });
			paid = await activatePaid(world, {
				before,
				settings: { onError: 'continueRegularOutput' },
				parameters: () => ({ requestOptions: { timeout: TIMEOUT_MS } }),
				...(loop ? { loop } : { next: waitFor(3) }),
			});
		});
		afterAll(() => void server.close());

		it.each(oneOfEachKind)('$name: nobody is dialled again, and new rows are', async (operation) => {
			const known = freshPhones('10', loop ? '65' : '11');
			const [added] = freshPhones('12');
			const rowsFor = (phones: string[]) => bodyFor([[operation, phones.map((phone) => ({ phone }))]]).rows;
			list = rowsFor(known);
			await startWith(world, paid.saved, { rows: [{}] });
			await until(`The calls to ${known.join()}`, () => dialled(world, known).every((times) => times === 1));
			const stopped = await stopRunning(world, paid.saved.id);
			list = rowsFor([added, ...known.reverse()]);
			if (!(await isKept(world, stopped.id))) return;
			await retried(world, stopped, overPublicApi);
			expect(dialledInAll(world, known)).toEqual([1, 1]);
			if (hasNewAgents()) expect(dialled(world, [added])).toEqual([1]);
		});
	});
}
