/** Answers that hold a call's id beside a complaint, and complaints that nobody knows: the phone may have rung. */

import type { Execution } from '../../../host/restExecutions';
import type { CannedAnswer } from '../../support/cannedService';
import { freshPhones } from '../../support/e2e/dialled';
import { type CannedWorld, cannedWorld } from '../../support/e2e/cannedWorld';
import { operationsNamed, paidOperations } from '../../support/e2e/paid';
import { activatePaid, outcomesOf, outputsOfNode, type Row } from '../../support/e2e/paidWorkflow';
import type { World } from '../../../host/world';
import { complaints, type Complaint } from './complaints';

/** Makes n8n try again: it looks at the first item. */
const BAD = { phone: 'not a number' };

interface Given {
	what: string;
	name: string;
	complaint: Complaint;
	phones: string[];
}

export function oddAnswers(world: World): void {
	const given: Given[] = complaints.map(([name, what, complaint]) => ({
		...{ what, name, complaint },
		phones: freshPhones('10', '11'),
	}));
	const executions = new Map<string, Execution>();
	let canned: CannedWorld;

	beforeAll(async () => {
		canned = await cannedWorld(world);
		for (const { complaint, phones } of given) {
			canned.answers.set(phones[0], complaint.answer(phones[0], phones[1]) satisfies CannedAnswer);
		}
		const paid = await activatePaid(canned.world, {
			settings: { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 3 },
			// Each in a request of its own.
			parameters: ({ inOneRequest }) => inOneRequest ?? {},
		});
		for (const operation of paidOperations) {
			const rows = given
				.filter(({ name }) => name === operation.name)
				.flatMap(({ complaint, phones: [first, second] }) => rowsFor(complaint, first, second));
			if (rows.length > 0) executions.set(operation.name, await paid.run(operation, [BAD, ...rows]));
		}
	}, 120_000);
	afterAll(async () => await canned?.service.close());

	it.each(given)('$name, $what: it is asked for once, and not told as refused', (row) => {
		const { name, phones, complaint } = row;
		const execution = executions.get(name);
		if (!execution) throw new Error(`${name} has not run`);
		const [outcome, other] = outcomesOf(execution, name, phones);
		expect(complaint.told).toContain(outcome);
		if (complaint.callId) expect(callIdsOf(execution, name, phones[0])).toEqual([complaint.callId]);
		if (outcome === 'unclear') expect(tokensOf(execution, name, phones[0])).toEqual([]);
		if (complaint.other) expect(complaint.other).toContain(other);
		expect(canned.asked(phones[0])).toHaveLength(1);
	});

	it('is asked again for what was certainly refused', async () => {
		const [operation] = operationsNamed('MCN Telecom flash call');
		const [phone] = freshPhones('10');
		canned.answers.set(phone, { status: 402, body: { code: 402, message: 'Not enough money' } });
		const paid = await activatePaid(canned.world, { settings: { retryOnFail: true, maxTries: 3 } });
		await paid.run(operation, [{ phone }]);
		expect(canned.asked(phone)).toHaveLength(3);
	});
}

function rowsFor({ other }: Complaint, first: string, second: string): Row[] {
	const text = JSON.stringify({ first });
	return [first, ...(other ? [second] : [])].map((phone) => ({ phone, text }));
}

const itemsFor = (execution: Execution, name: string, phone: string): Row[] =>
	outputsOfNode(execution, name)
		.flat()
		.filter((item) => item.phone === phone);

const callIdsOf = (execution: Execution, name: string, phone: string) =>
	itemsFor(execution, name, phone).map(({ callId }) => callId);

const tokensOf = (execution: Execution, name: string, phone: string) =>
	itemsFor(execution, name, phone).filter(({ token }) => token);
