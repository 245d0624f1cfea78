/** The life of a call: created → started → answered → finished or canceled, and what the person does in the menu. */

import { behaviourOf } from '../calls/behaviours';
import { type Pace, pause } from '../calls/pace';
import type { Person } from '../calls/person';
import { personAt } from '../calls/personAt';
import { addLine, endCall, startRinging, STAYS } from '../calls/talk';
import { see } from '../coverage';
import type { SandboxState } from '../state';
import { deliver, shapeAnswer, shapeStatus } from './deliver';
import { newCall } from './newCall';
import { listensTo, menuOf, spokenText, staysOnLine } from './speech';
import { type Branch, type CallPlan, type CallStatus, nowInSeconds } from './store';

const HANGUP_CAUSES = { answered: 16, busy: 17, noAnswer: 19, rejected: 21, unavailable: 20 };
const PRICE = '3.00';

/** Runs a call to its end, unless it is planned for later or nobody has moderated it. */
export async function live(state: SandboxState, plan: CallPlan, pace: Pace): Promise<void> {
	if (!plan.starts || isLater(plan)) return;
	await state.held;
	await pause(pace.stepMs);
	if (plan.canceled || isLater(plan)) return;
	const [attempt] = plan.call.calls;
	const person = personAt(state, plan.logged, pace.minuteMs, plan.call.prevCallId !== null);

	tell(state, plan, 'processed', pace);
	attempt.startedAt = nowInSeconds();
	startRinging(plan.logged);
	tell(state, plan, 'started', pace);
	await pause(pace.stepMs);
	const end = await person.pickUp(plan.ringsForMinutes * pace.minuteMs);
	if (plan.canceled) return;
	attempt.hangupCause = HANGUP_CAUSES[end];
	if (end === 'answered') {
		attempt.answeredAt = nowInSeconds();
		tell(state, plan, 'answered', pace);
		await walk(state, plan, person, pace);
		attempt.cost = PRICE;
		if (plan.call.needRecording) attempt.recordFilePath = recordingOf(plan);
	}
	endCall(state, plan.logged, end);
	await pause(pace.stepMs);
	attempt.finishedAt = nowInSeconds();
	if (end !== 'answered') redial(state, plan, pace);
	tell(state, plan, end === 'answered' ? 'finished' : 'canceled', pace);
}

function isLater({ call }: CallPlan): boolean {
	return call.plannedAt !== null && call.plannedAt > nowInSeconds();
}

/** Changes the state and sends the status callback. */
function tell(state: SandboxState, plan: CallPlan, status: CallStatus, pace: Pace): void {
	const { call, phone } = plan;
	const [attempt] = call.calls;
	attempt.status = status;
	attempt.updatedAt = nowInSeconds();
	see(state, 'zvonobot', 'state', status);
	const { callback } = behaviourOf(phone);
	const ended = status === 'finished' || status === 'canceled';
	if (!call.webhookUrl || callback === 'none' || (pace.tells === 'end' && !ended)) return;
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

/** Follows the menu level by level, until the person hangs up or there is nothing more to hear. */
async function walk(state: SandboxState, plan: CallPlan, person: Person, pace: Pace): Promise<void> {
	let { ivrs: level, speech } = plan;
	for (;;) {
		const reply = await person.hear(speech, menuOf(level));
		if (reply === undefined) return;
		if (typeof reply === 'number' && level.length > 0) plan.call.calls[0].ivrDigit = reply;
		const branch = level.find((candidate) => listensTo(candidate, reply)) ?? level.find(staysOnLine);
		if (branch) {
			await take(state, plan, branch, listensTo(branch, reply) ? reply : STAYS, pace);
			level = branch.ivrs ?? [];
			speech = branch.record ? spokenText(state.zvonobot, branch.record) : '';
		} else if (reply === STAYS) {
			return;
		} else {
			addLine(plan.logged, 'note', 'The robot does not listen to that');
		}
	}
}

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
		addLine(plan.logged, 'note', 'This number is not called again');
	}
	if (branch.smsText ?? branch.smsTemplateId) {
		state.zvonobot.sms.push({ phone, text: branch.smsText, templateId: branch.smsTemplateId });
		addLine(plan.logged, 'message', branch.smsText ?? `Text message ${branch.smsTemplateId}`);
	}
	if (branch.managerPhone) {
		addLine(plan.logged, 'note', `Put through to ${branch.managerPhone}`);
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
	await pause(pace.stepMs);
}

/** Smart re-dialling: the number that did not answer is called once more, as a call of its own. */
function redial(state: SandboxState, plan: CallPlan, pace: Pace): void {
	const { call } = plan;
	if (!call.smartDelay || call.prevCallId) return;
	const { ivrs, webhookHeaders, speech, starts, origin } = plan;
	const again = newCall(state, plan.phone, {
		...{ ivrs, webhookHeaders, speech, starts, origin },
		operation: 'redial',
		prevCallId: call.id,
		smartDelay: call.smartDelay,
		needRecording: call.needRecording,
		templateId: call.templateId ?? undefined,
		webhookUrl: call.webhookUrl ?? undefined,
		webhookParameters: call.webhookParameters ?? undefined,
	});
	call.calls[0].nextCallId = again.call.id;
	void pause(call.smartDelay * pace.minuteMs).then(async () => await live(state, again, pace));
}

function recordingOf({ call, phone, origin }: CallPlan): string {
	const { recording } = behaviourOf(phone);
	if (recording === 'elsewhere') return 'https://recordings.invalid/call.mp3';
	return `${origin}/zvonobot/recordings/${recording ?? 'call'}-${call.id}.mp3`;
}
