/** When an execution goes on that has asked several people, and what comes out. Nothing here asks the service. */

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { hasAnswer } from '../../shared/waiting/attempts';
import { isAwaited, peopleIn } from '../../shared/waiting/wait';
import type { AskOutcome } from './answer';

export const GO_ON_WHEN = ['everyone', 'firstApproval', 'majority'] as const;
export type GoOnWhen = (typeof GO_ON_WHEN)[number];

/** Whether somebody was called; others were skipped, or have failed. */
const isAsked = ({ askedAt }: IDataObject): boolean => askedAt !== undefined;
const isApproval = ({ approved }: IDataObject): boolean => approved === true;
const isDecline = ({ approved, outcome }: IDataObject): boolean =>
	approved === false && outcome === ('answered' satisfies AskOutcome);

/** How the user wants to go on; written into what is waited for, because a webhook cannot read it again. */
const ruleOf = (people: IDataObject[]): GoOnWhen =>
	(people.find(isAsked)?.goOnWhen as GoOnWhen | undefined) ?? 'everyone';

/** Whether there is nothing left to wait for: all is known, or nothing can change what matters. */
export function isDecided(items: INodeExecutionData[]): boolean {
	const people = items.flatMap(({ json }) => peopleIn(json));
	const open = people.filter(isAwaited).length;
	const [approvals, declines] = [isApproval, isDecline].map((is) => people.filter(is).length);
	// Of several who decide as one, those who were not called count too.
	const voters = items.some(({ json }) => json.people) ? people : people.filter(isAsked);
	const isMost = (count: number) => count * 2 > voters.length;
	if (open === 0) return true;
	switch (ruleOf(people)) {
		case 'firstApproval':
			return approvals > 0;
		case 'majority':
			return isMost(approvals) || isMost(declines) || !(isMost(approvals + open) || isMost(declines + open));
		default:
			return false;
	}
}

/** Of two results for one call the one with an answer counts, and the later state. */
export function joined(heard?: IDataObject, looked?: IDataObject): IDataObject | undefined {
	if (!heard || !looked) return heard ?? looked;
	if (!hasAnswer(heard)) return hasAnswer(looked) ? looked : heard;
	return looked.state === 'unknown' ? heard : { ...heard, state: looked.state };
}

/** The items, each with what became of its people. */
export function withPeople(items: INodeExecutionData[], people: IDataObject[]): INodeExecutionData[] {
	const left = [...people];
	return items.map((item) => {
		const own = left.splice(0, peopleIn(item.json).length);
		return { ...item, json: item.json.people ? decisionOf(own) : own[0] };
	});
}

/** From what says most about a decision to what says least. */
const TELLING: AskOutcome[] = [
	...(['answered', 'otherAnswer', 'noKey', 'notReached', 'timedOut', 'canceled', 'skipped'] as const),
];
const rankOf = ({ outcome }: IDataObject): number =>
	[...TELLING, outcome as AskOutcome].indexOf(outcome as AskOutcome);

/**
 * What several people who were asked as one have decided, in the shape of one person's answer: that of who has decided it.
 * Everybody has to approve where everybody is waited for; somebody who was not called has not approved.
 */
export function decisionOf(people: IDataObject[]): IDataObject {
	const approvals = people.filter(isApproval);
	const needed = { everyone: people.length, firstApproval: 1, majority: Math.floor(people.length / 2) + 1 };
	const approved = approvals.length >= needed[ruleOf(people)];
	const others = people.filter((one) => !isApproval(one)).sort((one, other) => rankOf(one) - rankOf(other));
	const [first] = approved ? approvals : others;
	const deciding = approved ? approvals : people.filter(isDecline);
	return {
		...first,
		approved,
		decidedBy: deciding.map(({ phone }) => phone),
		people,
		data: { approved },
	};
}
