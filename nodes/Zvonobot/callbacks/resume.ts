/**
 * Takes the callbacks of calls that an execution waits for. A callback is only a hint where several people are asked: what
 * has happened is asked of the service, and joined with what callbacks have said. So it does not matter which of them were
 * lost, or went to another process.
 */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { TriggerReader } from '../../shared/callbacks/triggerReader';
import { type Failure, messageOf } from '../../shared/errors';
import { readRequestOptions } from '../../shared/http/requestOptions';
import { forget, hear } from '../../shared/waiting/heard';
import { type Asked, receiveAnswer, type Settled } from '../../shared/waiting/receive';
import { isAwaited } from '../../shared/waiting/wait';
import { CREDENTIAL, readAccount } from '../api/credentials';
import { resultOf } from './answer';
import { isDecided, joined, withPeople } from './decision';
import { readEvents, type ZvonobotEvent } from './events';
import { type Line, type LookedUp, lookUp, withoutOthers } from './lookUp';

/** Answers one callback with exactly 200, or with why it is refused, and brings the execution back when it is time. */
export async function receiveZvonobotAnswer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveAnswer<ZvonobotEvent>(context, {
		service: 'zvonobot',
		credential: CREDENTIAL,
		stampIn: (_context, body) => (Array.isArray(body) ? (body as unknown[])[0] : body),
		readEvents,
		resultOf,
		settle,
	});
}

async function settle(context: IWebhookFunctions, asked: Asked): Promise<Settled> {
	const { waiting, items, told } = asked;
	const heard = hear(waiting, told, joined);
	const line = await lineOf(context);
	// Of one person alone the callback has told all there is.
	const isAlone = asked.people.filter(isAwaited).length === 1;
	const looked = isAlone ? NOTHING : await lookUp(line, asked.people);
	const { results, states } = 'failure' in looked ? NOTHING : looked;
	const people = asked.people.map((person, place) =>
		isAwaited(person) ? (joined(heard[place], results[place]) ?? person) : person,
	);
	if (!isDecided(withPeople(items, people))) return { goesOn: true, repeat: whyRepeat(told, looked) };
	const finish = async () => {
		forget(waiting);
		return withPeople(items, await withoutOthers(line, people, states));
	};
	return { goesOn: false, finish };
}

const NOTHING: LookedUp = { results: [], states: [] };

/** What others have told may be unknown here as long as the service cannot say, or does not know yet what it has just told. */
function whyRepeat(told: Asked['told'], looked: LookedUp | Failure): string | undefined {
	if ('failure' in looked) return `The calls cannot be looked up: ${looked.failure.message}`;
	const isOver = (result: IDataObject | undefined) => result !== undefined && result.state !== 'answered';
	const isBehind = told.some((result, place) => isOver(result) && looked.results[place] === undefined);
	return isBehind ? 'The provider does not know yet that this call is over' : undefined;
}

/** What callbacks have said counts, whatever has happened to the credential since. */
async function lineOf(context: IWebhookFunctions): Promise<Line | Failure> {
	const reader = new TriggerReader(context);
	try {
		const signature = { type: CREDENTIAL, data: await reader.credential(CREDENTIAL) };
		return {
			context,
			account: readAccount(await reader.account(CREDENTIAL)),
			signature,
			http: httpOf(reader),
		};
	} catch (error) {
		return { failure: { outcome: 'notSent', message: messageOf(error), advice: '' } };
	}
}

/** An expression may have looked at the input of the node, which is gone; what cannot be read now was in use before. */
function httpOf(reader: TriggerReader): Line['http'] {
	try {
		return readRequestOptions(reader).http;
	} catch {
		return {};
	}
}
