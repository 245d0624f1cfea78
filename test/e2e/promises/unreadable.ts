/** An expression that n8n can't read for one item fails that item, and spoils no other. */

import type { Execution } from '../../../host/restExecutions';
import {
	activatePaid,
	bodyFor,
	outcomesOf,
	outputsOfNode,
	type PaidWorkflow,
	type Row,
} from '../../support/e2e/paidWorkflow';
import { retried, stopAll } from '../../support/e2e/again';
import { dialledInAll, freshPhones } from '../../support/e2e/dialled';
import { failing, paidOperations } from '../../support/e2e/paid';
import { finishedRuns } from '../../support/e2e/workflows';
import { startWith } from '../../../host/webhookRuns';
import type { World } from '../../../host/world';

const GUARDS: Array<[string, object]> = [
	['Max Calls per Execution', { mostCalls: failing(100) }],
	['Do-Not-Call List', { doNotCallList: failing('79000000999') }],
	['Dry Run', { dryRun: failing(false) }],
];
const ENDS_WITHIN_MS = 10_000;
const freshRuns = () =>
	paidOperations.map((operation) => ({
		operation,
		name: operation.name,
		phones: freshPhones('10', '11', '12'),
	}));
/** @param broken the index of the item that can't be read */
const rowsOf = (phones: string[], broken: number): Row[] =>
	phones.map((phone, index) => (index === broken ? { phone, broken: true } : { phone }));

export function unreadable(world: World): void {
	const breakable = { parameters: ({ breakable: parameters }: { breakable: object }) => ({ ...parameters }) };

	describe('a parameter of the third item, where it stops the workflow', () => {
		let paid: PaidWorkflow;
		beforeAll(async () => {
			paid = await activatePaid(world, breakable);
		});

		it.each(paidOperations)('$name: the others are called once, nor again by a retry', async (operation) => {
			const phones = freshPhones('10', '11', '12');
			const stopped = await paid.run(operation, rowsOf(phones, 2));
			expect(stopped.status).toBe('error');
			// What is under way when the node fails goes out later.
			await new Promise((resolve) => setTimeout(resolve, 200));
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0]);
			await retried(world, stopped);
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0]);
		});
	});

	describe('a parameter of the third item, where the workflow goes on', () => {
		const given = freshRuns();
		let execution: Execution;
		beforeAll(async () => {
			const settings = { onError: 'continueErrorOutput' };
			const paid = await activatePaid(world, { ...breakable, settings });
			execution = await paid.runAll(given.map(({ operation, phones }) => [operation, rowsOf(phones, 2)]));
		});

		it.each(given)('$name: both keep their results, and the third fails', ({ name, phones }) => {
			expectSplit(execution, name, phones.slice(0, 2), phones.slice(2));
			expect(dialledInAll(world, phones)).toEqual([1, 1, 0]);
		});
	});

	describe.each(GUARDS)('the guard %s of the first item', (_name, safety) => {
		const given = freshRuns();
		let execution: Execution;
		beforeAll(async () => {
			const settings = { onError: 'continueErrorOutput' };
			const paid = await activatePaid(world, { settings, parameters: () => ({ safety }) });
			execution = await paid.runAll(given.map(({ operation, phones }) => [operation, rowsOf(phones, 0)]));
		});

		it.each(given)('$name: it fails, and the others keep their results', ({ name, phones }) => {
			expectSplit(execution, name, phones.slice(1), phones.slice(0, 1));
			expect(dialledInAll(world, phones)).toEqual([0, 1, 1]);
		});
	});

	describe('a parameter of an item in the middle, with Run Summary', () => {
		const given = freshRuns();
		const ended = new Map<string, Execution>();
		beforeAll(async () => {
			const { saved } = await activatePaid(world, {
				settings: { onError: 'continueErrorOutput' },
				parameters: ({ breakable: parameters }) => ({ ...parameters, safety: { summary: true } }),
			});
			for (const { operation, phones } of given) {
				await startWith(world, saved, bodyFor([[operation, rowsOf(phones, 1)]]));
			}
			for (const execution of await finishedRuns(world, saved, given.length, ENDS_WITHIN_MS)) {
				const { name } = given.filter(({ phones }) => JSON.stringify(execution).includes(phones[0]))[0];
				ended.set(name, execution);
			}
			await stopAll(world, saved.id);
		}, 60_000);

		it.each(given)('$name: the execution ends, with the counts', ({ name, phones }) => {
			const execution = ended.get(name);
			if (!execution) throw new Error(`The execution has not ended in ${ENDS_WITHIN_MS / 1000} seconds`);
			const items = outputsOfNode(execution, name).flat();
			const summaries = items.filter(({ summary }) => summary).map(({ summary }) => summary);
			expect(summaries).toEqual([expect.objectContaining({ placed: 2, notSent: 1 })]);
			expect(dialledInAll(world, phones)).toEqual([1, 0, 1]);
		});
	});
}

/** The one kind leaves by the normal output and tells of its calls, the other by the error output. */
function expectSplit(execution: Execution, name: string, called: string[], failed: string[]): void {
	const [normal, errors] = outputsOfNode(execution, name);
	expect(normal.map(({ phone }) => phone)).toEqual(called);
	expect(outcomesOf(execution, name, called)).toEqual(called.map(() => 'placed'));
	expect(errors.map(({ phone, error }) => [phone, Boolean(error)])).toEqual(
		failed.map((phone) => [phone, true]),
	);
}
