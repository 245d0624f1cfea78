/** Calls that are let pass long before they ring: other executions hold them for called until then. */

import { CannedService } from '../../support/cannedService';
import { runNode, startOver } from '../../support/engine/engine';
import { plainCall, zvonobotNode } from '../../support/engine/zvonobot';

const PHONE = '79000400100';
const EVENING = Date.parse('2026-11-28T22:00:00Z');
const HOUR_MS = 3_600_000;
const hours = { from: '09:00', to: '21:00', zone: 'UTC', outside: 'schedule' };

let service: CannedService;
let [now, ids] = [EVENING, 0];
beforeEach(async () => {
	startOver();
	service = await CannedService.start();
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	service.answer('/apiCalls/create', () => ({
		body: { status: 'success', data: [{ id: (ids += 1), phone: PHONE }] },
	}));
});
afterEach(async () => {
	jest.restoreAllMocks();
	await service.close();
});

it.each([
	['before it rings', 8, 4, 'skipped'],
	['five minutes after it has rung', 11 + 1 / 12, 8, 'skipped'],
	['long after it has rung', 18, 4, 'placed'],
])('a call for the morning, and another execution %s', async (_when, later, rememberHours, outcome) => {
	const safety = { rememberHours, allowedHours: { hours } };
	const node = zvonobotNode(service.url, { ...plainCall, safety } as never);
	now = EVENING;
	const first = await runNode(node, [{ phone: PHONE }]);
	now = EVENING + later * HOUR_MS;
	const second = await runNode(node, [{ phone: PHONE }]);
	expect(first.items[0].json).toMatchObject({ outcome: 'placed' });
	expect(second.items[0].json).toMatchObject({ outcome });
});
