/** An execution that waits for the result of a verification call, as forgers see it. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { World } from '../../../host/world';
import { createToken } from '../../../nodes/shared/callbacks/signature';
import { mobilgroupAccount } from '../../../sandbox/accounts';
import { activateWithRows, startWithRows } from '../../support/e2e/workflows';
import type { Target } from './callback';
import { anHourAgo, inAnHour } from './triggers';
import { broughtBack, parameterOf, wrongSignatures } from './waiting';

const { apiKey } = mobilgroupAccount;
const LOOK_AGAIN_MS = 100;

/** What the service was given for the call of one execution. */
interface Called {
	address: string;
	callId: string;
	accepted: Target['accepted'];
}

/** Two executions wait, each for a call of its own: what is right for one is wrong for the other. */
export async function mobilgroupWaiting(world: World): Promise<Target> {
	const phone = '79003300090';
	const [own, other] = [await call(world, phone), await call(world, '79003400090')];
	const stamp = parameterOf(own.address, 'token');
	const asked = parameterOf(own.address, 'asked');
	const body = JSON.stringify({ id: own.callId, number: phone, state: 'ANSWERED', price: '0.35' });
	const [executionId, nodeId] = new URL(own.address).pathname.split('/').slice(-2);
	const subject = JSON.stringify([executionId, nodeId, asked.value, null]);
	const made = (key: string, madeFor: string, expiry = inAnHour()) =>
		createToken(key, { service: 'mobilgroup', door: 'waiting', subject: madeFor }, expiry);
	return {
		name: 'Mobilgroup, an execution that waits',
		proof: stamp.value,
		otherProofs: {
			'is that of another execution': parameterOf(other.address, 'token').value,
			'has expired': made(apiKey, subject, anHourAgo()),
			'was made with another key': made('another key', subject),
			'was made for another execution': made(apiKey, subject.replace(executionId, '999999')),
			'was made for another node': made(apiKey, subject.replace(nodeId, 'other')),
			'was made for a trigger of the same subject': createToken(
				apiKey,
				{ service: 'mobilgroup', door: 'status', subject },
				inAnHour(),
			),
			'was made for a trigger': createToken(apiKey, { service: 'mobilgroup', door: 'status' }, inAnHour()),
			'is the key itself': apiKey,
		},
		body,
		withProof: (given, words = body) => ({ fault: '', url: stamp.withValue(given), body: words }),
		emptyWords: {
			'the call is that of another execution': body.replace(own.callId, other.callId),
			'the call is another': body.replace(own.callId, '1'),
			'nothing documented is told': '{"call":"answered"}',
		},
		more: [
			{ fault: 'the stamp has no time', url: asked.withValue(), body },
			{ fault: 'the stamp is of another time', url: asked.withValue('2026-01-01T00:00:00.000Z'), body },
			{ fault: 'the stamp is of a branch', url: `${own.address}&branch=0`, body },
			...wrongSignatures(own.address, other.address, body),
		],
		// What was meant for the one must not bring back the other either.
		accepted: async () => (await own.accepted()) + (await other.accepted()),
	};
}

/** Calls a phone, and resolves when the execution waits. */
async function call(world: World, phone: string): Promise<Called> {
	const workflow = await activateWithRows(world, {
		type: 'n8n-nodes-voice-calls.mobilgroup',
		credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
		parameters: {
			resource: 'verification',
			operation: 'flashCallAndWait',
			phoneNumber: '={{ $json.phone }}',
			code: '',
		},
	});
	await startWithRows(world, workflow, [{ phone }]);
	const waits = async () => (await world.api.listExecutions(workflow.id))[0]?.status === 'waiting';
	while (!(await waits())) await sleep(LOOK_AGAIN_MS);
	const { requests, calls } = world.sandbox.state;
	const bodies = requests.map(({ body }) => body as { number?: string; callback_url?: string });
	const { callback_url: address = '' } = bodies.find(({ number }) => number === phone) ?? {};
	const [{ id: callId }] = calls.filter((placed) => placed.phone === phone);
	return { address, callId, accepted: broughtBack(world, workflow) };
}
