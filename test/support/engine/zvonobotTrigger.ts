/** Deliveries of Zvonobot to its trigger. */

import type { INodeParameters } from 'n8n-workflow';

import { signedHook } from '../../../nodes/Zvonobot/callbacks/signature';
import { zvonobotAccount } from '../../../sandbox/accounts';
import { activeTrigger } from './webhook';
import { zvonobotCredential } from './zvonobot';

const DAY_MS = 24 * 60 * 60 * 1000;
const events = ['callStatus', 'ivrAnswer'];
const allStates = ['answered', 'canceled', 'completed', 'queued', 'ringing', 'unknown'];
const address = 'https://n8n.example/webhook/a';

export const trigger = (parameters: INodeParameters = {}, credential = {}) =>
	activeTrigger({
		type: 'zvonobotTrigger',
		parameters: {
			authentication: 'token',
			events,
			states: allStates,
			answers: '',
			options: {},
			...parameters,
		},
		credentials: zvonobotCredential('https://zvonobot.example', credential),
	});

/** The query that the action node's address has. */
export function signed(branch?: string, { lifeMs = DAY_MS, secret = zvonobotAccount.apiKey } = {}) {
	const token = { secret, place: 'query' as const, lifeMs, notBeforeMs: 0 };
	const { webhookUrl } = signedHook({ webhookUrl: address }, token, branch);
	return Object.fromEntries(new URL(webhookUrl as string).searchParams);
}

let number = 5_000_000;
export const freshId = () => (number += 1);
/** The status of another call each time, so that no test meets the replays of another. */
export function status(attempt: object = {}) {
	const id = freshId();
	return {
		id,
		plannedAt: null,
		needRecording: 0,
		webhookSent: 0,
		webhookTry: 0,
		calls: [
			{
				id: id + 40_000_000,
				phone: '79000000121',
				status: 'finished',
				startedAt: 1_700_000_000,
				answeredAt: 1_700_000_010,
				finishedAt: 1_700_000_040,
				hangupCause: 16,
				cost: '1,82',
				ivrDigit: 0,
				ivrAnswers: '|0|да',
				comment: null,
				...attempt,
			},
		],
	};
}
export const answer = (given: unknown = 1, phone = '79000000121') => ({
	call: { phone, answer: given, apicallId: freshId() },
});
