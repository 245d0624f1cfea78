import { itemsOf } from '../../../host/restExecutions';
import type { World } from '../../../host/world';
import { callsTo, type Change, post, until, useExample } from '../../support/e2e/examples';

/** on-call-alert.json */
export function onCall(world: World): void {
	const people = (...phones: string[]): Change => {
		const list = phones.map((phone, place) => ({ name: `Person ${place + 1}`, phone }));
		return ['Who Is on Call', 'assignments.assignments.2.value', `={{ ${JSON.stringify(list)} }}`];
	};
	const calls = (phones: string[]) => callsTo(world, ...phones).map(({ phone }) => phone);

	it('calls one after the other until somebody presses 1, and nobody after that', async () => {
		const phones = ['79001600002', '79001600022', '79001600030', '79001600021', '79001600121'];
		const example = await useExample(world, 'on-call-alert', [people(...phones)]);
		await post(world, 'on-call-alert', { id: 'A-1', title: 'The shop is down' });
		const taken = await until(world, example, 'Taken');
		expect(itemsOf(taken, 'Taken')).toEqual([{ alert: 'The shop is down', takenBy: 'Person 4' }]);
		expect(calls(phones)).toEqual(['79001600002', '79001600022', '79001600021']);
		expect(taken.resultData.runData).not.toHaveProperty('Nobody Took It');
	});

	it('calls nobody for an alert that is reported again', async () => {
		const phones = ['79001600221'];
		const example = await useExample(world, 'on-call-alert', [people(...phones)]);
		for (const title of ['It is down', 'It is still down']) {
			await post(world, 'on-call-alert', { id: 'A-2', title });
			await world.api.waitForExecution({
				workflowId: example.id,
				where: (execution) =>
					itemsOf(execution, 'When an Alert Fires').some(
						({ body }) => (body as { title: string }).title === title,
					),
			});
		}
		expect(calls(phones)).toEqual(phones);
	});

	it('starts again from the first when nobody takes it, and tells when the rounds are over', async () => {
		const phones = ['79001600102', '79001600122'];
		const example = await useExample(world, 'on-call-alert', [people(...phones)]);
		await post(world, 'on-call-alert', { id: 'A-3', title: 'No backup' });
		const over = await until(world, example, 'Nobody Took It');
		expect(itemsOf(over, 'Nobody Took It')).toHaveLength(1);
		expect(calls(phones)).toEqual([...phones, ...phones]);
	});
}
