/** A node before the paid one has failed, and the execution is retried, again and again: one of its retries calls. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { World } from '../../../host/world';
import { retried, retries } from '../../support/e2e/again';
import { dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { oneOfEachKind, type PaidOperation } from '../../support/e2e/paid';
import { activatePaid, type PaidWorkflow, plainNode } from '../../support/e2e/paidWorkflow';

export function failedBefore(world: World): void {
	let server: Server;
	let paid: PaidWorkflow;
	let isDown: boolean;
	beforeAll(async () => {
		server = createServer((request, response) => {
			void text(request).then((row) => {
				response
					.writeHead(isDown ? 500 : 200, { 'content-type': 'application/json' })
					.end(isDown ? '{}' : row);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const before = plainNode('CRM', 'httpRequest', 4.2, {
			...{ method: 'POST', url: `http://127.0.0.1:${port}`, sendBody: true, specifyBody: 'json' },
			...{ jsonBody: '={{ JSON.stringify($json) }}', options: {} },
		});
		paid = await activatePaid(world, { before });
	});
	afterAll(() => void server.close());

	async function failed(operation: PaidOperation, phones: string[]) {
		isDown = true;
		const execution = await paid.run(
			operation,
			phones.map((phone) => ({ phone })),
		);
		expect(execution.status).toBe('error');
		isDown = false;
		return execution;
	}

	it.each(oneOfEachKind)('$name: whom one retry has called, no other one calls', async (operation) => {
		const phones = freshPhones('10', '11');
		const execution = await failed(operation, phones);
		for (const [, retry] of retries) await retried(world, execution, retry);
		expect(dialledInAll(world, phones)).toEqual([1, 1]);
	});

	it.each(oneOfEachKind)('$name: of three retries at the same moment, one calls', async (operation) => {
		const phones = freshPhones('10', '11');
		const { id } = await failed(operation, phones);
		await Promise.all([false, true, false].map(async (load) => await world.api.retryExecution(id, load)));
		expect(dialledInAll(world, phones)).toEqual([1, 1]);
	});

	it.each(oneOfEachKind)('$name: another execution with the same number calls it, too', async (operation) => {
		const phones = freshPhones('10');
		const executions = [await failed(operation, phones), await failed(operation, phones)];
		for (const execution of executions) await retried(world, execution);
		expect(dialledInAll(world, phones)).toEqual([2]);
	});
}
