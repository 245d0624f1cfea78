/** What the service reports about a call: in answers to `get`, and in its status callback (API documentation, section 2). */

import type { IDataObject } from 'n8n-workflow';

import { toCallState } from '../../shared/values/callState';
import { parseJson } from '../../shared/values/json';
import { moneyFields } from '../../shared/values/money';
import { toldPhone } from '../../shared/values/phone';
import { booleanOf, isRecord, textOf, wholeOf } from '../../shared/values/text';
import { momentOf } from './moment';
import { idOf, rowsOf } from './rows';

const SECOND_MS = 1000;
const LONGEST_TALK_SECONDS = 24 * 60 * 60;
/** A call that nobody has approved waits for ever; others start within moments. */
const SUSPICIOUS_MS = 10 * 60 * SECOND_MS;
const MODERATION_NOTICE =
	'Not started yet. If it stays so, the account, the recording or the template waits for approval: ask your manager at Zvonobot.';

/** The attempts to reach the number: usually one. A call without a list of attempts is its own attempt. */
export function attemptsOf(call: IDataObject): IDataObject[] {
	const attempts = rowsOf(typeof call.calls === 'string' ? parseJson(call.calls) : call.calls, hasNames);
	if (attempts) return attempts;
	return call.status === undefined && call.phone === undefined ? [] : [call];
}

/** An object by index has only numbers. */
export const hasNames = (attempt: IDataObject): boolean =>
	Object.keys(attempt).some((name) => !/^\d+$/.test(name));

/** What Simplify leaves of an attempt, and of a whole call. */
export const SHORT_ATTEMPT = [
	...['callId', 'phone', 'state', 'answers', 'talkSeconds', 'price', 'recordingUrl', 'finishedAt'],
	...['manager', 'notice'],
];
export const SHORT_CALL = [
	...['callId', 'phone', 'state', 'createdAt', 'plannedAt', 'templateId', 'parameters', 'attempts'],
];

/** One attempt with what is known of its call. */
export function simplifyAttempt(call: IDataObject, attempt: IDataObject, now = Date.now()): IDataObject {
	const answers = answersOf(attempt.ivrAnswers ?? attempt.ivrAnswer);
	const state = toCallState(attempt.status, attempt.hangupCause);
	return {
		callId: idOf(call) ?? null,
		attemptId: textOf(attempt.id) ?? null,
		phone: toldPhone(attempt.phone ?? call.phone),
		state,
		status: textOf(attempt.status) ?? null,
		answers,
		lastKey: answerIn(attempt.ivrDigit),
		startedAt: momentOf(attempt.startedAt),
		answeredAt: momentOf(attempt.answeredAt),
		finishedAt: momentOf(attempt.finishedAt),
		talkSeconds: talkSeconds(attempt),
		...moneyFields('price', attempt.cost),
		hangupCause: textOf(attempt.hangupCause) ?? null,
		recordingUrl: textOf(attempt.recordFilePath) ?? null,
		nextCallId: idOrNull(attempt.nextCallId),
		blacklisted: booleanOf(attempt.toBlock) === true,
		...managerOf(attempt),
		...(isStuck(call, state, now) && { notice: MODERATION_NOTICE }),
		service: 'zvonobot',
	};
}

/** The call itself, without its attempts. */
export function simplifyCall(call: IDataObject): IDataObject {
	const { templateId, smartDelay } = call;
	return {
		createdAt: momentOf(call.createdAt),
		plannedAt: momentOf(call.plannedAt),
		previousCallId: idOrNull(call.prevCallId),
		templateId: idOrNull(templateId),
		redialMinutes: Number(smartDelay ?? 0) || null,
		recorded: booleanOf(call.needRecording) === true,
		callbackSent: booleanOf(call.webhookSent) === true,
		parameters: parametersOf(call.webhookParameters),
	};
}

/** Answers come as `|1|да`; -1 is staying on the line (docs/api-notes.md, Zvonobot: Answers in a menu). */
export function answersOf(value: unknown): string[] {
	// PHP writes a list as an object by index, too; JavaScript has such keys in their order.
	const list = typeof value === 'object' && value ? Object.values(value) : (textOf(value) ?? '').split('|');
	return (list as unknown[]).map(answerIn).filter((answer) => answer !== null);
}

/** A key as the person pressed it, `1` for `1.0`, or what was said. Digit 0 is an answer; an empty field is none. */
export const answerIn = (value: unknown): string | null => wholeOf(value) ?? textOf(value) ?? null;

const idOrNull = (value: unknown): string | null => (Number(value) > 0 ? (textOf(value) ?? null) : null);

function talkSeconds({ answeredAt, finishedAt }: IDataObject): number | null {
	const [answered, finished] = [answeredAt, finishedAt].map(toSeconds);
	const seconds = finished - answered;
	return answered > 0 && seconds >= 0 && seconds < LONGEST_TALK_SECONDS ? seconds : null;
}

/** A time in milliseconds has three digits more than one in seconds has for some thousand years. */
const toSeconds = (time: unknown): number => (Number(time) > 1e11 ? Number(time) / SECOND_MS : Number(time));

function managerOf({ managerStatus, managerStartedAt, managerAnsweredAt }: IDataObject): IDataObject {
	if (!textOf(managerStatus) && !(Number(managerStartedAt) > 0)) return {};
	return {
		manager: {
			status: textOf(managerStatus) ?? null,
			startedAt: momentOf(managerStartedAt),
			answeredAt: momentOf(managerAnsweredAt),
		},
	};
}

function isStuck({ plannedAt, createdAt }: IDataObject, state: string, now: number): boolean {
	const due = Math.max(Number(plannedAt ?? 0), Number(createdAt ?? 0)) * SECOND_MS;
	return state === 'queued' && due > 0 && now - due > SUSPICIOUS_MS;
}

function parametersOf(value: unknown): IDataObject | null {
	const parameters = typeof value === 'string' ? parseJson(value) : value;
	return isRecord(parameters) ? (parameters as IDataObject) : null;
}
