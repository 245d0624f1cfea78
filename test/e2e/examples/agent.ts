import { itemsOf } from '../../../host/restExecutions';
import type { World } from '../../../host/world';
import { callsTo, type Change, post, useExample } from '../../support/e2e/examples';

const SAID = 'What the Agent Says';

/** agent-by-phone.json */
export function agent(world: World): void {
	const inCharge = (phone: string): Change => ['Ask by Phone', 'phoneNumber', phone];
	const at = (path: string): Change => ['When Somebody Asks', 'path', path];

	it.each([
		['calls the customer when the person in charge presses 1', '79001700021', /"outcome":"placed"/, 1],
		['calls nobody else when the person presses 2', '79001700022', /rejected the tool call/, 0],
		['calls nobody else when the person does not answer', '79001700002', /rejected the tool call/, 0],
	])('%s', async (_what, person, said, calls) => {
		const customer = `7900171${person.slice(-2)}10`;
		const path = `agent-${person}`;
		const example = await useExample(world, 'agent-by-phone', [inCharge(person), at(path)]);
		await post(world, path, {
			text: `{"Phone_Number": "${customer}", "Text": "Your parcel is ready"}`,
		});
		const ended = await world.api.waitForExecution({
			workflowId: example.id,
			where: (execution) => JSON.stringify(itemsOf(execution, 'When Somebody Asks')).includes(customer),
		});
		expect(String(itemsOf(ended, SAID)[0].answer)).toMatch(said);
		expect(callsTo(world, person)).toHaveLength(1);
		expect(callsTo(world, customer)).toHaveLength(calls);
	});
}
