import { setTimeout as delay } from 'node:timers/promises';

import { campaign, jumpingClock, runCourse } from '../../support/engine/campaigns';
import { zvonobotCredential } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

jumpingClock();
const world = zvonobotWorld();
const node = (parameters = {}) => ({
	type: 'zvonobotCampaign',
	parameters: { ...campaign, ...parameters },
	credentials: zvonobotCredential(`${world.sandbox.url}/zvonobot`),
});
/** Time for the sandbox's calls, whose minute is a millisecond. */
const beforePass = async () => await delay(120);

describe('Zvonobot Campaign', () => {
	it('calls a list, calls people again who were not reached, and gives every row back', async () => {
		const endings = ['21', '22', '01', '02', '27', '33', '03'];
		const rows = [
			...endings.map((ending, at) => ({ phone: `79000100${at}${ending}`, name: `Person ${at}` })),
			{ phone: '8 (900) 010-00-21', name: 'Person 0 again' },
		];
		const { done, from, progress, error } = await runCourse(node({ callAgain: { mostCalls: 2 } }), rows, {
			beforePass,
		});
		expect(error).toBeUndefined();
		expect(progress.map(({ underWay, toCallAgain }) => [underWay, toCallAgain])).toEqual([
			[6, 0],
			[0, 2],
			[2, 0],
		]);
		expect(done.map(({ json }) => [json.name, json.outcome, json.state, json.label, json.attempts])).toEqual([
			['Person 0', 'answered', 'completed', 'Approve', 1],
			['Person 1', 'answered', 'completed', 'Decline', 1],
			['Person 2', 'notReached', 'busy', null, 2],
			['Person 3', 'notReached', 'noAnswer', null, 2],
			['Person 4', 'noKey', 'completed', null, 1],
			['Person 5', 'refused', null, null, 0],
			['Person 6', 'notReached', 'rejected', null, 1],
			['Person 0 again', 'skipped', null, null, 0],
		]);
		expect(from).toBe('Input');
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((_, item) => ({ item })));
	});

	it('calls nobody where its first output does not lead back', async () => {
		const before = world.sandbox.state.calls.length;
		const { error } = await runCourse(node(), [{ phone: '79000100021' }], { connections: {} });
		expect(error?.message).toContain("'Continue' must lead back to this node");
		expect(world.sandbox.state.calls).toHaveLength(before);
	});

	it('calls nobody where only this step is run', async () => {
		const before = world.sandbox.state.calls.length;
		const { error } = await runCourse(node(), [{ phone: '79000100021' }], { alone: true });
		expect(error?.message).toContain('cannot lead back when this step is run alone');
		expect(world.sandbox.state.calls).toHaveLength(before);
	});
});
