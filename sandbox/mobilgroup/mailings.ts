/** `POST /api/send/`: mailings that start, go on and finish. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { mobilgroupAccount } from '../accounts';
import { behaviourOf } from '../calls/behaviours';
import type { SandboxCall } from '../calls/call';
import { answerWithFault } from '../calls/faults';
import { type Pace, pause } from '../calls/pace';
import { ring, type Speech } from '../calls/ring';
import { see } from '../coverage';
import type { SandboxMailing, SandboxState } from '../state';
import { nextId, payCall } from './calls';
import { FOLLOWING_SCRIPT, phrases, scripts } from './directory';
import { refuse, refuseByNumber } from './refuse';
import type { MailingSendBody, MailingSettings } from './schemas';
import { speakMailing } from './speeches';

const PRICE = 91;
const LONGEST_MESSAGE = 5000;
const LONGEST_DELAY_MS = 2 ** 31 - 1;

type Subscribers = NonNullable<MailingSendBody['subscribers']>;

export function sendMailing(state: SandboxState, pace: Pace) {
	return (request: FastifyRequest<{ Body: MailingSendBody }>, reply: FastifyReply): FastifyReply => {
		const { settings = {}, subscribers = [] } = request.body;
		const wrong = wrongIn(settings) ?? (subscribers.length === 0 ? 'Error_No_Subscribers' : undefined);
		if (wrong) return refuse(state, reply, wrong);
		if (state.balance.mobilgroup < PRICE) return refuse(state, reply, 'Error_Not_Enough_Credits');
		const stopped = stopByNumber(state, request, reply, subscribers);
		if (stopped) return stopped;
		const mailing = start(state, settings, subscribers, pace);
		const fault = subscribers.map(({ phone }) => behaviourOf(phone).fault).find(Boolean);
		if (fault) return answerWithFault(fault, request, reply);
		return reply.send(answerOf(state, mailing, settings, subscribers));
	};
}

/** One number that refuses, or that breaks the way to the service, does so for the whole request. */
function stopByNumber(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
	subscribers: Subscribers,
): FastifyReply | undefined {
	for (const { phone } of subscribers.filter((subscriber) => !refusedAlone(subscriber.phone))) {
		const behaviour = behaviourOf(phone);
		const refused = refuseByNumber(state, reply, phone, behaviour, 'mailing');
		if (refused) return refused;
		const { fault, dialsAnyway } = behaviour;
		if (fault && !dialsAnyway) return answerWithFault(fault, request, reply);
	}
	return undefined;
}

/** What is wrong with the settings, by the API documentation's own codes. */
function wrongIn({ number, message, phrase, script }: MailingSettings): string | undefined {
	if (!mobilgroupAccount.numbers.some((line) => line.number === number)) return 'Error_No_AniPhone';
	const given = [message, phrase, script].filter((content) => content !== undefined);
	if (given.length === 0 || message?.trim() === '') return 'Error_No_Message';
	if (given.length > 1) return 'Error_Unknown_Request';
	if (message !== undefined) {
		if (message.length > LONGEST_MESSAGE) return 'Error_Message_Too_Long';
		return /[\p{L}\d]/u.test(message) ? undefined : 'Error_Not_TTS_File';
	}
	const known = phrase === undefined ? scripts : phrases;
	return known.some(({ id }) => id === (phrase ?? script)) ? undefined : 'Error_Not_Media_File';
}

/** Only this number of the mailing is refused, where its balance or its ending says so. */
const refusedAlone = (phone: string) => behaviourOf(phone).refuse?.code !== undefined;

function start(
	state: SandboxState,
	settings: MailingSettings,
	subscribers: Subscribers,
	pace: Pace,
): SandboxMailing {
	const id = nextId(state);
	const startsAt = settings.schedule ? moscowTime(settings.schedule) : Date.now();
	const mailing: SandboxMailing = {
		id,
		startsAt: Math.max(startsAt, Date.now()),
		followsUp: settings.script === FOLLOWING_SCRIPT,
		calls: [],
	};
	state.mailings.push(mailing);
	const speeches = new Map<SandboxCall, Speech>();
	for (const subscriber of subscribers) {
		const { phone } = subscriber;
		if (refusedAlone(phone) || state.balance.mobilgroup < PRICE) continue;
		const callerNumber = settings.number ?? '';
		const call = payCall(state, { operation: 'mailing', phone, callerNumber, price: PRICE }, id);
		mailing.calls.push(call);
		speeches.set(call, speechOf(settings, subscriber));
	}
	void finish(state, mailing, speeches, pace);
	return mailing;
}

function speechOf(settings: MailingSettings, { message }: Subscribers[number]): Speech {
	const { script, phrase, repeat } = settings;
	const played = (script === undefined ? phrases : scripts).find(({ id }) => id === (script ?? phrase));
	return speakMailing({
		text: played ? `♪ ${played.name}` : (message ?? settings.message ?? ''),
		offers: Number(repeat ?? 0),
		transfers: script === FOLLOWING_SCRIPT,
	});
}

/** `2020-02-04 14:25`; the API documentation names no zone. */
const moscowTime = (schedule: string) => Date.parse(`${schedule.replace(' ', 'T')}:00+03:00`);

async function finish(
	state: SandboxState,
	mailing: SandboxMailing,
	speeches: Map<SandboxCall, Speech>,
	pace: Pace,
): Promise<void> {
	const wait = mailing.startsAt - Date.now();
	if (wait > LONGEST_DELAY_MS) return;
	await pause(wait);
	speeches.forEach((speech, call) => void ring(state, call, pace, speech));
}

function answerOf(
	state: SandboxState,
	mailing: SandboxMailing,
	settings: MailingSettings,
	subscribers: Subscribers,
) {
	const called = new Set(mailing.calls.map(({ phone }) => phone));
	const content = [...scripts, ...phrases].find(({ id }) => id === (settings.script ?? settings.phrase));
	const duration = content?.duration ?? '14';
	return {
		result: 'ok',
		id: mailing.id,
		phones: String(subscribers.length),
		budget: comma(mailing.calls.length * PRICE),
		subscribers: subscribers.map(({ phone }) => {
			if (called.has(phone)) return { phone, result: 'ok', price: comma(PRICE), duration };
			see(state, 'mobilgroup', 'error', 'Error_Not_Enough_Money');
			return { phone, result: 'error', description: 'Error_Not_Enough_Money' };
		}),
	};
}

/** Amounts of this answer have a comma, those of the statistics a point. */
export function comma(kopecks: number): string {
	return (kopecks / 100).toFixed(2).replace('.', ',');
}
