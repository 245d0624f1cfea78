/** The life of a call: created → started → answered → finished or canceled, and what the person does in the menu. */

import { setTimeout as delay } from 'node:timers/promises';

import { behaviourOf } from '../behaviours';
import { see } from '../coverage';
import type { SandboxState } from '../state';
import { deliver, shapeAnswer, shapeStatus } from './deliver';
import { newCall } from './newCall';
import type { Branch, CallPlan, CallStatus } from './store';
import { nowInSeconds } from './store';

export interface Pace {
	/** Between two states of a call, in milliseconds. */
	stepMs: number;
	/** How long a minute lasts: between two tries of a callback, and for smart re-dialling. */
	minuteMs: number;
}

const HANGUP_CAUSES = { answered: 16, busy: 17, noAnswer: 19, rejected: 21, unavailable: 20 };
const PRICE = '3.00';

/** Runs a call to its end, unless it is planned for later or nobody has moderated it. */
export async function live(state: SandboxState, plan: CallPlan, pace: Pace): Promise<void> {
	if (!plan.starts || isLater(plan)) return;
	await wait(pace.stepMs);
	if (plan.canceled || isLater(plan)) return;
	const [attempt] = plan.call.calls;
	const { ending, secondTry } = behaviourOf(plan.phone);
	const end = plan.call.prevCallId ? (secondTry ?? ending) : ending;

	tell(state, plan, 'processed', pace);
	attempt.startedAt = nowInSeconds();
	tell(state, plan, 'started', pace);
	await wait(pace.stepMs);
	attempt.hangupCause = HANGUP_CAUSES[end];
	if (end === 'answered') {
		attempt.answeredAt = nowInSeconds();
		tell(state, plan, 'answered', pace);
		await walk(state, plan, pace);
		attempt.cost = PRICE;
		if (plan.call.needRecording) attempt.recordFilePath = recordingOf(plan);
	}
	await wait(pace.stepMs);
	attempt.finishedAt = nowInSeconds();
	if (end !== 'answered') redial(state, plan, pace);
	tell(state, plan, end === 'answered' ? 'finished' : 'canceled', pace);
}

function isLater({ call }: CallPlan): boolean {
	return call.plannedAt !== null && call.plannedAt > nowInSeconds();
}

const wait = async (milliseconds: number) => await delay(milliseconds, undefined, { ref: false });

/** Changes the state and sends the status callback. */
function tell(state: SandboxState, plan: CallPlan, status: CallStatus, pace: Pace): void {
	const { call, phone } = plan;
	const [attempt] = call.calls;
	attempt.status = status;
	attempt.updatedAt = nowInSeconds();
	see(state, 'zvonobot', 'state', status);
	const ended = status === 'finished' || status === 'canceled';
	if (plan.logged && ended) plan.logged.state = behaviourOf(phone).ending;
	const { callback } = behaviourOf(phone);
	if (!call.webhookUrl || callback === 'none') return;
	const delivery = {
		kind: 'status' as const,
		callId: String(call.id),
		url: call.webhookUrl,
		headers: plan.webhookHeaders,
		parameters: call.webhookParameters,
		body: structuredClone(shapeStatus(call, callback)),
		asPlainText: callback === 'plainText',
	};
	// A call does not wait for its receiver.
	const told = async () => {
		const { tries, taken } = await deliver(state, delivery, pace.minuteMs);
		if (callback === 'twice') await deliver(state, delivery, pace.minuteMs);
		call.webhookTry = tries;
		if (taken && attempt.finishedAt) call.webhookSent = 1;
	};
	void told();
}

/** Follows the menu level by level, as the number's last digits say. */
async function walk(state: SandboxState, plan: CallPlan, pace: Pace): Promise<void> {
	let level = plan.ivrs;
	const [attempt] = plan.call.calls;
	for (const answer of behaviourOf(plan.phone).menu ?? [-1]) {
		if (typeof answer === 'number') attempt.ivrDigit = answer;
		const branch = level.find((candidate) => listensTo(candidate, answer)) ?? level.find(staysOnLine);
		if (!branch) return;
		await take(state, plan, branch, listensTo(branch, answer) ? answer : -1, pace);
		level = branch.ivrs ?? [];
	}
}

function listensTo({ digit, keyWords, anyWord }: Branch, answer: number | string): boolean {
	if (typeof answer === 'number') return digit === answer;
	return anyWord === 1 || (keyWords?.toLowerCase().split('|').includes(answer) ?? false);
}

const staysOnLine = ({ digit, keyWords, anyWord }: Branch) =>
	digit === undefined && keyWords === undefined && anyWord !== 1;

async function take(
	state: SandboxState,
	plan: CallPlan,
	branch: Branch,
	answer: number | string,
	pace: Pace,
): Promise<void> {
	const { call, phone } = plan;
	const [attempt] = call.calls;
	attempt.ivrAnswers += `|${answer}`;
	if (branch.needBlock) {
		attempt.toBlock = 1;
		state.zvonobot.blocked.add(phone);
	}
	if (branch.smsText ?? branch.smsTemplateId) {
		state.zvonobot.sms.push({ phone, text: branch.smsText, templateId: branch.smsTemplateId });
	}
	if (branch.managerPhone) {
		attempt.managerStartedAt = nowInSeconds();
		attempt.managerAnsweredAt = nowInSeconds();
		attempt.managerStatus = 'finished';
	}
	if (!branch.webhookUrl) return;
	const { callback } = behaviourOf(phone);
	const delivery = {
		kind: 'answer' as const,
		callId: String(call.id),
		url: branch.webhookUrl,
		headers: branch.webhookHeaders,
		parameters: branch.webhookParameters,
		body: shapeAnswer(call, phone, answer, callback),
	};
	const told = async () => {
		await deliver(state, delivery, pace.minuteMs);
		if (callback === 'twice') await deliver(state, delivery, pace.minuteMs);
	};
	void told();
	await wait(pace.stepMs);
}

/** Smart re-dialling: the number that did not answer is called once more, as a call of its own. */
function redial(state: SandboxState, plan: CallPlan, pace: Pace): void {
	const { call } = plan;
	if (!call.smartDelay || call.prevCallId) return;
	const { ivrs, webhookHeaders, starts, origin } = plan;
	const again = newCall(state.zvonobot, plan.phone, {
		...{ ivrs, webhookHeaders, starts, origin },
		prevCallId: call.id,
		smartDelay: call.smartDelay,
		needRecording: call.needRecording,
		templateId: call.templateId ?? undefined,
		webhookUrl: call.webhookUrl ?? undefined,
		webhookParameters: call.webhookParameters ?? undefined,
	});
	call.calls[0].nextCallId = again.call.id;
	void wait(call.smartDelay * pace.minuteMs).then(async () => await live(state, again, pace));
}

function recordingOf({ call, phone, origin }: CallPlan): string {
	const { recording } = behaviourOf(phone);
	if (recording === 'elsewhere') return 'https://recordings.invalid/call.mp3';
	return `${origin}/zvonobot/recordings/${recording ?? 'call'}-${call.id}.mp3`;
}
