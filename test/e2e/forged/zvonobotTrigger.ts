/** The trigger of Zvonobot, as forgers see it: for the state of a call, and for an answer in a menu. */

import type { World } from '../../../host/world';
import { createToken } from '../../../nodes/shared/callbacks/signature';
import { zvonobotAccount } from '../../../sandbox/accounts';
import type { Target } from './callback';
import { activeTrigger, anHourAgo, executionsOf, inAnHour, withQuery } from './triggers';

import { purposeOf } from '../../../nodes/Zvonobot/callbacks/signature';

/** @param branch of a menu; without one the token is for the state of a call */
async function zvonobotTarget(
	world: World,
	branch: string | undefined,
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
	const url = branch === undefined ? address : `${address}?branch=${branch}`;
	const own = purposeOf(branch);
	const other = purposeOf(branch === undefined ? '0' : undefined);
	return {
		name: `Zvonobot Trigger, ${branch === undefined ? 'the state of a call' : 'an answer in a menu'}`,
		proof: createToken(apiKey, own, inAnHour()),
		otherProofs: {
			'has expired': createToken(apiKey, own, anHourAgo()),
			'was made with another key': createToken('another key', own, inAnHour()),
			'was made with the secret': createToken(webhookSecret, own, inAnHour()),
			'was made for another service': createToken(apiKey, { ...own, service: 'mobilgroup' }, inAnHour()),
			'was made for another branch': createToken(apiKey, purposeOf(`${branch ?? 0}.0`), inAnHour()),
			'was made for another event': createToken(apiKey, other, inAnHour()),
			'was made for an execution': createToken(apiKey, { ...own, door: 'waiting' }, inAnHour()),
			'was made for no branch': createToken(apiKey, purposeOf(''), inAnHour()),
			'is the secret': webhookSecret,
		},
		body,
		withProof: (proof, words = body) => ({ fault: '', url: withQuery(url, 'token', proof), body: words }),
		emptyWords,
		accepted: executionsOf(world, workflow),
	};
}

let callId = 7_000_000;
const phone = '79000000121';
const answerOf = (id: number) => JSON.stringify({ call: { phone, answer: 1, apicallId: id } });
const statusOf = (id: number) => {
	const attempt = { id: 1, phone, status: 'finished', ivrAnswers: '|1' };
	return JSON.stringify({ apiCalls: [{ id, calls: [attempt] }] });
};

export async function zvonobotStatus(world: World): Promise<Target> {
	const body = statusOf((callId += 1));
	return await zvonobotTarget(world, undefined, body, {
		'what is told is an answer': answerOf(callId),
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
	const body = answerOf((callId += 1));
	const { call } = JSON.parse(body) as { call: object };
	return await zvonobotTarget(world, '0', body, {
		'what is told is a state': statusOf(callId),
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
