/** What a callback means for an execution that waits for the call. */

import type { IDataObject } from 'n8n-workflow';

import { isSaid, plain } from '../../shared/values/speech';
import { textOf } from '../../shared/values/text';
import type { Stamp } from '../../shared/waiting/stamp';
import type { Awaited } from '../../shared/waiting/wait';
import type { ZvonobotEvent } from './events';

/** One branch that the person can take. One for any words has a row for the approving words, and one for all others. */
export interface Choice extends IDataObject {
	/** Its path, `1.0` for `ivrs[1].ivrs[0]`. */
	branch: string;
	approved: boolean;
	label: string | null;
	/** Keys and words. */
	answers: string[];
}

/**
 * How asking somebody has ended.
 *
 * - `waiting`: not yet
 * - `answered`: with one of the answers that were offered
 * - `otherAnswer`: with another one
 * - `noKey`: the person picked up and chose nothing, or hung up
 * - `notReached`: nobody picked up
 * - `timedOut`: nothing was heard within the time limit
 * - `canceled`: others have decided before; the state says whether the call was taken back or was under way
 * - `skipped`: nobody was called
 */
export type AskOutcome =
	| 'waiting'
	| 'answered'
	| 'otherAnswer'
	| 'noKey'
	| 'notReached'
	| 'timedOut'
	| 'canceled'
	| 'skipped';

/** A person who stays on the line has chosen nothing yet (API documentation, `ivrAnswer`). */
export const STAYED = '-1';

/** @returns the result; undefined as long as the call goes on, and for what the stamp is not for */
export function resultOf(
	event: ZvonobotEvent,
	known: Awaited,
	{ branch }: Partial<Stamp>,
): IDataObject | undefined {
	if ((event.event === 'ivrAnswer') !== (branch !== undefined)) return undefined;
	if (branch === undefined) return resultOfState(event, known);
	const { answer } = event;
	if (answer === null || answer === STAYED) return undefined;
	return withAnswer(event, known, { answer, branch, choice: branchTaken(choicesOf(known), branch, answer) });
}

function resultOfState(event: ZvonobotEvent, known: Awaited): IDataObject | undefined {
	const { state } = event;
	switch (state) {
		case 'queued':
		case 'ringing':
		case 'answered':
			return undefined;
		case 'completed':
			return resultOfTalk(event, known);
		case 'unknown':
			// A word of newer documentation: only the time of its end tells that the call is over.
			if (!textOf(event.finishedAt)) return undefined;
			if (textOf(event.answeredAt)) return resultOfTalk(event, known);
	}
	// What a person has answered counts, whatever word the service has for the end of the call.
	if (event.answers.some((answer) => answer !== STAYED)) return resultOfTalk(event, known);
	return { ...known, outcome: 'notReached' satisfies AskOutcome, state };
}

/** No callback of a branch has told the answer, but the end of the call does. */
function resultOfTalk(event: ZvonobotEvent, known: Awaited): IDataObject {
	const given = event.answers.filter((answer) => answer !== STAYED);
	const answer = given[given.length - 1] ?? textOf(event.lastKey);
	if (answer === undefined || answer === STAYED) {
		return { ...known, outcome: 'noKey' satisfies AskOutcome, state: event.state };
	}
	const choices = choicesOf(known);
	const choice = given.length > 0 ? branchAlong(choices, event.answers) : branchWith(choices, answer);
	return withAnswer(event, known, { answer, choice });
}

const choicesOf = ({ choices }: Awaited): Choice[] => (choices ?? []) as Choice[];

const parentOf = (branch: string): string => branch.split('.').slice(0, -1).join('.');
const offers = ({ answers }: Choice, said: string): boolean => answers.some((answer) => isSaid(answer, said));
/** The row for certain words, or else the one for all others. */
const rowFor = (rows: Choice[], said: string): Choice | undefined =>
	rows.find((row) => offers(row, said)) ?? rows[rows.length - 1];

/**
 * The signed branch decides, whatever was heard; only an answer that belongs to another branch of its level approves nothing.
 * Of words that several begin with, as in `no, thank you`, the most decide.
 */
function branchTaken(choices: Choice[], branch: string, said: string): Choice | undefined {
	const level = choices.filter((choice) => parentOf(choice.branch) === parentOf(branch));
	const own = level.filter((choice) => choice.branch === branch);
	const taken = rowFor(own, said);
	const isOfAnother = heardOf(level, said) > heardOf(own, said);
	return taken && isOfAnother ? { ...taken, approved: false } : taken;
}

/** How much of what was said is an answer of these rows. */
const heardOf = (rows: Choice[], said: string): number =>
	Math.max(
		0,
		...rows
			.flatMap(({ answers }) => answers)
			.filter((answer) => isSaid(answer, said, true))
			.map((answer) => plain(answer).length),
	);

/** Follows the answers down the menu. One that leads nowhere leaves open what the person meant. */
function branchAlong(choices: Choice[], answers: string[]): Choice | undefined {
	let [taken, above]: [Choice | undefined, string] = [undefined, ''];
	for (const said of answers) {
		const level = choices.filter(({ branch }) => parentOf(branch) === above);
		const row =
			level.find((one) => offers(one, said)) ?? level.find((one) => said !== STAYED && isForRest(one));
		const isRepeated = taken !== undefined && level.length === 0 && offers(taken, said);
		if (said !== STAYED && !isRepeated) taken = row;
		if (row) above = row.branch;
	}
	return taken;
}

const isForRest = ({ answers }: Choice): boolean => answers.length === 0;

/** Where only the last key is known, it approves only if it does so in every branch that has it. */
function branchWith(choices: Choice[], said: string): Choice | undefined {
	const possible = choices.filter((choice) => offers(choice, said));
	return possible.find(({ approved }) => !approved) ?? possible[0];
}

function withAnswer(
	{ state, answers }: ZvonobotEvent,
	known: Awaited,
	{ answer, branch, choice }: { answer: string; branch?: string; choice?: Choice },
): IDataObject {
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
