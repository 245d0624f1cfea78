import { itemsOf } from '../../../host/restExecutions';
import type { World } from '../../../host/world';
import { callsTo, until, useExample } from '../../support/e2e/examples';
import { openForm } from '../../support/e2e/forms';

/** approve-an-order-by-phone.json */
export function approval(world: World): void {
	it.each([
		['79001800021', 'presses 1', 'Your order comes today', 'Deliver the Order', { next: 'Deliver today' }],
		['79001800022', 'presses 2', 'Your order does not come', 'Hold the Order Back', { why: 'answered' }],
		['79001800002', 'is not there', 'Your order does not come', 'Hold the Order Back', { why: 'notReached' }],
	])('%s, who is in charge, %s: %s', async (phone, _what, page, node, result) => {
		const example = await useExample(world, 'approve-an-order-by-phone', [
			['The Order', 'assignments.assignments.2.value', phone],
		]);
		const order = `A-${phone.slice(-2)}`;
		const form = await openForm(`${world.n8n.url}/form/new-order`);
		expect((await form.submit(order, '4200')).text).toContain(page);
		const ended = await until(world, example, node, { order });
		expect(itemsOf(ended, node)).toEqual([{ order, ...result }]);
		expect(callsTo(world, phone)).toHaveLength(1);
	});
}
