/** What the service tells of a call: in answers to `get`, and in its status callback (document, section 2). */

import type { IDataObject } from 'n8n-workflow';

import { moneyFields } from '../../shared/values/money';
import { isRecord, textOf } from '../../shared/values/text';
import { parseJson } from '../ivr/values';
import { toCallState } from './callState';
import { momentOf } from './moment';

const SECOND_MS = 1000;
/** A call that nobody has moderated waits for ever; others start within moments. */
const SUSPICIOUS_MS = 10 * 60 * SECOND_MS;
const MODERATION_NOTICE =
	'Not started yet. If it stays so, the account, the record or the template waits for moderation: ask your manager at Zvonobot.';

/** The attempts to reach the number: usually one. A call that is told of flatly is its own attempt. */
export function attemptsOf(call: IDataObject): IDataObject[] {
	if (Array.isArray(call.calls)) return call.calls.filter(isRecord) as IDataObject[];
	return call.status === undefined && call.phone === undefined ? [] : [call];
}

/** One attempt with what is known of its call. */
export function simplifyAttempt(call: IDataObject, attempt: IDataObject, now = Date.now()): IDataObject {
	const answers = answersOf(attempt.ivrAnswers ?? attempt.ivrAnswer);
	const state = toCallState(attempt.status);
	return {
		callId: textOf(call.id) ?? null,
		attemptId: textOf(attempt.id) ?? null,
		phone: textOf(attempt.phone ?? call.phone) ?? null,
		state,
		status: textOf(attempt.status) ?? null,
		answers,
		lastKey: keyOf(attempt.ivrDigit),
		startedAt: momentOf(attempt.startedAt),
		answeredAt: momentOf(attempt.answeredAt),
		finishedAt: momentOf(attempt.finishedAt),
		talkSeconds: talkSeconds(attempt),
		...moneyFields('price', attempt.cost),
		hangupCause: textOf(attempt.hangupCause) ?? null,
		recordingUrl: textOf(attempt.recordFilePath) ?? null,
		nextCallId: idOrNull(attempt.nextCallId),
		blacklisted: isOne(attempt.toBlock),
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
		recorded: isOne(call.needRecording),
		callbackSent: isOne(call.webhookSent),
		parameters: parametersOf(call.webhookParameters),
	};
}

/** Answers come as `|1|да`, with a bar in front too; -1 is staying on the line (field notes §5.2). */
export function answersOf(value: unknown): string[] {
	return (textOf(value) ?? '')
		.split('|')
		.map((answer) => answer.trim())
		.filter((answer) => answer !== '');
}

/** Digit 0 is an answer; an empty field is none. */
const keyOf = (value: unknown): string | null => textOf(value) ?? null;

const isOne = (value: unknown): boolean => value === true || Number(value) === 1;

const idOrNull = (value: unknown): string | null => (Number(value) > 0 ? (textOf(value) ?? null) : null);

function talkSeconds({ answeredAt, finishedAt }: IDataObject): number | null {
	const seconds = Number(finishedAt) - Number(answeredAt);
	return Number(answeredAt) > 0 && seconds >= 0 ? seconds : null;
}

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
