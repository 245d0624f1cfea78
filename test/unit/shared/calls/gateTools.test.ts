/** Calls that an agent asks for: in an execution of its own each, and maybe at the same moment. */

import { toolNameOf } from '../../../../nodes/shared/calls/unclearTools';
import type { Item } from '../../../../nodes/shared/item';
import { entriesFor, failed, gateWorld, placed } from '../../support/gate';

describe('a tool', () => {
	let calls = 0;
	/** Numbers that no other test has asked for: what is under way is known to the whole process. */
	const freshPhones = (count: number) => Array.from({ length: count }, () => `7900001${(calls += 1) + 1000}`);
	const asked = (phones: string[]) =>
		entriesFor(phones).map((entry) => ({ ...entry, owner: `tool:${phones.join()}` }));

	it('dials nobody whom another execution is calling, alone or among others', async () => {
		const [first, second, third] = freshPhones(3);
		const [one, other] = [gateWorld(), gateWorld()];
		let answer = () => {};
		const answered = new Promise<void>((resolve) => (answer = resolve));
		const both = one.runTogether(asked([first, second]), async (phones) => {
			await answered;
			return phones.map(placed);
		});
		await new Promise(setImmediate);
		await expect(other.runTogether(asked([second, third]))).resolves.toEqual(['unclear', 'placed']);
		answer();
		await expect(both).resolves.toEqual(['placed', 'placed']);
		expect([one.sent, other.sent]).toEqual([[first, second], [third]]);
	});

	it('dials nobody twice whom two executions want to call at the same moment', async () => {
		const [first, second, third] = freshPhones(3);
		const [one, other] = [gateWorld(), gateWorld()];
		await Promise.all([one.runTogether(asked([first, second])), other.runTogether(asked([third, second]))]);
		expect([...one.sent, ...other.sent].sort()).toEqual([first, second, third]);
	});

	it('repeats what certainly reached nobody, and is not held up by its own first try', async () => {
		const [phone] = freshPhones(1);
		const { run, sent } = gateWorld();
		const [entry] = asked([phone]);
		entry.guards = { ...entry.guards, rateLimit: { ...entry.guards.rateLimit, repeats: 1 } };
		const answer = (_phone: string, tries: number) => (tries === 1 ? failed('notSent') : placed(phone));
		await expect(run([entry], answer)).resolves.toEqual(['placed']);
		expect(sent).toEqual([phone, phone]);
		await expect(gateWorld().run(asked([phone]))).resolves.toEqual(['placed']);
	});

	it.each([
		['another node of the workflow', 'workflow', false],
		["another node of n8n's own agents, which have no workflow", undefined, true],
	])('knows what it has asked for from %s: %p', (_what, workflowId, isKnown) => {
		const [first, second] = ['one', 'other'].map(
			(id) =>
				({
					workflowId,
					node: { id, type: 'mcnTelecom', parameters: { operation: 'flashCall' } },
				}) as unknown as Item,
		);
		expect(toolNameOf(first, '79000001000') === toolNameOf(second, '79000001000')).toBe(isKnown);
	});
});
