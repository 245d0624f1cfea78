/** An execution that asks by phone and waits for the answer, as forgers see it. */

import type { World } from '../../../host/world';
import { createToken } from '../../../nodes/shared/callbacks/signature';
import { purposeOf } from '../../../nodes/Zvonobot/callbacks/signature';
import { zvonobotAccount } from '../../../sandbox/accounts';
import { requestFor, startWaiting } from '../../support/e2e/waiting';
import type { Target } from './callback';
import { anHourAgo, inAnHour } from './triggers';
import { broughtBack, parameterOf, wrongSignatures } from './waiting';

const { apiKey } = zvonobotAccount;

/** What the service was given for the call of one execution. */
interface Asked {
	address: string;
	stamp: { asked: string; token: string };
	callId: string;
	accepted: Target['accepted'];
}

/** Two executions wait, each for a call of its own: what is right for one is wrong for the other. */
export async function zvonobotWaiting(world: World): Promise<Target> {
	const phone = '79003100090';
	const [own, other] = [await ask(world, phone), await ask(world, '79003200090')];
	const { callId: id, stamp } = own;
	const told = (parameters: object) => {
		const call = { id: Number(id), calls: [{ id: 1, phone, status: 'finished', ivrAnswers: '|1' }] };
		return JSON.stringify({ apiCalls: [call], ...parameters });
	};
	const body = told(stamp);
	const { asked } = stamp;
	const [executionId, nodeId] = new URL(own.address).pathname.split('/').slice(-2);
	const subject = JSON.stringify([executionId, nodeId, asked, null]);
	const made = (key: string, madeFor: string, expiry = inAnHour()) =>
		createToken(key, { service: 'zvonobot', door: 'waiting', subject: madeFor }, expiry);
	return {
		name: 'Zvonobot, an execution that waits',
		proof: stamp.token,
		otherProofs: {
			'is that of another execution': other.stamp.token,
			"is n8n's signature": parameterOf(own.address, 'signature').value,
			'has expired': made(apiKey, subject, anHourAgo()),
			'was made with another key': made('another key', subject),
			'was made for another execution': made(apiKey, subject.replace(executionId, '999999')),
			'was made for a trigger': createToken(apiKey, purposeOf(undefined), inAnHour()),
			'was made for a trigger of the same subject': createToken(apiKey, purposeOf(subject), inAnHour()),
			'is the key': apiKey,
		},
		body,
		withProof: (token, words = told({ asked, token })) => ({ fault: '', url: own.address, body: words }),
		emptyWords: {
			...wrongStamps(stamp, told),
			'the stamp is that of another execution': told(other.stamp),
			'the call is that of another execution': body.replace(id, other.callId),
			'the call is another': body.replace(`"id":${id}`, '"id":1'),
			'the call has begun only': body.replace('finished', 'started'),
			'the status is unheard of': body.replace('finished', 'hacked'),
			'the status is an object': body.replace('"finished"', '{"a":"finished"}'),
			'what is told is an answer': JSON.stringify({ ...stamp, call: { phone, answer: 1, apicallId: id } }),
			'there are no calls': JSON.stringify({ ...stamp, apiCalls: [] }),
		},
		more: wrongSignatures(own.address, other.address, body),
		// What was meant for the one must not bring back the other either.
		accepted: async () => (await own.accepted()) + (await other.accepted()),
	};
}

async function ask(world: World, phone: string): Promise<Asked> {
	const workflow = await startWaiting(world, phone);
	const { webhookUrl: address, webhookParameters } = requestFor(world, phone);
	const [{ id: callId }] = world.sandbox.state.calls.filter((call) => call.phone === phone);
	const stamp = JSON.parse(webhookParameters) as Asked['stamp'];
	return { address, stamp, callId, accepted: broughtBack(world, workflow) };
}

function wrongStamps(
	{ asked, token }: Asked['stamp'],
	told: (parameters: object) => string,
): Record<string, string> {
	return {
		'the stamp has no time': told({ token }),
		'the stamp is of another time': told({ asked: '2026-01-01T00:00:00.000Z', token }),
		'the stamp is of a branch': told({ asked, token, branch: '0' }),
		'the stamp is a list': told({ asked, token: [token] }),
		'the stamp is an object': told({ asked, token: { token } }),
	};
}
