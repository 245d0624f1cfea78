/** Verification calls of Mobilgroup whose result is waited for, in a real n8n. */

import type { WorkflowNode } from '../../host/restWorkflows';
import { activateWithRows, outputsOf, runWithRows } from '../support/e2e/workflows';
import { useWorld } from '../support/e2e/world';

// A call takes its time: Mobilgroup is not known to repeat a callback that comes before the execution is stored.
const world = useWorld({ callbackDelayMs: 2_000 });

/** Runs an operation for one row; resolves with what comes out. */
async function verify(parameters: WorkflowNode['parameters'], row: object) {
	const workflow = await activateWithRows(world, {
		type: 'n8n-nodes-voice-calls.mobilgroup',
		credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
		parameters: { resource: 'verification', ...parameters },
	});
	const execution = await runWithRows(world, workflow, [row]);
	expect(execution.resultData.error).toBeUndefined();
	return outputsOf(execution)[0][0];
}
const call = async (phone: string, operation = 'flashCallAndWait') =>
	await verify({ operation, phoneNumber: '={{ $json.phone }}', code: '0427' }, { phone });

describe('a verification call that is waited for', () => {
	it.each([
		['flashCallAndWait', '10', 'answered', 'answered'],
		['flashCallAndWait', '01', 'notReached', 'busy'],
		['voicePasswordAndWait', '02', 'notReached', 'noAnswer'],
		['voicePasswordAndWait', '91', 'answered', 'answered'],
		['flashCallAndWait', '97', 'answered', 'answered'],
	])(
		'%s to …%s: the workflow goes on with %s, %s',
		async (operation, ending, outcome, state) => {
			const phone = `790030000${ending}`;
			const result = await call(phone, operation);
			const [{ id }] = world.sandbox.state.calls.filter((placed) => placed.phone === phone);
			expect(result).toMatchObject({
				outcome,
				state,
				phone,
				callId: id,
				token: expect.stringMatching(/^v1\./),
			});
			expect(result).not.toHaveProperty('code');
		},
		60_000,
	);

	it('gives out a code that can be checked', async () => {
		const { token } = await call('79003100010');
		const check = { operation: 'check', token: '={{ $json.token }}', typedCode: '={{ $json.typed }}' };
		await expect(verify(check, { token, typed: '0427' })).resolves.toMatchObject({ verified: true });
	}, 60_000);
});
