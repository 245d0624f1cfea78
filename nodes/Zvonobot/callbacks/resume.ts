/** Takes the callbacks of a call that an execution waits for. */

import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receiveAnswer } from '../../shared/waiting/receive';
import { resultOf } from './answer';
import { CREDENTIAL } from '../api/credentials';
import type { ZvonobotEvent } from './events';
import { readEvents } from './events';

/** Answers one callback with exactly 200, or with why it is refused, and brings the execution back when it is time. */
export async function receiveZvonobotAnswer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveAnswer<ZvonobotEvent>(context, {
		service: 'zvonobot',
		credential: CREDENTIAL,
		stampIn: (_context, body) => (Array.isArray(body) ? (body as unknown[])[0] : body),
		readEvents,
		resultOf,
	});
}
