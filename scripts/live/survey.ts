/** Asks one service everything that the live check asks: the real one, and the sandbox in the same way. */

import { setTimeout as delay } from 'node:timers/promises';

import { placesCall, readsOnly } from '../../nodes/shared/http/effect';
import type { CallState } from '../../nodes/shared/values/callState';
import { textOf } from '../../nodes/shared/values/text';
import { ask, type Exchange, type Key } from './ask';
import type { Account, LiveService, Question } from './service';

export interface Survey {
	service: LiveService;
	account: Account;
	key: Key;
	stop: AbortSignal;
	/** Called after each answer. */
	onAnswer: (exchange: Exchange, question: Question) => void;
}

/** All that is free: lists, balances and look-ups. */
export async function askFree(survey: Survey, id?: string): Promise<void> {
	const { account } = survey;
	for (const question of account.questions(id)) {
		const { name, reading } = await askOne(survey, question);
		for (const next of 'failure' in reading ? [] : account.followUps(name, reading)) {
			await askOne(survey, next);
		}
	}
}

/** One call that costs money. It is never repeated. */
export async function placeCall(
	survey: Survey,
	phone: string,
	callbackUrl: string | undefined,
): Promise<Exchange> {
	return await askOne(survey, survey.account.call(phone, callbackUrl), placesCall('the account portal'));
}

export interface Patience {
	/** Between two look-ups, in milliseconds. */
	everyMs: number;
	/** How long in all. */
	totalMs: number;
}

/** Looks the call up until it has ended; the last answer counts. */
export async function followCall(survey: Survey, placed: Exchange, patience: Patience): Promise<void> {
	const { account, stop, onAnswer } = survey;
	const [row] = 'failure' in placed.reading ? [] : placed.reading;
	const callId = textOf(row?.callId);
	if (callId === undefined || !account.lookUp) return;
	const until = Date.now() + patience.totalMs;
	for (;;) {
		await delay(patience.everyMs, undefined, { signal: stop });
		const question = account.lookUp(callId);
		const exchange = await ask(question, survey.key, readsOnly, stop);
		if (isOver(exchange, survey.service) || Date.now() > until) {
			onAnswer(exchange, question);
			return;
		}
	}
}

function isOver({ reading }: Exchange, { hasEnded }: LiveService): boolean {
	if ('failure' in reading) return true;
	return reading.length > 0 && reading.every(({ state }) => hasEnded(state as CallState));
}

async function askOne(
	{ key, stop, onAnswer }: Survey,
	question: Question,
	effect = readsOnly,
): Promise<Exchange> {
	stop.throwIfAborted();
	const exchange = await ask(question, key, effect, stop);
	onAnswer(exchange, question);
	return exchange;
}
