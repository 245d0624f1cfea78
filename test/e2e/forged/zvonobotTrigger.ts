/** The trigger of Zvonobot, as forgers see it: for the state of a call, and for an answer in a menu. */

import type { World } from '../../../host/world';
import { createToken } from '../../../nodes/shared/callbacks/signature';
import { zvonobotAccount } from '../../../sandbox/accounts';
import type { Target } from './callback';
import { activeTrigger, anHourAgo, executionsOf, inAnHour, withQuery } from './triggers';

export const zvonobot = (subject: string) => ({ service: 'zvonobot', subject });

/** @param subject what the token is for: `status`, or the branch of a menu */
async function zvonobotTarget(
	world: World,
	subject: string,
	body: string,
	emptyWords: Target['emptyWords'],
): Promise<Target> {
	const { workflow, address } = await activeTrigger(world, {
		type: 'n8n-nodes-voice-calls.zvonobotTrigger',
		credentials: { zvonobotApi: world.credentials.zvonobotApi },
		parameters: {
			authentication: 'token',
			events: ['callStatus', 'ivrAnswer'],
			states: ['completed', 'canceled'],
			answers: '1, 2',
			options: {},
		},
	});
	const { apiKey, webhookSecret } = zvonobotAccount;
	const url = subject === 'status' ? address : `${address}?branch=${subject}`;
	return {
		name: `Zvonobot Trigger, ${subject === 'status' ? 'the state of a call' : 'an answer in a menu'}`,
		proof: createToken(apiKey, zvonobot(subject), inAnHour()),
		otherProofs: {
			'has expired': createToken(apiKey, zvonobot(subject), anHourAgo()),
			'was made with another key': createToken('another key', zvonobot(subject), inAnHour()),
			'was made with the secret': createToken(webhookSecret, zvonobot(subject), inAnHour()),
			'was made for another service': createToken(apiKey, { service: 'mobilgroup', subject }, inAnHour()),
			'was made for another branch': createToken(apiKey, zvonobot(`${subject}.0`), inAnHour()),
			'was made for nothing': createToken(apiKey, zvonobot(''), inAnHour()),
			'is the secret': webhookSecret,
		},
		body,
		withProof: (proof, words = body) => ({ fault: '', url: withQuery(url, 'token', proof), body: words }),
		emptyWords,
		accepted: executionsOf(world, workflow),
	};
}

let callId = 7_000_000;

export async function zvonobotStatus(world: World): Promise<Target> {
	const attempt = { id: 1, phone: '79000000121', status: 'finished', ivrAnswers: '|1' };
	const body = JSON.stringify({ apiCalls: [{ id: (callId += 1), calls: [attempt] }] });
	return await zvonobotTarget(world, 'status', body, {
		'the status is unheard of': body.replace('finished', 'hacked'),
		'the status is an object': body.replace('"finished"', '{"$ne":1}'),
		'the status is a list': body.replace('"finished"', '["finished"]'),
		'the status is there twice': body.replace('"finished"', '"finished","status":"started"'),
		'there are no attempts': body.replace('"calls"', '"call s"'),
		'the attempts are no list': body.replace(/"calls":\[(.*?)\]/, '"calls":"$&"').replaceAll('""', '"'),
		'there are no calls': '{"apiCalls":[]}',
		'the calls are nothings': '{"apiCalls":[null,7,"x",[],{}]}',
		'the call has begun only': body.replace('finished', 'started'),
	});
}

export async function zvonobotAnswer(world: World): Promise<Target> {
	const body = JSON.stringify({ call: { phone: '79000000121', answer: 1, apicallId: (callId += 1) } });
	const { call } = JSON.parse(body) as { call: object };
	return await zvonobotTarget(world, '0', body, {
		'the answer is another': body.replace('"answer":1', '"answer":9'),
		'the answer is an object': body.replace('"answer":1', '"answer":{"1":1}'),
		'the answer is a list': body.replace('"answer":1', '"answer":["1"]'),
		'the answer is there twice': body.replace('"answer":1', '"answer":1,"answer":3'),
		'the answer is missing': body.replace('"answer"', '"answers"'),
		'the call is empty': '{"call":{}}',
		'the call is a list': JSON.stringify({ call: [call] }),
		'the call is a text': '{"call":"1"}',
	});
}
