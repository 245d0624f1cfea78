/** What a callback means for an execution that waits for the call. */

import type { IDataObject } from 'n8n-workflow';

import type { Stamp } from '../../shared/waiting/stamp';
import type { Awaited } from '../../shared/waiting/wait';
import type { CallState } from '../../shared/values/callState';
import { textOf } from '../../shared/values/text';
import type { ZvonobotEvent } from './events';

/** One thing that the person can answer. */
export interface Choice extends IDataObject {
	approved: boolean;
	label: string | null;
	/** Keys and words, in lower case. */
	answers: string[];
}

/**
 * How asking somebody has ended.
 *
 * - `answered`: with one of the answers that were offered
 * - `otherAnswer`: with another one
 * - `noKey`: the person picked up and chose nothing, or hung up
 * - `notReached`: nobody picked up
 * - `timedOut`: nothing was heard within the time limit
 * - `skipped`: nobody was called
 */
export type AskOutcome = 'answered' | 'otherAnswer' | 'noKey' | 'notReached' | 'timedOut' | 'skipped';

/** A person who stays on the line has chosen nothing yet (API documentation, `ivrAnswer`). */
const STAYED = '-1';

/** Why a call ended without a conversation, by the numbers that telephony has for it (Q.850). */
const CAUSES: Record<string, CallState> = {
	'17': 'busy',
	'18': 'noAnswer',
	'19': 'noAnswer',
	'20': 'unavailable',
	'21': 'rejected',
};

/** @returns the result; undefined as long as the call goes on */
export function resultOf(event: ZvonobotEvent, known: Awaited, { branch }: Stamp): IDataObject | undefined {
	if (event.event === 'ivrAnswer') {
		if (event.answer === null || event.answer === STAYED) return undefined;
		return withAnswer(event, known, { answer: event.answer, branch });
	}
	if (event.state === 'canceled') {
		const state = CAUSES[textOf(event.hangupCause) ?? ''] ?? event.state;
		return { ...known, outcome: 'notReached' satisfies AskOutcome, state };
	}
	if (event.state !== 'completed') return undefined;
	const last = event.answers.filter((answer) => answer !== STAYED).pop() ?? textOf(event.lastKey);
	if (last !== undefined && last !== STAYED) return withAnswer(event, known, { answer: last });
	return { ...known, outcome: 'noKey' satisfies AskOutcome, state: event.state };
}

function withAnswer(
	{ state, answers }: ZvonobotEvent,
	known: Awaited,
	{ answer, branch }: { answer: string; branch?: string },
): IDataObject {
	const choices = (known.choices ?? []) as Choice[];
	const choice = choices.find((candidate) => candidate.answers.includes(answer.toLowerCase()));
	const approved = choice?.approved ?? false;
	const outcome: AskOutcome = (choice ?? branch) === undefined ? 'otherAnswer' : 'answered';
	return {
		...known,
		approved,
		outcome,
		answer,
		digit: /^\d$/.test(answer) ? answer : null,
		label: choice?.label ?? null,
		answers: answers.length > 0 ? answers : [answer],
		branch: branch ?? null,
		state,
		data: { approved },
	};
}
