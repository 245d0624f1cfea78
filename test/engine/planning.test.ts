/** The guard 'Allowed Hours' × the services that can call later. */

import { type NodeUnderTest, runNode } from '../support/engine/engine';
import { paidOperations } from '../support/engine/paidOperations';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

let last = 0;
/** Numbers that no other test dials. */
const freshPhones = (count: number) =>
	Array.from({ length: count }, () => `79002${String((last += 1)).padStart(4, '0')}10`);
const timesDialled = (phone: string) => sandbox.state.calls.filter((call) => call.phone === phone).length;
const lastBody = () => sandbox.state.requests.at(-1)?.body;

const guarded = (node: NodeUnderTest, safety: object): NodeUnderTest => ({
	...node,
	parameters: { ...node.parameters, safety: safety as NodeUnderTest['parameters'] },
});

const HOUR_MS = 60 * 60 * 1000;
/** An hour of every day in UTC that begins in two hours from now, and when it does. */
function laterHour(outside: string) {
	const opens = new Date(Date.now() + 2 * HOUR_MS);
	opens.setUTCMinutes(0, 0, 0);
	const clock = (moment: number) => new Date(moment).toISOString().slice(11, 16);
	const [from, to] = [clock(opens.getTime()), clock(opens.getTime() + HOUR_MS)];
	return { opens, safety: { allowedHours: { hours: { from, to, zone: 'UTC', outside } } } };
}

describe.each(paidOperations)('$name', ({ node, plannedFor }) => {
	const scheduling = plannedFor
		? 'has the service call when the allowed hours begin, where the user chose so'
		: 'refuses to schedule, as the service takes no time for a call';
	it(scheduling, async () => {
		const [phone] = freshPhones(1);
		const { opens, safety } = laterHour('schedule');
		const { items, error } = await runNode(guarded(node(sandbox.url), safety), [{ phone }]);
		if (plannedFor) {
			expect(items[0].json).toMatchObject({ outcome: 'placed', scheduledFor: opens.toISOString() });
			expect(plannedFor(lastBody())).toBe(opens.getTime());
		} else {
			expect(error?.message).toMatch(/^'Allowed Hours' cannot be scheduled for/);
			expect(timesDialled(phone)).toBe(0);
		}
	});
});

describe('calls that are planned for later', () => {
	const operations = paidOperations.filter(({ plannedFor }) => plannedFor);
	/** The same node with its calls planned by the user. */
	const plannedAt = (planned: NodeUnderTest, moment: Date): NodeUnderTest => {
		const { schedule, options } = planned.parameters as { schedule?: object; options?: object };
		const time = { schedule: { ...schedule, plannedAt: moment.toISOString() } };
		const mailing = { options: { ...options, schedule: moment.toISOString() } };
		return {
			...planned,
			parameters: { ...planned.parameters, ...(planned.type === 'zvonobot' ? time : mailing) },
		};
	};

	it.each(operations)('$name: asks the allowed hours for the time of the call', async ({ node }) => {
		const phones = freshPhones(2);
		const { opens, safety } = laterHour('skip');
		const reasons = [];
		for (const [at, moment] of [opens, new Date(opens.getTime() + 2 * HOUR_MS)].entries()) {
			const planned = plannedAt(guarded(node(sandbox.url), safety), moment);
			const { items } = await runNode(planned, [{ phone: phones[at] }]);
			reasons.push(items[0].json.reason ?? items[0].json.outcome);
		}
		expect(reasons).toEqual(['placed', 'outsideAllowedHours']);
	});

	it.each(operations)('$name: moves a time outside the hours, and no other', async (operation) => {
		const [inside, outside] = freshPhones(2);
		const { opens, safety } = laterHour('schedule');
		const half = new Date(opens.getTime() + HOUR_MS / 2);
		const tooLate = new Date(opens.getTime() + 2 * HOUR_MS);
		const planned = guarded(operation.node(sandbox.url), safety);
		const kept = await runNode(plannedAt(planned, half), [{ phone: inside }]);
		expect(operation.plannedFor?.(lastBody())).toBe(half.getTime());
		expect(kept.items[0].json.scheduledFor).toBeUndefined();
		const moved = await runNode(plannedAt(planned, tooLate), [{ phone: outside }]);
		const nextDay = new Date(opens.getTime() + 24 * HOUR_MS);
		expect(moved.items[0].json.scheduledFor).toBe(nextDay.toISOString());
	});
});
