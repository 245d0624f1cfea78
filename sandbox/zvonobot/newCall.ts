/** Makes a call that has not started yet. */

import { RINGS_FOR_MINUTES } from '../calls/pace';
import { logCall, type SandboxState } from '../state';
import { ownPhones } from './catalogue';
import { type Branch, type CallPlan, nowInSeconds } from './store';

export interface Wish {
	plannedAt?: number;
	smartDelay?: number;
	needRecording?: 0 | 1;
	webhookUrl?: string;
	webhookParameters?: string;
	webhookHeaders?: string;
	templateId?: number;
	ivrs?: Branch[];
	prevCallId?: number;
	outgoingPhone?: string;
	/** Seconds. */
	answerTimeout?: number;
	operation: 'create' | 'createFromTemplate' | 'redial';
	speech: string;
	starts: boolean;
	origin: string;
}

export function newCall(state: SandboxState, phone: string, wish: Wish): CallPlan {
	const { zvonobot: store } = state;
	const now = nowInSeconds();
	const id = (store.nextId += 1);
	const callerNumber = wish.outgoingPhone ?? String(ownPhones[0].phone);
	const plan: CallPlan = {
		phone,
		ivrs: wish.ivrs ?? [],
		webhookHeaders: wish.webhookHeaders,
		speech: wish.speech,
		ringsForMinutes: wish.answerTimeout === undefined ? RINGS_FOR_MINUTES : wish.answerTimeout / 60,
		logged: logCall(state, {
			id: String(id),
			service: 'zvonobot',
			operation: wish.operation,
			phone,
			callerNumber,
		}),
		starts: wish.starts,
		origin: wish.origin,
		call: {
			id,
			createdAt: now,
			smartDelay: wish.smartDelay ?? null,
			prevCallId: wish.prevCallId ?? null,
			needRecording: wish.needRecording ?? 0,
			plannedAt: wish.plannedAt ?? null,
			webhookUrl: wish.webhookUrl ?? null,
			webhookSent: 0,
			templateId: wish.templateId ?? null,
			amoscriptId: null,
			webhookParameters: wish.webhookParameters ?? null,
			webhookTry: 0,
			recognitionGroupId: null,
			generateGroupId: null,
			calls: [firstAttempt(id, phone, now)],
		},
	};
	store.calls.set(id, plan);
	return plan;
}

function firstAttempt(callId: number, phone: string, now: number): CallPlan['call']['calls'][number] {
	return {
		id: callId + 40_000_000,
		phone,
		ivrDigit: null,
		startedAt: null,
		answeredAt: null,
		managerStartedAt: null,
		managerAnsweredAt: null,
		finishedAt: null,
		toBlock: 0,
		status: 'created',
		nextCallId: null,
		hangupCause: null,
		managerStatus: null,
		recordFilePath: null,
		cost: '0.00',
		createdAt: now,
		updatedAt: now,
		label: '127.0.0.1',
		ivrAnswers: '',
		ivrIdList: [],
		comment: null,
	};
}
